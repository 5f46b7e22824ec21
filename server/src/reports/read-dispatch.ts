import type { Dispatch } from '@guatu/contract/reports'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isAtLeast, type Level } from '@guatu/domain/cards/level'
import type { Palette } from '@guatu/domain/cards/palette'
import { compareInstants } from '@guatu/domain/kernel/instant'
import { type MilestoneState, milestoneStates } from '@guatu/domain/reports/milestone-states'
import { nextPeriod, type Period, previousPeriod } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { listBottleneckRows } from '../bottlenecks/reads.ts'
import { ruleSetAt } from '../cards/judge-at.ts'
import { factsOf } from '../cards/material.ts'
import { wordOf } from '../cards/present.ts'
import { loadMaterial } from '../cards/reads.ts'
import { loadRuleSets } from '../cards/rule-set-reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { type LightRow, listDueReports, listLights, projectsWithMilestonesDue } from './dispatch-reads.ts'
import { type Dispatching, presentPeriod, recentPeriods } from './period-now.ts'

const PERIODS = 12
/** The desk shows the worst, not all: the list of projects has the rest. */
const WORST = 10

type Wish = {
  readonly period: Period
  readonly by: Dispatching
  readonly now: Date
  readonly lang: Lang
}

/** The dispatch desk of a period: who has not reported, what changed its light, what is past its date, what falls due. */
export async function readDispatch(db: Db, scope: ReadScope, wish: Wish): Promise<Dispatch> {
  const { period, by, now, lang } = wish
  const [iso, today] = [now.toISOString(), civilDateOf(now)]
  const isClosed = compareInstants(period.lockAt, iso) <= 0
  const before = previousPeriod(by.rhythm, period, by.calendar)
  const [due, lights, palette, bottlenecks, milestones] = await Promise.all([
    listDueReports(db, scope, period, today),
    listLights(db, scope, isClosed ? period.key : null, before.key),
    paletteNow(db, today, iso),
    listBottleneckRows(db, scope, { state: 'overdue', today }),
    milestonesDue(db, scope, wish, today),
  ])
  const given = due.filter((d) => d.reported)
  return {
    period: presentPeriod(period, iso, lang),
    periods: recentPeriods(today, by, PERIODS).map((p) => presentPeriod(p, iso, lang)),
    expected: due.length,
    reported: given.length,
    late: given.filter((d) => d.late).length,
    missing: due
      .filter((d) => !d.reported)
      .map(({ projectId, projectName, unit, liaison, phone }) => ({ projectId, projectName, unit, liaison, phone })),
    changes: lights.flatMap((l) =>
      l.before !== null && l.before !== l.level
        ? [{ ...lit(l, palette, lang), from: l.before, fromJudged: l.beforeJudged!, to: l.level, toJudged: l.judged }]
        : [],
    ),
    bottlenecks: bottlenecks.map((b) => ({
      id: b.id,
      projectId: b.projectId,
      projectName: b.projectName,
      text: b.text,
      factor: b.factor,
      unit: b.waitsFor,
      due: b.dueOn!,
      daysOverdue: b.daysOverdue,
    })),
    milestones,
    worst: lights
      .filter((l) => isAtLeast(l.level, 'warn'))
      .slice(0, WORST)
      .map((l) => ({ ...lit(l, palette, lang), level: l.level })),
  }
}

const lit = (l: LightRow, palette: Palette, lang: Lang) => ({
  projectId: l.projectId,
  projectName: l.projectName,
  word: wordOf(palette, l.level as Level, lang),
  sentence: say(l.sentence, lang),
})

async function paletteNow(db: Db, asOf: CivilDate, knownAt: string): Promise<Palette> {
  return ruleSetAt(await loadRuleSets(db), { asOf, knownAt }).palette
}

/** Assessed milestones whose date in force falls into the period or the next one, nearest first; verified ones are done. */
async function milestonesDue(
  db: Db,
  scope: ReadScope,
  { period, by, now }: Wish,
  today: CivilDate,
): Promise<Dispatch['milestones']> {
  const to = nextPeriod(by.rhythm, period, by.calendar).closesOn
  const projects = await projectsWithMilestonesDue(db, scope, period.opensOn, to)
  const names = new Map(projects.map((p) => [p.id, p.name]))
  const material = await loadMaterial(
    db,
    scope,
    projects.map((p) => p.id),
  )
  const at = { asOf: today, knownAt: now.toISOString() }
  return material
    .flatMap((m) =>
      milestoneStates(factsOf(m, by.rhythm), at)
        .filter((s) => s.assessed && s.dueOn >= period.opensOn && s.dueOn <= to)
        .map((s) => ({
          projectId: m.id,
          projectName: names.get(m.id)!,
          activityId: s.id,
          name: s.name,
          due: s.dueOn,
          state: stateOf(s, today),
        })),
    )
    .sort((a, b) =>
      a.due < b.due ? -1 : a.due > b.due ? 1 : a.projectId + a.activityId < b.projectId + b.activityId ? -1 : 1,
    )
}

function stateOf(s: MilestoneState, today: CivilDate): string {
  if (s.verifiedOn !== null) return 'verified'
  if (s.claimedOn !== null) return 'claimed'
  if (s.waitsFor !== null) return 'waiting'
  return s.dueOn < today ? 'overdue' : 'due'
}
