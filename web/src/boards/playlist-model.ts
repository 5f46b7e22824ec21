import type { BoardPageKind, PlaylistEntry } from '@guatu/contract/boards'

export const pageKinds: readonly BoardPageKind[] = [
  'cards',
  'cardsByHeadquarters',
  'headquarters',
  'ahead',
  'behind',
  'movers',
  'chains',
  'rates',
  'contest',
]

/** The list with one entry a place earlier (−1) or later (1); at the ends nothing moves. */
export function movedBy(entries: readonly PlaylistEntry[], at: number, by: -1 | 1): readonly PlaylistEntry[] {
  const to = at + by
  if (to < 0 || to >= entries.length) return entries
  const next = [...entries]
  const [entry] = next.splice(at, 1)
  next.splice(to, 0, entry!)
  return next
}
