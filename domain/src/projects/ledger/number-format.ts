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

/** A format of month and day only: the year below it is not shown. */
export const hidesYear = (format: string): boolean => formatKind(format) === 'day' && !/y|e|g/i.test(unquoted(format))

const unquoted = (format: string): string => (format.split(';')[0] ?? '').replace(/"[^"]*"/g, '')

/** What a format of numbers shows beside or instead of the number below it. */
export type ShownAs = {
  /** Unit that the format prints ("0.00\"亿元\""), as a power of ten; null where it prints none. */
  readonly unit: number | null
  /** The number is shown divided by ten to this power ("#,##0," 3, "0!.0000" 4). */
  readonly shift: number
}

const shown = new Map<string, ShownAs>()
const PLAIN: ShownAs = { unit: null, shift: 0 }

export function shownAs(format: string): ShownAs {
  if (format === '') return PLAIN
  let known = shown.get(format)
  if (!known) {
    known = readShown(format.split(';')[0] ?? '')
    if (shown.size < 5000) shown.set(format, known)
  }
  return known
}

function readShown(section: string): ShownAs {
  const unit = /(亿|千万|百万|万|千)?元|(亿|万)/.exec(section.replace(/["\\!]/g, ''))
  const bare = section.replace(/"[^"]*"/g, '').replace(/\[[^\]]*\]/g, '')
  const pointed = /[!\\]\.([0#]+)/.exec(bare)
  const commas = /[0#?](,+)(?![0#?,])/.exec(bare)
  return {
    unit: unit ? POWERS[unit[1] ?? unit[2] ?? '']! : null,
    shift: (pointed?.[1]?.length ?? 0) + (commas?.[1]?.length ?? 0) * 3,
  }
}

const POWERS: Readonly<Record<string, number>> = { 亿: 8, 千万: 7, 百万: 6, 万: 4, 千: 3, '': 0 }
