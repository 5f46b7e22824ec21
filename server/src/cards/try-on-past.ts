import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { RuleSetPlace } from '@guatu/domain/cards/choose-rule-set'
import { type DryBench, type DryRun, dryRun } from '@guatu/domain/cards/dry-run'
import { prepareRuleSet } from '@guatu/domain/cards/prepare-rule-set'
import type { Closing } from '@guatu/domain/cards/replay'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { ProjectFacts } from '@guatu/domain/reports/project-facts'
import { loadCalendarHistory } from '../calendar/reads.ts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { rhythmAt } from '../reports/rhythm-reads.ts'
import { listCloseForecasts, listCloses, namesOfTried } from './dry-run-reads.ts'
import { factsOf } from './material.ts'
import { listJudgedIds, loadMaterial } from './reads.ts'
import { ruleSetFor } from './rule-set-for.ts'
import { loadRuleSets, type RuleSetRegister } from './rule-set-reads.ts'
import { type TwoRegisters, tryOnCloses } from './try-on-closes.ts'

export type DryWish = {
  readonly draft: RuleSet
  readonly place: RuleSetPlace
  readonly from: CivilDate
  readonly to: CivilDate
}
export type DriedRun = DryRun & {
  /** How many there were to judge. */
  readonly subjects: number
  readonly names: ReadonlyMap<string, string>
}
type Tell = (share: number) => Promise<void>

const BATCH = 100
/** Reading the past is this part of the way. */
const READING = 0.3

/** A draft against the closed periods of a span, beside what was in force then. Reads only; tells how far it has come, 0 to 1. */
export async function tryOnPast(db: Db, wish: DryWish, now: Date, tell: Tell): Promise<DriedRun> {
  const inForce = await loadRuleSets(db)
  const registers = { inForce, draft: withDraft(inForce, wish) }
  const found =
    wish.draft.scope === 'project'
      ? await tryOnProjects(db, wish, registers, tell)
      : await tryOnCloses(db, wish, registers, now, tell)
  const ids = [...new Set(found.differences.map((d) => d.subject))]
  return { ...found, names: await namesOfTried(db, scopeOfSystem('dry-run'), ids) }
}

/** Projects against the periods of reports that were closed here. */
async function tryOnProjects(db: Db, wish: DryWish, registers: TwoRegisters, tell: Tell) {
  const scope = scopeOfSystem('dry-run')
  const closings = await listCloses(db, scope, wish)
  const ids = await listJudgedIds(db)
  const rhythm = await rhythmAt(db, new Date(closings.at(-1)?.knownAt ?? 0))
  const named = prepareRuleSet(wish.draft).metrics
  const projects: ProjectFacts[] = []
  const forecasts = new Map<string, ReadonlyMap<string, CivilDate>>()
  for (let i = 0; i < ids.length; i += BATCH) {
    const some = ids.slice(i, i + BATCH)
    for (const m of await loadMaterial(db, scope, some, 'newest', named)) projects.push(factsOf(m, rhythm))
    for (const [id, finishes] of await listCloseForecasts(db, scope, some)) forecasts.set(id, finishes)
    await tell(READING * (Math.min(i + BATCH, ids.length) / ids.length))
  }
  const bench: DryBench = {
    closings,
    inForce: (facts, at) => ruleSetFor(registers.inForce, facts, at),
    draft: (facts, at) => ruleSetFor(registers.draft, facts, at),
    calendar: await loadCalendarHistory(db),
    factsAt: (facts, closing) => withForecast(facts, closing, forecasts.get(facts.project.id)?.get(closing.period)),
  }
  const run = dryRun(projects, bench)
  let step = run.next()
  for (; !step.done; step = run.next())
    if (step.value % 20 === 0) await tell(READING + (1 - READING) * (step.value / projects.length))
  return { ...step.value, subjects: projects.length }
}

/** The register as if the draft had always held where it is meant to: elsewhere stays what was in force. */
function withDraft(register: RuleSetRegister, { draft, place }: DryWish): RuleSetRegister {
  const elsewhere = register.adopted.filter(
    (a) => a.ruleSet.scope !== draft.scope || JSON.stringify(a.place) !== JSON.stringify(place),
  )
  const always = { inForceFrom: '0001-01-01' as CivilDate, inForceTo: null, recordedAt: '1970-01-01T00:00:00.000Z' }
  return {
    ...register,
    adopted: [...elsewhere, { line: draft.id, version: 0, name: draft.id, place, ruleSet: draft, ...always }],
    local: register.local || place.kind !== 'district',
  }
}

/** As in live judging: the forecast of a close stands beside the facts at that close alone. */
function withForecast(facts: ProjectFacts, closing: Closing, finish: CivilDate | undefined): ProjectFacts {
  if (finish === undefined) return facts
  const { asOf, knownAt } = closing
  const id = `forecast-${asOf}`
  return {
    ...facts,
    forecasts: [...facts.forecasts, { id, occurredOn: asOf, recordedAt: knownAt, kind: 'deterministic', finish }],
  }
}
