import type { CommandContext } from '../../platform/command-context.ts'
import { writePost, writeUnit } from '../writes.ts'

/** Makes a unit that a sheet names and nobody has entered yet. */
export async function createUnitRow(
  ctx: CommandContext,
  unit: { name: string; kind: string; parentId: string | null; creditCode: string | null },
): Promise<string> {
  const id = ctx.newId()
  await writeUnit(
    ctx,
    {
      id,
      name: unit.name,
      shortName: unit.name,
      kind: unit.kind,
      parentId: unit.parentId,
      regionCode: null,
      administrationId: null,
      creditCode: unit.creditCode,
      validFrom: ctx.today,
      validTo: null,
    },
    { expectedVersion: null, source: 'sheet' },
  )
  return id
}

export async function createPostRow(
  ctx: CommandContext,
  post: { unitId: string; title: string; duty: string },
): Promise<string> {
  const id = ctx.newId()
  await writePost(ctx, { id, ...post }, { expectedVersion: null, source: 'sheet' })
  return id
}
