import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

const BLOCK = 512
/** Eleven octal digits; a table or file larger than 8 GiB would need another header. */
const LARGEST = 8 ** 11 - 1

/** Writes one entry of a plain ustar archive: from a file of known size, or from bytes. */
export async function addEntry(archive: FileHandle, name: string, content: Buffer | { path: string; bytes: number }) {
  const size = Buffer.isBuffer(content) ? content.length : content.bytes
  await archive.write(header(name, size))
  let written = 0
  if (Buffer.isBuffer(content)) written = (await archive.write(content)).bytesWritten
  else {
    for await (const chunk of createReadStream(content.path))
      written += (await archive.write(chunk as Buffer)).bytesWritten
  }
  if (written !== size) throw new Error(`${name} changed while it was being copied`)
  await archive.write(Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK))
}

export const endArchive = async (archive: FileHandle): Promise<void> => {
  await archive.write(Buffer.alloc(2 * BLOCK))
}

function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100 || size > LARGEST) throw new Error(`${name} does not fit into a ustar archive`)
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`
  block.write(name, 0)
  block.write(octal(0o600, 7), 100)
  block.write(octal(0, 7), 108)
  block.write(octal(0, 7), 116)
  block.write(octal(size, 11), 124)
  block.write(octal(0, 11), 136)
  block.write('        0', 148)
  block.write('ustar\x0000', 257)
  block.write(
    octal(
      block.reduce((sum, byte) => sum + byte, 0),
      6,
    ),
    148,
  )
  return block
}

export type Entry = { readonly name: string; readonly start: number; readonly bytes: number }

/** Finds every entry of an archive without reading the contents. Returns undefined for anything that is no whole archive. */
export async function listEntries(file: string): Promise<readonly Entry[] | undefined> {
  const archive = await open(file)
  try {
    const { size } = await archive.stat()
    const entries: Entry[] = []
    const block = Buffer.alloc(BLOCK)
    for (let at = 0; ; ) {
      if ((await archive.read(block, 0, BLOCK, at)).bytesRead < BLOCK) return undefined
      if (block.every((byte) => byte === 0)) return entries
      if (block.toString('latin1', 257, 262) !== 'ustar') return undefined
      const name = block.toString('utf8', 0, 100).replace(/\0.*$/s, '')
      const bytes = Number.parseInt(block.toString('latin1', 124, 135), 8)
      if (!(at + BLOCK + bytes <= size)) return undefined
      entries.push({ name, start: at + BLOCK, bytes })
      at += BLOCK + Math.ceil(bytes / BLOCK) * BLOCK
    }
  } finally {
    await archive.close()
  }
}

export const readEntry = (file: string, { start, bytes }: Entry) =>
  // An empty range can't be asked for: its end would lie before its start.
  bytes === 0 ? createReadStream('/dev/null') : createReadStream(file, { start, end: start + bytes - 1 })
