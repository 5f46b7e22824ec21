/** One printed measure. `ok` is whether the bar was reached; a missed bar prints false, it does not throw. */
export type Measure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly bar: string
  readonly ok: boolean
}

export type Bench = { readonly name: string; readonly about: string; run(): Promise<readonly Measure[]> }

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const mid = sorted.length >> 1
  return sorted.length % 2 ? sorted[mid]! : (sorted[mid - 1]! + sorted[mid]!) / 2
}

export const percentile = (values: readonly number[], p: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)]!
}

export const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits))
