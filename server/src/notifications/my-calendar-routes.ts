import * as contract from '@guatu/contract/plan-files'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { createLink } from '../plans/commands/create-link.ts'
import { revokeLink } from '../plans/commands/revoke-link.ts'
import { findLink, findLinkOwner, listLinksOf } from '../plans/link-reads.ts'
import { hashOfLinkToken, makeLinkToken } from '../plans/link-token.ts'
import { civilDateOf } from '../platform/clock.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { scopeOfLink } from '../platform/scope.ts'
import { dueCalendar } from './due-calendar.ts'
import { listDeskDates } from './list-desk-dates.ts'

type Row = NonNullable<Awaited<ReturnType<typeof findLink>>>
const present = (r: Row): contract.PersonalLink => ({
  id: r.id,
  name: r.name,
  createdAt: r.createdAt.toISOString(),
  revokedAt: r.revokedAt?.toISOString() ?? null,
})

/** A person's own calendar: links to it, and the feed itself, which asks for no session. */
export function myCalendarRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock, config } = platform
  serve(app, platform, contract.listMyLinks, {
    may: null,
    handle: async ({ actor }) => (await listLinksOf(db, actor.accountId!)).map(present),
  })
  serve(app, platform, contract.createMyLink, {
    may: null,
    handle: async ({ body, caller }) => {
      const token = makeLinkToken()
      const done = await runCommand(platform, caller, createLink, { ...body, tokenHash: hashOfLinkToken(token) })
      if (isRefusal(done)) return done
      const row = await findLink(db, done.id)
      return { ...present(row!), path: done.isNew ? `api/my-calendar/${token}.ics` : null }
    },
  })
  serve(app, platform, contract.revokeMyLink, {
    may: null,
    handle: async ({ params, caller }) => {
      const done = await runCommand(platform, caller, revokeLink, params)
      return isRefusal(done) ? done : present((await findLink(db, params.id))!)
    },
  })
  serve(app, platform, contract.getMyCalendar, {
    may: null,
    // Calendar programs ask every few minutes at most; somebody who tries tokens is slowed down.
    limit: { max: 60, seconds: 60 },
    handle: async ({ params, lang, reply }) => {
      const now = clock.now()
      const today = civilDateOf(now)
      const owner = await findLinkOwner(db, hashOfLinkToken(params.token), today)
      if (!owner) return refuse('plans.unknownLink')
      const scope = scopeOfLink(owner.postIds, owner.unitIds)
      const due = await listDeskDates(db, { scope, owner, lang, now })
      reply.type('text/calendar; charset=utf-8').header('cache-control', 'private, no-cache')
      reply.send(dueCalendar(due, { person: owner.personName, publicUrl: config.publicUrl, lang, now }))
      return alreadySent
    },
  })
}
