import { refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { findUnit } from '../unit-reads.ts'
import { writeUnit } from '../writes.ts'
import { checkUnit, normalCode, type UnitFields } from './check-unit.ts'

export const createUnit: Command<UnitFields, { id: string }> = {
  name: 'create-unit',
  subject: (input) => input.id,
  async run(ctx, input) {
    const before = await findUnit(ctx.trx, input.id)
    if (before)
      return before.name === input.name && before.kind === input.kind ? { id: input.id } : refuse('platform.idTaken')
    const fault = await checkUnit(ctx, input)
    if (fault) return fault
    await writeUnit(
      ctx,
      {
        id: input.id,
        name: input.name,
        shortName: input.shortName || input.name,
        kind: input.kind,
        parentId: input.parentId,
        regionCode: input.regionCode,
        creditCode: normalCode(input.creditCode),
        administrationId: null,
        validFrom: ctx.today,
        validTo: null,
      },
      { expectedVersion: null },
    )
    ctx.touch('organization')
    return { id: input.id }
  },
}
