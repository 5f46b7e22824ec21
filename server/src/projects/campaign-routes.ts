import * as contract from '@guatu/contract/campaigns'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import { say } from '@guatu/words/say'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { sendTable } from '../platform/http/send-table.ts'
import { alreadySent, type Call, serve } from '../platform/http/serve.ts'
import { pageOfAll } from '../platform/page-of-all.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import type { ReadScope } from '../platform/scope.ts'
import { listCampaignRows } from './campaign-reads.ts'
import { changeCampaign, createCampaign } from './commands/change-campaign.ts'
import { joinCampaign, leaveCampaign } from './commands/change-campaign-members.ts'
import { mayKeepCampaigns, mayReadProjects } from './policy.ts'
import { chooseCampaigns, presentCampaign, readCampaign } from './read-campaigns.ts'

export function campaignRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const today = () => civilDateOf(clock.now())
  const rows = async (
    query: { q?: string | undefined; state?: string | undefined; sort?: string | undefined },
    scope: ReadScope,
  ) =>
    chooseCampaigns(
      (await listCampaignRows(db, scope, today())).map((row) => presentCampaign(row, today())),
      query,
    )
  serve(app, platform, contract.listCampaigns, {
    may: mayReadProjects,
    handle: async ({ query, scope }) =>
      pageOfAll(
        await rows(query, scope),
        query,
        (c) => c.id,
        (c) => c,
      ),
  })
  serve(app, platform, contract.exportCampaigns, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang, reply }) => {
      const head = (name: string) => say({ code: `projects.campaign.column.${name}`, params: {} }, lang)
      await sendTable(reply, {
        title: say({ code: 'projects.campaign.table', params: {} }, lang),
        asOf: today(),
        lang,
        rows: await rows(query, scope),
        columns: [
          { header: head('name'), width: 36, value: (c) => c.name },
          {
            header: head('state'),
            width: 10,
            value: (c) => say({ code: `projects.campaign.state.${c.state}`, params: {} }, lang),
          },
          { header: head('from'), width: 13, value: (c) => c.from },
          { header: head('to'), width: 13, value: (c) => c.to ?? '' },
          {
            header: head('rhythm'),
            width: 10,
            value: (c) => say({ code: `projects.campaign.rhythm.${c.rhythm}`, params: {} }, lang),
          },
          { header: head('document'), width: 24, value: (c) => c.documentNumber ?? '' },
          { header: head('projects'), width: 9, kind: 'number', value: (c) => c.projects },
        ],
      })
      return alreadySent
    },
  })
  campaignWrites(app, platform, today)
}

function campaignWrites(app: FastifyInstance, platform: Platform, today: () => CivilDate): void {
  const { db } = platform
  const one = async (scope: ReadScope, actor: Actor, id: string) =>
    (await readCampaign(db, scope, id, today(), mayKeepCampaigns(actor))) ??
    refuse('platform.notFound', { what: 'projects.campaign' })
  const answer = async (
    done: { id: string } | Refusal,
    { scope, actor }: Pick<Call<typeof contract.getCampaign>, 'scope' | 'actor'>,
    id: string,
  ) => (isRefusal(done) ? done : one(scope, actor, id))

  serve(app, platform, contract.getCampaign, {
    may: mayReadProjects,
    handle: ({ params, scope, actor }) => one(scope, actor, params.id),
  })
  serve(app, platform, contract.createCampaign, {
    may: mayKeepCampaigns,
    handle: async (call) =>
      answer(await runCommand(platform, call.caller, createCampaign, call.body), call, call.body.id),
  })
  serve(app, platform, contract.changeCampaign, {
    may: mayKeepCampaigns,
    handle: async (call) => {
      const { params, body, caller, scope, actor } = call
      const done = await runCommand(platform, caller, changeCampaign, { ...body, id: params.id })
      if (!isRefusal(done) || done.code !== 'platform.staleVersion') return answer(done, call, params.id)
      const stands = await one(scope, actor, params.id)
      return isRefusal(stands) ? done : { ...done, params: { ...done.params, current: stands.campaign as never } }
    },
  })
  serve(app, platform, contract.joinCampaign, {
    may: mayKeepCampaigns,
    handle: async (call) => {
      const input = { ...call.body, id: call.params.id, from: call.body.from as CivilDate }
      return answer(await runCommand(platform, call.caller, joinCampaign, input), call, input.id)
    },
  })
  serve(app, platform, contract.leaveCampaign, {
    may: mayKeepCampaigns,
    handle: async (call) => {
      const input = { ...call.body, id: call.params.id, lastDay: call.body.lastDay as CivilDate }
      return answer(await runCommand(platform, call.caller, leaveCampaign, input), call, input.id)
    },
  })
}
