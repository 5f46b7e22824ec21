import type { BoardPageKind, PlaylistEntry } from '@guatu/contract/boards'

const PAGES: readonly BoardPageKind[] = [
  'cards',
  'headquarters',
  'cardsByHeadquarters',
  'ahead',
  'behind',
  'movers',
  'chains',
  'rates',
  'contest',
]

/** The pages of an address for which nobody chose any. */
export const USUAL_PLAYLIST: readonly PlaylistEntry[] = PAGES.map((page) => ({
  page,
  seconds: page === 'cards' ? 15 : 12,
}))
