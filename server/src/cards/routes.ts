import { getLight, getPalette, getStrip } from '@guatu/contract/cards'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { LEVELS, type Level } from '@guatu/domain/cards/level'
import { attireOf, type Palette } from '@guatu/domain/cards/palette'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { refuse } from '@guatu/domain/kernel/coded'
import { periodLabel } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type { FastifyInstance } from 'fastify'
import { loadNotices } from '../calendar/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { findProject } from '../projects/reads.ts'
import { rhythmAt } from '../reports/rhythm-reads.ts'
import { closedSpan } from './closed-span.ts'
import { judgeAt, ruleSetAt } from './judge-at.ts'
import { presentLight, wordOf } from './present.ts'
import { findVerdict, listPeriodVerdicts, loadMaterial } from './reads.ts'
import { loadRuleSets, type RuleSetRegister } from './rule-set-reads.ts'

export function cardsRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const setNow = async () => {
    const now = clock.now()
    return ruleSetAt(await loadRuleSets(db), { asOf: civilDateOf(now), knownAt: now.toISOString() })
  }
  serve(app, platform, getLight, {
    may: mayReadProjects,
    handle: async ({ params, query, scope, lang }) => {
      const project = await findProject(db, scope, params.id)
      if (!project) return refuse('platform.notFound', { what: 'projects.project' })
      const register = await loadRuleSets(db)
      if (!query.asOf && !query.knownAt) {
        const row = await findVerdict(db, params.id)
        if (row)
          return presentLight(
            row.verdict as unknown as Verdict,
            paletteThatJudged(register, row.verdict as unknown as Verdict) ?? (await setNow()).palette,
            { asOf: row.asOf, knownAt: row.knownAt.toISOString() },
            lang,
          )
      }
      const now = clock.now()
      const at = { asOf: (query.asOf ?? civilDateOf(now)) as CivilDate, knownAt: query.knownAt ?? now.toISOString() }
      const [material] = await loadMaterial(db, scope, [params.id])
      const calendar = buildWorkingCalendar(await loadNotices(db, new Date(at.knownAt)))
      if (!material?.revisions.some((r) => r.occurredOn <= at.asOf && r.recordedAt <= at.knownAt))
        return refuse('cards.notKnownThen', { asOf: at.asOf })
      const bench = { calendar, ruleSets: register, rhythm: await rhythmAt(db, new Date(at.knownAt)) }
      const { verdict, ruleSet } = judgeAt(material, bench, at)
      return presentLight(verdict, ruleSet.palette, at, lang)
    },
  })
  serve(app, platform, getPalette, {
    may: null,
    handle: async ({ lang }) => {
      const { palette } = await setNow()
      return LEVELS.map((level) => ({
        level,
        word: wordOf(palette, level, lang),
        colour: attireOf(palette, level)?.colour ?? null,
      }))
    },
  })
  serve(app, platform, getStrip, {
    may: mayReadProjects,
    handle: async ({ params, scope, lang }) => {
      if (!(await findProject(db, scope, params.id))) return refuse('platform.notFound', { what: 'projects.project' })
      const rows = await listPeriodVerdicts(db, params.id, 8)
      return rows.reverse().map((r) => ({
        period: r.period,
        label: say(periodLabel(closedSpan(r)), lang),
        level: r.level as Level,
        sentence: say((r.verdict as unknown as Verdict).evidence.sentence, lang),
      }))
    },
  })
}

/** A project in a campaign wears the palette of the campaign's set: that of the version which judged it. */
const paletteThatJudged = ({ adopted }: RuleSetRegister, { evidence }: Verdict): Palette | null =>
  adopted.find((a) => a.ruleSet.id === evidence.ruleSet && a.ruleSet.version === evidence.version)?.ruleSet.palette ??
  null
