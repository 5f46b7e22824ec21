import { addDays } from '@guatu/domain/calendar/civil-date'
import { cardPeriodOf, cardTermsOf } from '@guatu/domain/cards/card-terms'
import { chooseRuleSet } from '@guatu/domain/cards/choose-rule-set'
import { DEFAULT_UNIT_RULES } from '@guatu/domain/cards/default-rule-set'
import { exemptionsOn } from '@guatu/domain/cards/exemptions-on'
import { tookOverIn } from '@guatu/domain/cards/hand-over'
import { judgeTogether } from '@guatu/domain/cards/judge-together'
import { judgeUnit, unitSubject } from '@guatu/domain/cards/judge-unit'
import { DEFAULT_LIFT_AFTER } from '@guatu/domain/cards/lift'
import { periodsNeeded } from '@guatu/domain/cards/past-periods'
import { prepareRuleSet } from '@guatu/domain/cards/prepare-rule-set'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { PastPeriod } from '@guatu/domain/cards/verdict'
import type { Metrics } from '@guatu/domain/kernel/metric'
import { closureMetrics } from '@guatu/domain/matters/closure-metrics'
import type { Period } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { findMatterFiles, type MatterFile } from '../matters/reads.ts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type BatchDraft, placeOfSet } from './batch-drafts.ts'
import { type CardDraft, draftCard, foundBy, type TakenOver } from './card-draft.ts'
import { exemptionsOfUnits } from './exemption-reads.ts'
import { type MatterBench, matterStoodAt, type StoodMatter } from './judge-matters.ts'
import { benchAt, closingPoint } from './period-verdict-row.ts'
import { periodEndedBy } from './propose-cards.ts'
import { responsibleForUnits, type UnitRow } from './responsible-at-reads.ts'
import type { RuleSetRegister } from './rule-set-reads.ts'

type Stood = { readonly file: MatterFile; readonly one: StoodMatter; readonly unitId: string }
type Closing = {
  readonly month: Period
  readonly register: RuleSetRegister
  readonly bench: MatterBench
  readonly files: readonly MatterFile[]
  readonly units: ReadonlyMap<string, UnitRow>
}

/**
 * Cards of matters as they stood at a month's close, and of units over their matters, apart from those over their projects (domain.md
 * §6). A batch of matters where nobody gets a card tells nobody anything; one of units shows that they were looked at. An office that keeps no matters
 * has none.
 */
export async function matterBatches(db: Db, month: Period, register: RuleSetRegister): Promise<BatchDraft[]> {
  const at = closingPoint(month)
  const { calendar } = await benchAt(db, at)
  const bench = { calendar, ruleSets: register }
  const files = await findMatterFiles(db, { scope: scopeOfSystem('propose-cards'), drafts: true }, 'all')
  const stood = stoodAt(files, bench, at)
  const units = await responsibleForUnits(db, [...new Set(stood.map((s) => s.unitId))].sort(), at)
  const closing = { month, register, bench, files, units: new Map(units.map((u) => [u.id, u])) }
  const ofMatters = matterDrafts(closing, stood).filter((draft) => draft.cards.length > 0)
  return [...ofMatters, ...(await unitDrafts(db, closing, stood))]
}

const stoodAt = (files: readonly MatterFile[], bench: MatterBench, at: EvaluationPoint): Stood[] =>
  files.flatMap((file) => {
    const one = matterStoodAt(file, bench, at)
    return one?.now.unitId ? [{ file, one, unitId: one.now.unitId }] : []
  })

const draftOf = (ruleSet: RuleSet, { register, month, bench }: Closing) => ({
  ...placeOfSet(ruleSet, register.adopted),
  ...{ period: periodEndedBy(ruleSet, month, bench)!, ruleSet, liftAfter: ruleSet.liftAfter ?? DEFAULT_LIFT_AFTER },
})

function matterDrafts(closing: Closing, stood: readonly Stood[]): BatchDraft[] {
  const bySet = new Map<RuleSet, Stood[]>()
  for (const s of stood)
    if (s.one.verdict && periodEndedBy(s.one.ruleSet, closing.month, closing.bench))
      bySet.set(s.one.ruleSet, [...(bySet.get(s.one.ruleSet) ?? []), s])
  return [...bySet].map(([ruleSet, members]) => ({
    ...draftOf(ruleSet, closing),
    ...{ subjectType: 'matter' as const, about: null },
    cards: members.flatMap((s) => matterCard(s, closing) ?? []),
  }))
}

function matterCard({ file, one, unitId }: Stood, { month, bench, units }: Closing): CardDraft | null {
  const unit = units.get(unitId) ?? null
  const holder = unit && tookOverIn(unit.holdings, month)
  const eve = holder && { asOf: addDays(holder.from, -1), knownAt: month.lockAt }
  const then = eve && (matterStoodAt(file, bench, eve)?.verdict?.level ?? 'normal')
  const takenOver = holder && then ? foundBy(holder, unit.holdings, then) : null
  return draftCard(one.verdict!, one.ruleSet, unit, month, takenOver)
}

async function unitDrafts(db: Db, closing: Closing, stood: readonly Stood[]): Promise<BatchDraft[]> {
  const { units, register, month, bench } = closing
  const at = closingPoint(month)
  const exemptions = await exemptionsOfUnits(db, [...units.keys()])
  const bySet = new Map<RuleSet, UnitRow[]>()
  for (const unit of units.values()) {
    const where = { regionCode: unit.regionCode, campaigns: [] }
    const ruleSet = chooseRuleSet(register.adopted, 'unit', where, at)?.ruleSet ?? DEFAULT_UNIT_RULES
    if (periodEndedBy(ruleSet, month, bench) && cardTermsOf(ruleSet).groups.includes('unit'))
      bySet.set(ruleSet, [...(bySet.get(ruleSet) ?? []), unit])
  }
  return [...bySet].map(([ruleSet, judged]) => {
    const subjects = judged.map((unit) => {
      const beside = {
        exempt: exemptionsOn(exemptions.get(unit.id) ?? [], at),
        rates: ratesOf(unit.id, stood, at),
        history: historyOf(unit.id, ruleSet, closing),
      }
      return unitSubject(unit.id, objectsOf(unit.id, stood), ruleSet, at.asOf, beside)
    })
    const verdicts = judgeTogether(ruleSet, subjects)
    return {
      ...draftOf(ruleSet, closing),
      ...{ subjectType: 'unit' as const, about: 'matters' as const },
      cards: judged.flatMap((unit, i) => {
        const takenOver = unitTakenOver(unit, ruleSet, closing)
        return draftCard(verdicts[i]!, ruleSet, unit, month, takenOver) ?? []
      }),
    }
  })
}

const objectsOf = (unitId: string, stood: readonly Stood[]) =>
  stood.flatMap((s) => (s.unitId === unitId && s.one.verdict ? [{ id: s.file.id, level: s.one.verdict.level }] : []))

const ratesOf = (unitId: string, stood: readonly Stood[], at: EvaluationPoint): Metrics =>
  closureMetrics(
    stood.flatMap((s) => (s.unitId === unitId ? [{ id: s.file.id, now: s.one.now }] : [])),
    at.asOf,
  )

/** How the unit's matters stood on the eve of its chief's hand-over; ranks are of the close and not asked then. */
function unitTakenOver(unit: UnitRow, ruleSet: RuleSet, { files, bench, month }: Closing): TakenOver | null {
  const holder = tookOverIn(unit.holdings, month)
  if (!holder) return null
  const at = { asOf: addDays(holder.from, -1), knownAt: month.lockAt }
  const then = stoodAt(files, bench, at)
  const rates = ratesOf(unit.id, then, at)
  const { level } = judgeUnit(unit.id, objectsOf(unit.id, then), ruleSet, at.asOf, { rates })
  return foundBy(holder, unit.holdings, level)
}

/** Months before, newest first, each as known at its lock: what sets look back for. */
function historyOf(unitId: string, ruleSet: RuleSet, { files, bench, month }: Closing): PastPeriod[] {
  const past: PastPeriod[] = []
  const set = prepareRuleSet(ruleSet)
  let { opensOn } = month
  while (past.length < periodsNeeded(set)) {
    const before = cardPeriodOf({ rhythm: 'month' }, addDays(opensOn, -1), bench.calendar)
    const at = closingPoint(before)
    const rates = ratesOf(unitId, stoodAt(files, bench, at), at)
    if (Object.values(rates).every((m) => m.value === null)) break
    past.push({
      period: before.key,
      level: judgeUnit(unitId, [], ruleSet, before.closesOn, { rates }).level,
      metrics: Object.fromEntries(set.metrics.map((name) => [name, rates[name]?.value ?? null])),
    })
    opensOn = before.opensOn
  }
  return past
}
