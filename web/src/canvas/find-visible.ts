type Sorted = { readonly length: number; readonly [i: number]: number }

/** Index of the first value greater than `x` in an ascending list; its length when there is none. */
export function firstAbove(values: Sorted, x: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (values[mid]! > x) high = mid
    else low = mid + 1
  }
  return low
}

/**
 * Rows that touch `top`–`bottom`, as [first, end). `tops[i]` is where row i begins; `tops[n]` is where the last ends.
 */
export function visibleRows(
  tops: Sorted,
  top: number,
  bottom: number,
): { readonly first: number; readonly end: number } {
  const rows = tops.length - 1
  if (rows <= 0) return { first: 0, end: 0 }
  const first = Math.max(0, Math.min(rows, firstAbove(tops, top) - 1))
  let end = first
  while (end < rows && tops[end]! < bottom) end++
  return { first, end }
}
