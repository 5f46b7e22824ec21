import type { Lack, Post, PostInUnit, Unit } from '@guatu/contract/organization'
import { lacksOf } from '@guatu/domain/projects/class-demands'
import type { z } from 'zod'
import type { LackRow } from './lack-reads.ts'
import type { PostListRow } from './post-reads.ts'
import type { PostRow, UnitRow } from './unit-reads.ts'

export const presentPost = (r: PostRow): Post => ({ ...r, duty: r.duty as Post['duty'] })

export const presentUnit = ({ sortKey: _, ...r }: UnitRow): Unit => ({
  ...r,
  kind: r.kind as Unit['kind'],
  posts: r.posts.map(presentPost),
})

export const presentPostInUnit = ({ sortKey: _, ...r }: PostListRow): PostInUnit => ({
  ...r,
  duty: r.duty as Post['duty'],
})

export type LackFilter = {
  readonly q?: string | undefined
  readonly lack?: string | undefined
  readonly listing?: string | undefined
  readonly sort?: string | undefined
}

/** One row a project: the lists it is on, and what they together demand and it has not got. */
export function presentLacks(rows: readonly LackRow[], f: LackFilter) {
  const all = rows.map(
    (r): z.infer<typeof Lack> => ({
      projectId: r.projectId,
      projectName: r.projectName,
      listing: r.listings.join('、'),
      lacks: [...lacksOf(r.listings, r)],
    }),
  )
  const lacking = all.filter((r) => r.lacks.length > 0)
  const [lacks, lists] = [f.lack?.split(','), f.listing?.split(',')]
  const shown = lacking.filter(
    (r) =>
      (!f.q || r.projectName.includes(f.q)) &&
      (!lacks || lacks.some((lack) => r.lacks.includes(lack))) &&
      (!lists || lists.some((list) => r.listing.split('、').includes(list))),
  )
  const listings = [...new Set(rows.flatMap((r) => r.listings))].sort()
  return { rows: sorted(shown, f.sort), complete: all.length - lacking.length, listed: all.length, listings }
}

/** `lacks`: who lacks most first; else as they come, by name. A `-` turns the whole order round. */
function sorted<R extends z.infer<typeof Lack>>(rows: R[], sort: string | undefined): R[] {
  const name = sort?.replace(/^-/, '')
  const ordered =
    name === 'lacks'
      ? rows.toSorted((a, b) => b.lacks.length - a.lacks.length)
      : name === 'listing'
        ? rows.toSorted((a, b) => (a.listing < b.listing ? -1 : a.listing > b.listing ? 1 : 0))
        : rows
  return sort?.startsWith('-') ? ordered.toReversed() : ordered
}
