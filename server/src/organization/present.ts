import type { Lack, Post, Unit } from '@guatu/contract/organization'
import { lacksOf } from '@guatu/domain/projects/class-demands'
import type { z } from 'zod'
import type { LackRow } from './lack-reads.ts'
import type { PostRow, UnitRow } from './unit-reads.ts'

export const presentPost = (r: PostRow): Post => ({ ...r, duty: r.duty as Post['duty'] })

export const presentUnit = (r: UnitRow): Unit => ({
  ...r,
  kind: r.kind as Unit['kind'],
  posts: r.posts.map(presentPost),
})

/** One row a project: the lists it is on, and what they together demand and it has not got. */
export function presentLacks(rows: readonly LackRow[]) {
  const all = rows.map(
    (r): z.infer<typeof Lack> => ({
      projectId: r.projectId,
      projectName: r.projectName,
      listing: r.listings.join('、'),
      lacks: [...lacksOf(r.listings, r)],
    }),
  )
  const lacking = all.filter((r) => r.lacks.length > 0)
  return { rows: lacking, complete: all.length - lacking.length, total: all.length }
}
