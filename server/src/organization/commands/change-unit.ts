import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findUnit } from '../unit-reads.ts'
import { writeUnit } from '../writes.ts'
import { checkUnit, normalCode, type UnitFields } from './check-unit.ts'

export type ChangeUnit = UnitFields & { readonly expectedVersion: number; readonly reason: string }

/** A renaming or another place in the tree: a whole revision with its reason; what was stays in the history. */
export const changeUnit: Command<ChangeUnit, { id: string }> = {
  name: 'change-unit',
  subject: (input) => input.id,
  async run(ctx, input) {
    const before = await findUnit(ctx.trx, input.id)
    if (!before) return refuse('platform.notFound', { what: 'organization.unit' })
    if (before.version !== input.expectedVersion)
      return refuse('platform.staleVersion', { expected: input.expectedVersion })
    const fault = await checkUnit(ctx, input)
    if (fault) return fault
    const written = await writeUnit(
      ctx,
      {
        ...before,
        name: input.name,
        shortName: input.shortName || input.name,
        kind: input.kind,
        parentId: input.parentId,
        regionCode: input.regionCode,
        creditCode: normalCode(input.creditCode),
      },
      { expectedVersion: input.expectedVersion, reason: input.reason },
    )
    if (isRefusal(written)) return written
    for (const topic of ['organization', 'projects', 'wall']) ctx.touch(topic)
    return { id: input.id }
  },
}
