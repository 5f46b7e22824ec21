import type { Board } from '@guatu/contract/boards'
import { parseDecimal, ratio, roundRatio } from '@guatu/domain/kernel/exact'

export type BoardPage =
  | { readonly kind: 'counts' }
  | { readonly kind: 'headquarters'; readonly part: number; readonly parts: number }
  | { readonly kind: 'ahead' }
  | { readonly kind: 'behind' }

/** Ten rows a page are what is still read at 20 m. */
export const rowsAPage = 10
export const turnSeconds = 12

/** The pages of a board in their order; an empty list makes no page. */
export function pagesOf(board: Board): BoardPage[] {
  const parts = Math.ceil(board.headquarters.length / rowsAPage)
  return [
    { kind: 'counts' },
    ...Array.from({ length: parts }, (_, part): BoardPage => ({ kind: 'headquarters', part, parts })),
    ...(board.ahead.length > 0 ? [{ kind: 'ahead' } as const] : []),
    ...(board.behind.length > 0 ? [{ kind: 'behind' } as const] : []),
  ]
}

/** How many pages stand side by side: one on 16:9; a wide wall (from 28:9) takes two. */
export const sideBySide = (width: number, height: number): number => (width / height >= 2.8 ? 2 : 1)

/** The pages to show at turn `turn`; a wall that shows two turns by two, and never shows one page twice. */
export function shownAt<P>(pages: readonly P[], turn: number, beside: number): P[] {
  const count = Math.min(beside, pages.length)
  const first = (((turn * count) % pages.length) + pages.length) % pages.length
  return Array.from({ length: count }, (_, i) => pages[(first + i) % pages.length]!)
}

/** Whole minutes since the server's figures were fetched; null while they are fresh (under two minutes). */
export function ageMinutes(fetchedAt: number, now: number): number | null {
  const minutes = Math.floor((now - fetchedAt) / 60_000)
  return minutes >= 2 ? minutes : null
}

/** 亿元 with two decimals, half away from zero, from a yuan string. */
export function yiOf(yuan: string): string {
  const value = parseDecimal(yuan)
  return value ? roundRatio(ratio(value.num, value.den * 100_000_000n), 2).replace(/\B(?=(\d{3})+\.)/g, ',') : '—'
}

/** '-12.3' → '−12.3', '4.0' → '+4.0', none → '—'. */
export function signed(decimal: string | null): string {
  if (decimal === null) return '—'
  if (decimal.startsWith('-')) return `−${decimal.slice(1)}`
  return /[1-9]/.test(decimal) ? `+${decimal}` : decimal
}

/** Change of rank: positive is up. An unchanged rank and a new entrant are two things. */
export function changeOf(change: number | null): {
  readonly kind: 'up' | 'down' | 'same' | 'none'
  readonly by: number
} {
  if (change === null) return { kind: 'none', by: 0 }
  if (change === 0) return { kind: 'same', by: 0 }
  return { kind: change > 0 ? 'up' : 'down', by: Math.abs(change) }
}

/** The token of the address: /board/<token>, or ?token=<token> where paths are not passed on. */
export function tokenOf(address: string): string | null {
  const url = new URL(address)
  return url.searchParams.get('token') ?? /\/board\/([^/]+)\/?$/.exec(url.pathname)?.[1] ?? null
}
