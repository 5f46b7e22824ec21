import type { MatterBody } from '@guatu/contract/matters'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { registeredNow } from '@guatu/domain/matters/matter-state'
import { hasRole } from '@guatu/domain/organization/actor'
import { findUnit } from '../../organization/unit-reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSession, scopeOfSystem } from '../../platform/scope.ts'
import { findProject } from '../../projects/reads.ts'
import { matterNowRow } from '../matter-now-row.ts'
import { mayRegisterMatter } from '../policy.ts'
import { findMatterRow } from '../reads.ts'
import { storeMattersNow, writeMatter } from '../writes.ts'
import { announce } from './record-matter-act.ts'

export type RegisterMatter = MatterBody & { id: string; registeredOn?: string }

/** 拟办: an instruction becomes a matter. Of a headquarters it is that headquarters' own; from here on nothing can vanish. */
export const registerMatter: Command<RegisterMatter, { id: string }> = {
  name: 'register-matter',
  subject: (input) => input.id,
  async run(ctx, input) {
    if (!mayRegisterMatter(ctx.actor)) return refuse('platform.notPermitted')
    const before = await findMatterRow(ctx.trx, input.id)
    if (before) return before.title === input.title ? { id: input.id } : refuse('platform.idTaken')
    const columns = await columnsOf(ctx, input)
    if (isRefusal(columns)) return columns
    const registeredOn = ctx.today
    const written = await writeMatter(
      ctx,
      {
        id: input.id,
        ...columns,
        issuingUnitId: issuingUnitOf(ctx),
        registeredOn,
        recordedAt: ctx.now,
        actor: ctx.actor.name,
        actorId: ctx.actor.accountId,
        personId: ctx.actor.personId,
      },
      { expectedVersion: null },
    )
    if (isRefusal(written)) return written
    const matter = { id: input.id, intendedUnitId: input.unitId, needsApproval: input.needsApproval }
    await storeMattersNow(ctx.trx, [matterNowRow(matter, registeredNow({ registeredOn }))])
    announce(ctx, { id: input.id, projectId: input.projectId })
    return { id: input.id }
  },
}

/** The offices keep every matter; whoever registers for a headquarters only, keeps it there. */
const issuingUnitOf = ({ actor }: CommandContext): string | null =>
  hasRole(actor, 'inspection', 'projectOffice')
    ? null
    : (actor.grants.find((g) => g.role === 'headquarters')?.unitId ?? null)

/** What a registration says in columns, with what it points at checked. */
export async function columnsOf(ctx: CommandContext, body: MatterBody) {
  if (body.due !== null && body.limitDays !== null) return refuse('matters.twoLimits')
  const refusal = await refusePointers(ctx, body)
  if (refusal) return refusal
  return {
    title: body.title,
    demand: body.demand,
    source: body.source,
    sourceTitle: body.sourceTitle,
    sourceNumber: body.sourceNumber,
    sourceOn: body.sourceOn,
    sourcePeriod: body.sourcePeriod,
    leader: body.leader,
    projectId: body.projectId,
    unitId: body.unitId,
    helpingUnitIds: body.helpingUnitIds.filter((id) => id !== body.unitId),
    dueOn: body.due?.date ?? null,
    duePrecision: body.due?.precision ?? null,
    limitDays: body.limitDays,
    needsApproval: body.needsApproval,
    needsShowing: body.needsShowing,
  }
}

async function refusePointers(ctx: CommandContext, body: MatterBody): Promise<Refusal | null> {
  for (const id of [body.unitId, ...body.helpingUnitIds])
    if (!(await findUnit(ctx.trx, id))) return refuse('platform.notFound', { what: 'organization.unit' })
  const scope = ctx.actor.accountId === null ? scopeOfSystem('sample') : scopeOfSession(ctx.actor)
  if (body.projectId !== null && !(await findProject(ctx.trx, scope, body.projectId)))
    return refuse('platform.notFound', { what: 'projects.project' })
  return null
}
