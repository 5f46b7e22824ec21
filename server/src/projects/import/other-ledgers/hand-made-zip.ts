import { crc32, deflateRawSync } from 'node:zlib'

export type Part = {
  readonly name: string
  readonly bytes: Buffer
  readonly declared?: number
  readonly packed?: Buffer
  readonly flags?: number
}

const crc = (bytes: Buffer): number => (typeof crc32 === 'function' ? crc32(bytes) : slowCrc(bytes))

function slowCrc(bytes: Buffer): number {
  let c = 0xffffffff
  for (const b of bytes) {
    c ^= b
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  }
  return (c ^ 0xffffffff) >>> 0
}

/** A zip written by hand, so that its directory may lie about sizes and flags. For tests only. */
export function handMadeZip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const packed = part.packed ?? deflateRawSync(part.bytes)
    const name = Buffer.from(part.name)
    const size = part.declared ?? part.bytes.length
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(part.flags ?? 0, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(part.bytes.length < 1e6 ? crc(part.bytes) : 0, 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, name, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, tail, name]))
    files.push(local)
    offset += local.length
  }
  const all = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(all.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, all, end])
}

const xml = (body: string): Buffer => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${body}`)

/** The parts of a small workbook around one sheet; `more` replaces or adds parts. */
export function workbookParts(sheetXml: Buffer, more: readonly Part[] = []): Part[] {
  const own: Part[] = [
    {
      name: 'xl/workbook.xml',
      bytes: xml('<workbook xmlns:r="r"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: xml('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'),
    },
    { name: 'xl/worksheets/sheet1.xml', bytes: sheetXml },
  ]
  return [...own.filter((p) => !more.some((m) => m.name === p.name)), ...more]
}

export const sheetXml = (rows: string): Buffer => xml(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)
