import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import yauzl, { type Entry, type ZipFile } from 'yauzl'

/** Bounds of a workbook's zip. A ledger of 10,000 × 40 unpacks to 18 MB at a ratio below 10. */
export const ZIP_LIMITS = {
  packed: 50_000_000,
  entries: 2_000,
  entryUnpacked: 150_000_000,
  unpacked: 250_000_000,
  ratio: 120,
  /** Below this size a high ratio is harmless. */
  ratioFrom: 5_000_000,
} as const

export type ScannedZip = { readonly zip: ZipFile; readonly entries: ReadonlyMap<string, Entry> }

/** Looks at the zip's directory before anything is unpacked: number, declared sizes, ratio, encryption, odd names. */
export function prescanZip(bytes: Buffer): Promise<ScannedZip | Refusal> {
  return new Promise((resolve) => {
    if (bytes.length > ZIP_LIMITS.packed)
      return resolve(refuse('ledger.fileTooLarge', { limitMegabytes: ZIP_LIMITS.packed / 1e6 }))
    yauzl.fromBuffer(
      bytes,
      { lazyEntries: true, validateEntrySizes: true, strictFileNames: false, autoClose: false },
      (error, zip) => {
        if (error || !zip) return resolve(refuse('ledger.brokenZip', { detail: error?.message ?? '' }))
        if (zip.entryCount > ZIP_LIMITS.entries) return resolve(refuse('ledger.zipBomb', { entries: zip.entryCount }))
        const entries = new Map<string, Entry>()
        let unpacked = 0
        zip.on('error', (e: Error) => resolve(refuse('ledger.brokenZip', { detail: e.message })))
        zip.on('end', () => resolve({ zip, entries }))
        zip.on('entry', (entry: Entry) => {
          unpacked += entry.uncompressedSize
          const refusal = refuseEntry(entry, unpacked, entries)
          if (refusal) return resolve(refusal)
          entries.set(entry.fileName, entry)
          zip.readEntry()
        })
        zip.readEntry()
      },
    )
  })
}

function refuseEntry(entry: Entry, unpacked: number, seen: ReadonlyMap<string, Entry>): Refusal | null {
  if ((entry.generalPurposeBitFlag & 1) !== 0) return refuse('ledger.encrypted')
  if (seen.has(entry.fileName)) return refuse('ledger.brokenZip', { detail: `twice: ${entry.fileName}` })
  if (entry.uncompressedSize > ZIP_LIMITS.entryUnpacked || unpacked > ZIP_LIMITS.unpacked) {
    return refuse('ledger.zipBomb', { entries: seen.size + 1, megabytes: Math.round(unpacked / 1e6) })
  }
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
  if (entry.uncompressedSize > ZIP_LIMITS.ratioFrom && ratio > ZIP_LIMITS.ratio) {
    return refuse('ledger.zipBomb', { entries: seen.size + 1, megabytes: Math.round(entry.uncompressedSize / 1e6) })
  }
  return null
}

/** Unpacks one entry piece by piece; real bytes beyond the declared ones are a refusal, whatever the directory says. */
export function streamEntry(
  zip: ZipFile,
  entry: Entry,
  onBytes: (bytes: Buffer) => Refusal | null,
): Promise<Refusal | null> {
  return new Promise((resolve) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return resolve(refuse('ledger.brokenZip', { detail: error?.message ?? '' }))
      let real = 0
      stream.on('error', (e: Error) =>
        resolve(
          /size|too many|not enough/i.test(e.message)
            ? refuse('ledger.forgedSize', { part: entry.fileName })
            : refuse('ledger.brokenZip', { detail: e.message }),
        ),
      )
      stream.on('end', () => resolve(null))
      stream.on('data', (bytes: Buffer) => {
        real += bytes.length
        const refusal =
          real > entry.uncompressedSize ? refuse('ledger.forgedSize', { part: entry.fileName }) : onBytes(bytes)
        if (refusal) {
          stream.destroy()
          resolve(refusal)
        }
      })
    })
  })
}

/** Unpacks every entry and counts, for bytes that another library will open next. Null when nothing is wrong. */
export async function measureZip(bytes: Buffer): Promise<Refusal | null> {
  const scanned = await prescanZip(bytes)
  if (!('zip' in scanned)) return scanned
  for (const entry of scanned.entries.values()) {
    if (entry.fileName.endsWith('/')) continue
    const refusal = await streamEntry(scanned.zip, entry, () => null)
    if (refusal) return refusal
  }
  return null
}
