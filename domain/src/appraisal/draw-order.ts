const SEED = /^[0-9a-f]{32}$/

/** Thirty-two hexadecimal digits, not all nought: what a draw starts from. */
export const isSeed = (text: string): boolean => SEED.test(text) && !/^0+$/.test(text)

/**
 * 抽签: the order drawn with a seed, the same on every machine. A Fisher–Yates shuffle of the list as entered, from its end,
 * with xoshiro128** (Blackman, Vigna 2018) whose state is the seed's four words; a number that would favour somebody is
 * thrown away. Whoever has the list and the seed can draw again. A text that is no seed is a bug.
 */
export function drawOrder<T>(entered: readonly T[], seed: string): readonly T[] {
  const next = xoshiro128(seed)
  const order = [...entered]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = below(next, last + 1)
    const moved = order[last]!
    order[last] = order[other]!
    order[other] = moved
  }
  return order
}

/** A whole number from 0 up to n, n left out, each as likely. */
function below(next: () => number, n: number): number {
  const fair = 0x1_0000_0000 - (0x1_0000_0000 % n)
  for (;;) {
    const word = next()
    if (word < fair) return word % n
  }
}

/** Words of 32 bits, one after the other. */
export function xoshiro128(seed: string): () => number {
  if (!isSeed(seed)) throw new RangeError(`no seed: ${seed}`)
  let [a, b, c, d] = [0, 8, 16, 24].map((at) => Number.parseInt(seed.slice(at, at + 8), 16) | 0) as [
    number,
    number,
    number,
    number,
  ]
  return () => {
    const word = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotated(d, 11)
    return word
  }
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by))
