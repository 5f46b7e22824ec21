import { exportAccounts } from '@guatu/contract/identity'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { type Column, MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { type AccountRow, listAccountPage } from './account-reads.ts'
import { mayReadAccounts } from './policy.ts'

/** The list of accounts as Excel: who has which role, never a password. */
export function accountExportRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  serve(app, platform, exportAccounts, {
    may: mayReadAccounts,
    handle: async ({ query, lang, reply }) => {
      const now = clock.now()
      const rows = await listAccountPage(db, query, { after: null, limit: MOST_ROWS })
      const title = say({ code: 'identity.accountList', params: {} }, lang)
      await sendTable(reply, { title, asOf: civilDateOf(now), lang, columns: columnsOf(lang, now), rows })
      return alreadySent
    },
  })
}

const stateOf = (r: AccountRow, now: Date): 'disabled' | 'locked' | 'active' =>
  r.disabled ? 'disabled' : r.lockedUntil && r.lockedUntil > now ? 'locked' : 'active'

function columnsOf(lang: Lang, now: Date): Column<AccountRow>[] {
  const word = (code: string) => say({ code, params: {} }, lang)
  const grants = (r: AccountRow) =>
    r.grants.map((g) => [word(`identity.role.${g.role}`), g.unitName].filter(Boolean).join(' · ')).join('；')
  return [
    { header: word('identity.column.userName'), width: 22, value: (r) => r.userName },
    { header: word('identity.column.person'), width: 14, value: (r) => r.personName },
    { header: word('identity.column.roles'), width: 60, value: grants },
    { header: word('identity.column.state'), width: 12, value: (r) => word(`identity.state.${stateOf(r, now)}`) },
  ]
}
