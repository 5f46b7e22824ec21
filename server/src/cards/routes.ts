import { getLight, getPalette, getStrip, type Light } from '@guatu/contract/cards'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { LEVELS, type Level } from '@guatu/domain/cards/level'
import { attireOf, type Palette, wasJudged } from '@guatu/domain/cards/palette'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { periodLabel } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import type { ReadScope } from '../platform/scope.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { findProject } from '../projects/reads.ts'
import { closedSpan } from './closed-span.ts'
import { judgeAllAt } from './judge-all-at.ts'
import { judgeAt, ruleSetAt } from './judge-at.ts'
import { benchAt } from './period-verdict-row.ts'
import { presentLight, wordOf } from './present.ts'
import { findVerdict, listPeriodVerdicts, loadMaterial } from './reads.ts'
import { loadRuleSets } from './rule-set-reads.ts'
import { nameOfSet, setThatJudged } from './set-that-judged.ts'

export function cardsRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const setNow = async () => {
    const now = clock.now()
    return ruleSetAt(await loadRuleSets(db), { asOf: civilDateOf(now), knownAt: now.toISOString() })
  }
  serve(app, platform, getLight, {
    may: mayReadProjects,
    handle: async ({ params, query, scope, lang }) => {
      if (!(await findProject(db, scope, params.id))) return refuse('platform.notFound', { what: 'projects.project' })
      const stored = query.asOf || query.knownAt ? undefined : await findVerdict(db, params.id)
      if (stored) return storedLight(db, stored, (await setNow()).palette, lang)
      const now = clock.now()
      const at = { asOf: (query.asOf ?? civilDateOf(now)) as CivilDate, knownAt: query.knownAt ?? now.toISOString() }
      return lightAt(db, scope, params.id, at, lang)
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
      return rows.reverse().map((r) => {
        const { sentence } = (r.verdict as unknown as Verdict).evidence
        const label = say(periodLabel(closedSpan(r)), lang)
        const lit = { level: r.level as Level, judged: wasJudged(sentence), sentence: say(sentence, lang) }
        return { period: r.period, label, ...lit }
      })
    },
  })
}

async function storedLight(
  db: Db,
  row: NonNullable<Awaited<ReturnType<typeof findVerdict>>>,
  palette: Palette,
  lang: Lang,
): Promise<Light> {
  const verdict = row.verdict as unknown as Verdict
  const adopted = setThatJudged(await loadRuleSets(db), verdict)
  const ruleSetName = nameOfSet(verdict.evidence.ruleSet, adopted, lang)
  const at = { asOf: row.asOf, knownAt: row.knownAt.toISOString() }
  return presentLight(verdict, adopted?.ruleSet.palette ?? palette, at, lang, { ruleSetName })
}

/** The light of a day gone by; where the set ranks, the place among the others is that of the day asked for. */
async function lightAt(
  db: Db,
  scope: ReadScope,
  id: string,
  at: EvaluationPoint,
  lang: Lang,
): Promise<Light | Refusal> {
  const [material] = await loadMaterial(db, scope, [id])
  if (!material?.revisions.some((r) => r.occurredOn <= at.asOf && r.recordedAt <= at.knownAt))
    return refuse('cards.notKnownThen', { asOf: at.asOf })
  const bench = await benchAt(db, at)
  const alone = judgeAt(material, bench, at)
  const { verdict, ruleSet } = alone.among === null ? alone : ((await judgeAllAt(db, bench, at)).get(id) ?? alone)
  const ruleSetName = nameOfSet(ruleSet.id, setThatJudged(await loadRuleSets(db), verdict), lang)
  return presentLight(verdict, ruleSet.palette, at, lang, { ruleSetName })
}
