import type { CommandContext } from '../../platform/command-context.ts'
import { writePosts, writeUnits } from '../writes.ts'

export type UnitOfSheet = { id: string; name: string; kind: string; parentId: string | null; creditCode: string | null }
export type PostOfSheet = { id: string; unitId: string; title: string; duty: string }

const CHUNK = 200

/** Makes the units and posts that a sheet names and nobody has entered yet; a parent stands before what is below it. */
export async function createRowsOfSheet(
  ctx: CommandContext,
  units: readonly UnitOfSheet[],
  posts: readonly PostOfSheet[],
): Promise<void> {
  for (let i = 0; i < units.length; i += CHUNK) {
    const rows = units.slice(i, i + CHUNK).map((u) => ({
      ...u,
      shortName: u.name,
      regionCode: null,
      administrationId: null,
      validFrom: ctx.today,
      validTo: null,
    }))
    await writeUnits(ctx, rows, 'sheet')
  }
  for (let i = 0; i < posts.length; i += CHUNK) await writePosts(ctx, posts.slice(i, i + CHUNK), 'sheet')
}
