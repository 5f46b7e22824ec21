import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSession } from '../../platform/scope.ts'
import { countInSight, findCampaign, findListings, listMemberRows, lockCampaigns } from '../campaign-reads.ts'
import { factsThroughOf, listProjectHeads, lockProjects } from '../reads.ts'
import { appendListings } from '../writes.ts'

export type JoinCampaign = {
  readonly id: string
  readonly members: readonly { readonly id: string; readonly projectId: string }[]
  readonly from: CivilDate
  readonly documentNumber: string | null
}
export type LeaveCampaign = { readonly id: string; readonly projectIds: readonly string[]; readonly lastDay: CivilDate }

/** The campaign, with the rows of its projects locked in one order: settled before anything is compared. */
async function open(ctx: CommandContext, id: string, projectIds: readonly string[]) {
  await lockProjects(ctx.trx, projectIds)
  await lockCampaigns(ctx.trx)
  ctx.refreshNow(await factsThroughOf(ctx.trx, [...projectIds]))
  const campaign = await findCampaign(ctx.trx, id)
  return campaign ?? refuse('platform.notFound', { what: 'projects.campaign' })
}

function tell(ctx: CommandContext, projectIds: readonly string[]): void {
  for (const topic of ['campaigns', 'projects', 'wall', ...projectIds.map((id) => `project:${id}`)]) ctx.touch(topic)
  for (const projectId of projectIds) ctx.emit({ type: 'project.changed', projectId })
}

/** Projects join a campaign from a day on: a listing each, with the campaign's name. Sent again it changes nothing. */
export const joinCampaign: Command<JoinCampaign, { id: string }> = {
  name: 'join-campaign',
  subject: (input) => input.id,
  async run(ctx, input) {
    const ids = [...new Set(input.members.map((m) => m.projectId))]
    const campaign = await open(ctx, input.id, ids)
    if ('code' in campaign) return campaign
    const known = await findListings(
      ctx.trx,
      scopeOfSession(ctx.actor),
      input.members.map((m) => m.id),
    )
    const wanted = input.members.filter((m) => !known.some((k) => k.id === m.id && k.projectId === m.projectId))
    if (wanted.length === 0) return { id: input.id }
    if (known.length > 0) return refuse('platform.idTaken')
    if (input.from < campaign.fromOn || (campaign.toOn !== null && input.from > campaign.toOn))
      return refuse('projects.campaign.outsideSpan', { date: input.from })
    const fault = await cannotJoin(ctx, input, ids)
    if (fault) return fault
    await appendListings(
      ctx,
      wanted.map(({ id, projectId }) => ({
        ...{ id, projectId, list: campaign.name, fromOn: input.from, toOn: null },
        documentNumber: input.documentNumber || campaign.documentNumber,
        ...{ occurredOn: ctx.today, recordedAt: ctx.now, supersedes: null },
      })),
    )
    tell(ctx, ids)
    return { id: input.id }
  },
}

async function cannotJoin(ctx: CommandContext, input: JoinCampaign, ids: readonly string[]): Promise<Refusal | null> {
  const inSight = await countInSight(ctx.trx, scopeOfSession(ctx.actor), ids)
  if (inSight < ids.length) return refuse('platform.notFound', { what: 'projects.project' })
  const inside = (await listMemberRows(ctx.trx, scopeOfSession(ctx.actor), input.id, ids)).find(
    (m) => m.to === null || m.to >= input.from,
  )
  return inside ? refuse('projects.campaign.already', { project: inside.name }) : null
}

/** Projects leave after a day: each listing is corrected by one with an end. That they were members stays. */
export const leaveCampaign: Command<LeaveCampaign, { id: string }> = {
  name: 'leave-campaign',
  subject: (input) => input.id,
  async run(ctx, input) {
    const ids = [...new Set(input.projectIds)]
    const campaign = await open(ctx, input.id, ids)
    if ('code' in campaign) return campaign
    const members = await listMemberRows(ctx.trx, scopeOfSession(ctx.actor), input.id, ids)
    const inside = members.filter((m) => m.to === null || m.to > input.lastDay)
    for (const id of ids)
      if (!inside.some((m) => m.projectId === id)) {
        const name = (await listProjectHeads(ctx.trx, [id]))[0]?.name
        return refuse('projects.campaign.notMember', { project: String(name ?? '') })
      }
    const tooEarly = inside.find((m) => m.from > input.lastDay)
    if (tooEarly) return refuse('projects.campaign.leavesBeforeJoining', { from: tooEarly.from })
    await appendListings(
      ctx,
      inside.map((m) => ({
        ...{ id: ctx.newId(), projectId: m.projectId, list: m.list, fromOn: m.from, toOn: input.lastDay },
        ...{ documentNumber: m.documentNumber, occurredOn: ctx.today, recordedAt: ctx.now, supersedes: m.listingId },
      })),
    )
    tell(ctx, ids)
    return { id: input.id }
  },
}
