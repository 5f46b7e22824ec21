export type FormatKind = 'number' | 'percent' | 'day' | 'month' | 'year' | 'time'

const known = new Map<string, FormatKind>()

/** What a number format shows. A format of year and month only ("2025年3月") says less than the serial below it. */
export function formatKind(format: string): FormatKind {
  const seen = known.get(format)
  if (seen) return seen
  const kind = classify(format)
  if (known.size < 5000) known.set(format, kind)
  return kind
}

function classify(format: string): FormatKind {
  const bare = (format.split(';')[0] ?? '')
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\[(?!h|m|s)[^\]]*\]/gi, '')
    .toLowerCase()
  if (bare === '' || bare === 'general' || bare === '@') return 'number'
  if (/[#0?]/.test(bare) && !/[ymd]/.test(bare)) return bare.includes('%') ? 'percent' : 'number'
  if (/d/.test(bare)) return 'day'
  if (/y/.test(bare)) return /m/.test(bare) ? 'month' : 'year'
  if (/[hs]/.test(bare)) return 'time'
  return /m/.test(bare) ? 'month' : 'number'
}
