import { type BridgeRow, exportBridge, listBridge } from '@guatu/contract/bridge'
import { DEFAULT_PROJECT_RULES } from '@guatu/domain/cards/default-rule-set'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { periodLabel } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { type Column, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import { pageOfAll } from '../platform/page-of-all.ts'
import type { Platform } from '../platform/platform.ts'
import type { ReadScope } from '../platform/scope.ts'
import { mayReadProjects } from '../projects/policy.ts'
import type { ClosedPeriodRow } from './bridge-reads.ts'
import { closedSpan } from './closed-span.ts'
import { type BridgeAsked, readBridge } from './read-bridge.ts'
import { loadRuleSets } from './rule-set-reads.ts'

export function bridgeRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  const read = async (scope: ReadScope, asked: BridgeAsked, lang: Lang) => {
    const { adopted } = await loadRuleSets(db)
    const judgedBy = new Map(adopted.map((a) => [`${a.ruleSet.id} ${a.ruleSet.version}`, a.ruleSet.palette]))
    const paletteOf = (row: { ruleSet: string; ruleSetVersion: string }) =>
      judgedBy.get(`${row.ruleSet} ${row.ruleSetVersion}`) ?? DEFAULT_PROJECT_RULES.palette
    return readBridge(db, scope, asked, paletteOf, lang)
  }
  serve(app, platform, listBridge, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang }) => {
      const found = await read(scope, query, lang)
      if (isRefusal(found)) return found
      const named = (p: ClosedPeriodRow) => ({ ...p, label: say(periodLabel(closedSpan(p)), lang) })
      return {
        ...pageOfAll(
          found.rows,
          query,
          (r) => r.projectId,
          (r) => r,
        ),
        periods: found.periods.map(named),
        from: found.from && named(found.from),
        to: found.to && named(found.to),
        counts: found.counts,
      }
    },
  })
  serve(app, platform, exportBridge, {
    may: mayReadProjects,
    handle: async ({ query, scope, lang, reply }) => {
      const found = await read(scope, query, lang)
      if (isRefusal(found)) return found
      const name = (p: ClosedPeriodRow | null) => (p ? say(periodLabel(closedSpan(p)), lang) : '—')
      const title = say({ code: 'cards.bridge.title', params: { from: name(found.from), to: name(found.to) } }, lang)
      await sendTable(reply, {
        title,
        asOf: found.to?.closedOn ?? null,
        lang,
        columns: columns(lang),
        rows: found.rows,
      })
      return alreadySent
    },
  })
}

const columns = (lang: Lang): Column<BridgeRow>[] => {
  const head = (name: string) => say({ code: `cards.bridge.column.${name}`, params: {} }, lang)
  return [
    { header: head('project'), width: 36, value: (r) => r.project },
    { header: head('unit'), width: 26, value: (r) => r.unit },
    {
      header: head('change'),
      width: 10,
      value: (r) => say({ code: `cards.bridge.change.${r.change}`, params: {} }, lang),
    },
    { header: head('from'), width: 12, value: (r) => r.from?.word ?? '' },
    { header: head('to'), width: 12, value: (r) => r.to?.word ?? '' },
    { header: head('sentence'), width: 70, value: (r) => r.sentence },
  ]
}
