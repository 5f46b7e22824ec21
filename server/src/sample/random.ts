import { formatV7 } from '../platform/id.ts'

/** A small generator (sfc32): the same seed and label give the same numbers on every machine. */
export type Random = {
  /** In [0, 1). */
  next(): number
  /** Whole number from a to b, both included. */
  int(a: number, b: number): number
  /** Between a and b with one decimal. */
  tenths(a: number, b: number): number
  pick<T>(list: readonly T[]): T
  chance(share: number): boolean
  /** A UUIDv7 of an instant. */
  id(at: Date): string
}

export function createRandom(seed: number, label: string): Random {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1]
  for (const ch of label) b = (Math.imul(b ^ ch.codePointAt(0)!, 0x01000193) + 0x6d2b79f5) | 0
  let sequence = 0
  const word = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 12; i++) word()
  const next = () => word() / 0x1_0000_0000
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    tenths: (from, to) => int(Math.round(from * 10), Math.round(to * 10)) / 10,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    chance: (share) => next() < share,
    id: (at) => {
      const tail = Buffer.alloc(8)
      tail.writeUInt32BE(word(), 0)
      tail.writeUInt32BE(word(), 4)
      // As the server's own: facts of one moment stay in the order they were made in.
      sequence = (sequence + 1) & 0xfff
      // Drawn as before: every figure of the sample follows from the draws ahead of it.
      word()
      return formatV7(at.getTime(), sequence, tail)
    },
  }
}
