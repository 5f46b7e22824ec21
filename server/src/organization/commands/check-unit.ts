import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { checkCreditCode } from '@guatu/domain/projects/ledger/credit-code'
import type { CommandContext } from '../../platform/command-context.ts'
import { findUnit, isNameTaken, regionExists, standsBelow } from '../unit-reads.ts'

export type UnitFields = {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly kind: string
  readonly parentId: string | null
  readonly regionCode: string | null
  readonly creditCode: string | null
}

/** A credit code as typed, in capitals and without blanks; an empty one is none. */
export const normalCode = (text: string | null): string | null => text?.replace(/\s/g, '').toUpperCase() || null

/** What speaks against a unit as entered: its credit code, parent, region or name. */
export async function checkUnit(ctx: CommandContext, unit: UnitFields): Promise<Refusal | null> {
  const creditCode = normalCode(unit.creditCode)
  const code = creditCode === null ? 'valid' : checkCreditCode(creditCode)
  if (code !== 'valid')
    return refuse('organization.badCreditCode', { creditCode, fault: `organization.creditCode.${code}` })
  if (unit.parentId !== null) {
    if (!(await findUnit(ctx.trx, unit.parentId))) return refuse('platform.notFound', { what: 'organization.unit' })
    if (await standsBelow(ctx.trx, unit.id, unit.parentId))
      return refuse('organization.parentBelow', { name: unit.name })
  }
  if (unit.regionCode !== null && !(await regionExists(ctx.trx, unit.regionCode)))
    return refuse('organization.unknownRegion', { regionCode: unit.regionCode })
  if (await isNameTaken(ctx.trx, { ...unit, creditCode }))
    return refuse('organization.unitNameTaken', { name: unit.name })
  return null
}
