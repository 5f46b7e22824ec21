import { type FileHandle, open, readFile } from 'node:fs/promises'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import yauzl from 'yauzl'

/** What browsers may show in place; everything else is only handed out as a file. */
const INLINE = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])
export const mayShowInline = (mediaType: string): boolean => INLINE.has(mediaType)

const OFFICE = 'application/vnd.openxmlformats-officedocument'
/** By the one part each kind can't do without; OFD is the state's own format for laid-out documents, GB/T 33190. */
const ZIPPED: readonly (readonly [part: RegExp, mediaType: string])[] = [
  [/^word\/document\.xml$/, `${OFFICE}.wordprocessingml.document`],
  [/^xl\/workbook\.(xml|bin)$/, `${OFFICE}.spreadsheetml.sheet`],
  [/^ppt\/presentation\.xml$/, `${OFFICE}.presentationml.presentation`],
  [/^OFD\.xml$/, 'application/ofd'],
]
/** Streams of the compound files that Word, Excel, PowerPoint before 2007 and WPS write; names are UTF-16. */
const COMPOUND = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
] as const
const HEAD = 64 * 1024

/** The media type of a stored file by its content; its name says nothing. Refuses `platform.fileTypeNotAllowed`. */
export async function readMediaType(path: string): Promise<string | Refusal> {
  const head = await headOf(path)
  const latin = head.toString('latin1', 0, 1024)
  if (latin.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (latin.startsWith('\u0089PNG\r\n\u001a\n')) return 'image/png'
  if (/^GIF8[79]a/.test(latin)) return 'image/gif'
  if (/^RIFF....WEBP/s.test(latin)) return 'image/webp'
  if (/^....ftyp(?:heic|heix|mif1|msf1)/s.test(latin)) return 'image/heic'
  if (latin.startsWith('%PDF-')) return 'application/pdf'
  if (latin.startsWith('PK\u0003\u0004')) return (await zippedType(path)) ?? notAllowed('zip')
  if (latin.startsWith('\u00d0\u00cf\u0011\u00e0')) return (await compoundType(path)) ?? notAllowed('ole')
  return textType(head)
}

const notAllowed = (type: string): Refusal => refuse('platform.fileTypeNotAllowed', { type })

async function headOf(path: string): Promise<Buffer> {
  let file: FileHandle | undefined
  try {
    file = await open(path)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file?.close()
  }
}

/** Looks at the names in the archive's directory only; nothing is unpacked. */
function zippedType(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    yauzl.open(path, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return resolve(null)
      const end = (type: string | null) => {
        zip.close()
        resolve(type)
      }
      let looked = 0
      zip.on('error', () => end(null))
      zip.on('end', () => end(null))
      zip.on('entry', ({ fileName }: { fileName: string }) => {
        const found = ZIPPED.find(([part]) => part.test(fileName))
        if (found) return end(found[1])
        if (++looked > 5000) return end(null)
        zip.readEntry()
      })
      zip.readEntry()
    })
  })
}

async function compoundType(path: string): Promise<string | null> {
  const bytes = await readFile(path)
  const holds = (name: string) => bytes.includes(Buffer.from(`${name}\0`, 'utf16le'))
  return COMPOUND.find(([stream]) => holds(stream))?.[1] ?? null
}

/** Text is UTF-8 or GB18030 without control characters; anything a browser could take for a page is no text. */
function textType(head: Buffer): string | Refusal {
  if (head.length === 0) return notAllowed('empty')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for them is the point
  if (/[\x00-\x08\x0e-\x1f\x7f]/.test(head.toString('latin1'))) return notAllowed('binary')
  const text = decoded(head)
  if (text === null) return notAllowed('binary')
  if (/^\s*<(?:!doctype|html|\?xml|svg|script|head|body)/i.test(text)) return notAllowed('html')
  return 'text/plain'
}

function decoded(head: Buffer): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      // As a stream, since the head may end within a character.
      return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
    } catch {}
  }
  return null
}
