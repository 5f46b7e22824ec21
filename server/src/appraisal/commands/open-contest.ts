import type { OpenContest } from '@guatu/contract/appraisal'
import { parseMarks } from '@guatu/domain/appraisal/take-contest-act'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { findUnit } from '../../organization/unit-reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSession, scopeOfSystem } from '../../platform/scope.ts'
import { findCampaign } from '../../projects/campaign-reads.ts'
import { findProject, tiesOf } from '../../projects/reads.ts'
import { listJudgeRows } from '../judge-reads.ts'
import { maySteerContests } from '../policy.ts'
import { findContestRow } from '../reads.ts'
import { appendContest } from '../writes.ts'

/** A contest is opened with everything it has: who competes, who judges, what is judged. From here on it changes by acts alone. */
export const openContest: Command<OpenContest, { id: string }> = {
  name: 'open-contest',
  subject: (input) => input.id,
  async run(ctx, input) {
    if (!maySteerContests(ctx.actor)) return refuse('platform.notPermitted')
    const before = await findContestRow(ctx.trx, input.id)
    if (before) return before.name === input.name ? { id: input.id } : refuse('platform.idTaken')
    const refusal = await refuseOpening(ctx, input)
    if (refusal) return refusal
    const [contestants, judges] = [await contestantsOf(ctx, input), await judgesOf(ctx, input)]
    if (isRefusal(contestants)) return contestants
    if (isRefusal(judges)) return judges
    const recorded = { occurredOn: ctx.today, recordedAt: ctx.now }
    const of = { contestId: input.id, ...recorded }
    await appendContest(
      ctx,
      {
        ...{ id: input.id, name: input.name, campaignId: input.campaignId, heldOn: input.heldOn, kind: input.kind },
        ...{ actor: ctx.actor.name, actorId: ctx.actor.accountId, personId: ctx.actor.personId, ...recorded },
      },
      {
        contestants: contestants.map((c, i) => ({ id: ctx.newId(), seq: i + 1, ...c, ...of })),
        judges: judges.map((j, i) => ({ id: ctx.newId(), seq: i + 1, ...j, ...of })),
        items: input.items.map((item, i) => ({ id: item.id, seq: i + 1, name: item.name, maxMarks: item.max, ...of })),
      },
    )
    ctx.touch('contests')
    return { id: input.id }
  },
}

async function refuseOpening(ctx: CommandContext, input: OpenContest): Promise<Refusal | null> {
  const twice = [input.contestants, input.judges, input.items.map((item) => item.id), input.items.map((i) => i.name)]
  if (twice.some((list) => new Set(list).size < list.length)) return refuse('appraisal.twice')
  if (input.items.some((item) => parseMarks(item.max) === 0)) return refuse('appraisal.noMarks')
  if (input.campaignId !== null && !(await findCampaign(ctx.trx, input.campaignId)))
    return refuse('platform.notFound', { what: 'projects.campaign' })
  return null
}

/** Named as they are called today, with the units whose people stand aside. */
async function contestantsOf(ctx: CommandContext, { kind, contestants }: OpenContest) {
  const found: { unitId: string | null; projectId: string | null; name: string; unitIds: string[] }[] = []
  const scope = ctx.actor.accountId === null ? scopeOfSystem('sample') : scopeOfSession(ctx.actor)
  for (const id of contestants) {
    const unit = kind === 'unit' ? await findUnit(ctx.trx, id) : undefined
    const project = kind === 'project' ? await findProject(ctx.trx, scope, id) : undefined
    if (unit) found.push({ unitId: id, projectId: null, name: unit.name, unitIds: [id] })
    else if (project) {
      const unitIds = tiesOf(project).unitIds.filter((one) => one !== null)
      found.push({ unitId: null, projectId: id, name: project.name, unitIds: [...new Set(unitIds)] })
    } else return refuse('platform.notFound', { what: kind === 'unit' ? 'organization.unit' : 'projects.project' })
  }
  return found
}

/** Whoever holds the role judge on the day of the opening, from whatever units they are of then. */
async function judgesOf(ctx: CommandContext, { judges }: OpenContest) {
  const rows = await listJudgeRows(ctx.trx, { ids: judges }, ctx.today)
  const found = judges.flatMap((id) => rows.find((row) => row.personId === id) ?? [])
  if (found.length < judges.length) return refuse('appraisal.noJudge')
  return found.map(({ personId, name, unit, unitIds }) => ({ personId, name, unitName: unit, unitIds }))
}
