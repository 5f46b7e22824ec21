import type { CampaignBody } from '@guatu/contract/campaigns'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { campaignNameTaken, findCampaign, lockCampaigns } from '../campaign-reads.ts'
import { writeCampaign } from '../writes.ts'

const columnsOf = (input: CampaignBody & { id: string }) => ({
  id: input.id,
  name: input.name,
  fromOn: input.from,
  toOn: input.to,
  rhythm: input.rhythm,
  documentNumber: input.documentNumber || null,
})

/** A name of its own among all campaigns, past names included; an end not before its beginning. */
async function fault(ctx: CommandContext, input: CampaignBody & { id: string }): Promise<Refusal | null> {
  if (input.to !== null && input.to < input.from) return refuse('projects.campaign.endsBeforeStart')
  if (await campaignNameTaken(ctx.trx, input.name, input.id))
    return refuse('projects.campaign.nameTaken', { name: input.name })
  return null
}

function tell(ctx: CommandContext): void {
  ctx.touch('campaigns')
  // Members are judged by the campaign's rule set while it runs.
  ctx.emit({ type: 'campaign.changed' })
}

export const createCampaign: Command<CampaignBody & { id: string }, { id: string }> = {
  name: 'create-campaign',
  subject: (input) => input.id,
  async run(ctx, input) {
    await lockCampaigns(ctx.trx)
    const before = await findCampaign(ctx.trx, input.id)
    const row = columnsOf(input)
    if (before) {
      const same = Object.entries(row).every(([name, value]) => before[name as keyof typeof row] === value)
      return same ? { id: input.id } : refuse('platform.idTaken')
    }
    const refusal = await fault(ctx, input)
    if (refusal) return refusal
    await writeCampaign(ctx, row, { expectedVersion: null, effectiveOn: input.from })
    tell(ctx)
    return { id: input.id }
  },
}

export type ChangeCampaign = CampaignBody & { id: string; expectedVersion: number; reason: string }

/** Another name, span or rhythm. Who is in it stays in it under its new name, and the past keeps what was. */
export const changeCampaign: Command<ChangeCampaign, { id: string }> = {
  name: 'change-campaign',
  subject: (input) => input.id,
  async run(ctx, input) {
    await lockCampaigns(ctx.trx)
    const before = await findCampaign(ctx.trx, input.id)
    if (!before) return refuse('platform.notFound', { what: 'projects.campaign' })
    if (before.version !== input.expectedVersion)
      return refuse('platform.staleVersion', { expected: input.expectedVersion })
    const refusal = await fault(ctx, input)
    if (refusal) return refusal
    const { expectedVersion, reason } = input
    const written = await writeCampaign(ctx, columnsOf(input), { expectedVersion, reason })
    if (isRefusal(written)) return written
    tell(ctx)
    return { id: input.id }
  },
}
