import { randomBytes } from 'node:crypto'
import { systemClock } from './clock.ts'

let lastMs = 0
let counter = 0

/** UUIDv7: made by server or client, never by the database. Monotonic within a process, so ids sort by creation. */
export function newId(now = systemClock.now().getTime()): string {
  const ms = Math.max(now, lastMs)
  counter = ms === lastMs ? counter + 1 : randomBytes(2).readUInt16BE() & 0x3ff
  lastMs = ms
  if (counter > 0xfff) {
    lastMs = ms + 1
    counter = 0
  }
  return formatV7(lastMs, counter, randomBytes(8))
}

export function formatV7(ms: number, sequence: number, tail: Buffer): string {
  const time = ms.toString(16).padStart(12, '0')
  const rest = Buffer.from(tail)
  rest[0] = (rest[0]! & 0x3f) | 0x80
  const hex = rest.toString('hex')
  const seq = (sequence & 0xfff).toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${seq}-${hex.slice(0, 4)}-${hex.slice(4)}`
}
