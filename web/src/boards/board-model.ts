import type { Board, BoardPageKind } from '@guatu/contract/boards'
import { parseDecimal, ratio, roundRatio } from '@guatu/domain/kernel/exact'

/** A page on screen: a kind of the playlist, or one part of it where it has more rows than are read from afar. */
export type BoardPage = {
  readonly kind: BoardPageKind | 'counts'
  readonly part: number
  readonly parts: number
  readonly seconds: number
}

/** Ten rows a page are what is still read at 20 m. */
export const rowsAPage = 10

/** The pages of a board in the order of its playlist; cards begin with their counts; an empty list makes no page. */
export function pagesOf(board: Board): BoardPage[] {
  return board.playlist.flatMap(({ page, seconds }): BoardPage[] => {
    const parts = partsOf(board, page)
    const pages = Array.from({ length: parts }, (_, part): BoardPage => ({ kind: page, part, parts, seconds }))
    return page === 'cards' ? [{ kind: 'counts', part: 0, parts: 1, seconds }, ...pages] : pages
  })
}

function partsOf(board: Board, page: BoardPageKind): number {
  const pages = (rows: readonly unknown[]) => Math.ceil(rows.length / rowsAPage)
  switch (page) {
    case 'cards':
    case 'headquarters':
    case 'chains':
      return pages(board[page])
    case 'ahead':
    case 'behind':
      return Math.min(1, board[page].length)
    case 'movers':
      return Math.min(1, board.movers.up.length + board.movers.down.length)
    case 'cardsByHeadquarters':
      return Math.min(1, board.headquarters.length)
    case 'contest':
      return pages(board.contest?.rows ?? [])
    case 'rates':
      return 1
  }
}

/** How many pages stand side by side: one on 16:9 and 21:9; a wide wall (from 28:9) takes two. */
export const sideBySide = (width: number, height: number): number => (width / height >= 2.8 ? 2 : 1)

/** The pages to show at turn `turn`; a wall that shows two turns by two, and never shows one page twice. */
export function shownAt<P>(pages: readonly P[], turn: number, beside: number): P[] {
  const count = Math.min(beside, pages.length)
  if (count === 0) return []
  const first = (((turn * count) % pages.length) + pages.length) % pages.length
  return Array.from({ length: count }, (_, i) => pages[(first + i) % pages.length]!)
}

/** How long this turn stands: as long as the slowest of its pages. */
export const secondsOf = (shown: readonly BoardPage[]): number => Math.max(5, ...shown.map((page) => page.seconds))

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

/** The token of the address: /board/<token> (and what lies below), or ?token=<token> where paths are not passed on. */
export function tokenOf(address: string): string | null {
  const url = new URL(address)
  return url.searchParams.get('token') ?? /\/board\/([^/]+)/.exec(url.pathname)?.[1] ?? null
}

/** Whether the address asks for the explanation behind the code. */
export const wantsExplanation = (address: string): boolean => /\/explanation\/?$/.test(new URL(address).pathname)

/** What tells two dresses apart: sets may give one level other colours and words, and their cards are counted apart. */
export const wornKey = (worn: Pick<Board['counts'][number], 'level' | 'colour' | 'word'>): string =>
  `${worn.level} ${worn.colour} ${worn.word}`
