import { addDays } from '@guatu/domain/calendar/civil-date'
import { cardTermsOf } from '@guatu/domain/cards/card-terms'
import { type AdoptedRuleSet, chooseRuleSet } from '@guatu/domain/cards/choose-rule-set'
import { DEFAULT_UNIT_RULES } from '@guatu/domain/cards/default-rule-set'
import { holderOn, levelForHolder, tookOverIn } from '@guatu/domain/cards/hand-over'
import { judgeUnit, type ObjectLevel } from '@guatu/domain/cards/judge-unit'
import { DEFAULT_LIFT_AFTER } from '@guatu/domain/cards/lift'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { asksRates } from '@guatu/domain/cards/unit-rates'
import type { Period } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type BatchDraft, type CardDraft, placeOfSet } from './batch-drafts.ts'
import { BesideUnits } from './beside-levels.ts'
import { judgeAt } from './judge-at.ts'
import { benchAt, closingPoint } from './period-verdict-row.ts'
import { periodEndedBy, type StoodProject, type TakenOver } from './propose-cards.ts'
import { loadMaterial } from './reads.ts'
import { listPlaceUnitIds, responsibleForUnits, type UnitRow } from './responsible-at-reads.ts'

/**
 * Cards of units over the projects that they led on the period's last day: projects and matters are judged apart, each with
 * a floor of two objects (domain.md §6). The levels are those of the projects' own verdicts.
 */
export async function unitBatches(
  db: Db,
  stood: readonly StoodProject[],
  month: Period,
  adopted: readonly AdoptedRuleSet[],
): Promise<BatchDraft[]> {
  const led = new Map<string, ObjectLevel[]>()
  for (const { responsible, verdict } of stood) {
    const unit = responsible?.leadUnitId
    if (unit) led.set(unit, [...(led.get(unit) ?? []), { id: verdict.subject, level: verdict.level }])
  }
  const at = closingPoint(month)
  const bench = await benchAt(db, at)
  const places = adopted.some((a) => a.ruleSet.scope === 'unit' && asksRates(a.ruleSet))
    ? await listPlaceUnitIds(db)
    : []
  const units = await responsibleForUnits(db, [...new Set([...led.keys(), ...places])], at)
  const beside = await BesideUnits.of(
    db,
    bench,
    units.map((u) => u.id),
  )
  const bySet = new Map<RuleSet, CardDraft[]>()
  for (const unit of units) {
    const where = { regionCode: unit.regionCode, campaigns: [] }
    const ruleSet = chooseRuleSet(adopted, 'unit', where, at)?.ruleSet ?? DEFAULT_UNIT_RULES
    if (!periodEndedBy(ruleSet, month, bench)) continue
    const cards = bySet.get(ruleSet) ?? []
    const card = await unitCard(db, { unit, objects: led.get(unit.id) ?? [], ruleSet, month, beside })
    bySet.set(ruleSet, card ? [...cards, card] : cards)
  }
  return [...bySet].map(([ruleSet, cards]) => ({
    ...placeOfSet(ruleSet, adopted),
    subjectType: 'unit',
    about: 'projects',
    period: periodEndedBy(ruleSet, month, bench)!,
    ruleSet,
    liftAfter: ruleSet.liftAfter ?? DEFAULT_LIFT_AFTER,
    cards,
  }))
}

type Closing = {
  readonly unit: UnitRow
  readonly objects: readonly ObjectLevel[]
  readonly ruleSet: RuleSet
  readonly month: Period
  readonly beside: BesideUnits
}

async function unitCard(db: Db, closing: Closing): Promise<CardDraft | null> {
  const { unit, ruleSet, month } = closing
  const verdict = await unitVerdict(closing, closing.objects, closingPoint(month))
  const { levels } = cardTermsOf(ruleSet)
  if (!levels.includes(verdict.level)) return null
  const takenOver = await unitTakenOver(db, closing)
  const level = levelForHolder(verdict.level, takenOver?.level ?? null)
  if (!levels.includes(level)) return null
  return {
    subjectId: unit.id,
    level,
    verdict,
    responsible: unit,
    holderId: holderOn(unit.holdings, month.closesOn)?.personId ?? null,
    handOver: level === verdict.level ? null : takenOver,
  }
}

async function unitVerdict(
  { unit, ruleSet, month, beside }: Closing,
  objects: readonly ObjectLevel[],
  at: EvaluationPoint,
) {
  const led = objects.map((o) => o.id)
  return judgeUnit(unit.id, objects, ruleSet, at.asOf, await beside.at({ unit, led }, ruleSet, month, at))
}

/** How the unit's objects stood on the eve of its chief's hand-over, where one fell into the period. */
async function unitTakenOver(db: Db, closing: Closing): Promise<TakenOver | null> {
  const { unit, objects, month } = closing
  const holder = tookOverIn(unit.holdings, month)
  if (!holder) return null
  const eve = addDays(holder.from, -1)
  const at = { asOf: eve, knownAt: month.lockAt }
  const bench = await benchAt(db, at)
  const ids = objects.map((o) => o.id)
  const material = await loadMaterial(db, scopeOfSystem('hand-over of a unit'), ids)
  const then = material
    .filter((m) => m.revisions.some((r) => r.occurredOn <= eve))
    .map((m) => ({ id: m.id, level: judgeAt(m, bench, at).verdict.level }))
  const from = unit.holdings.filter((h) => h.from < holder.from).at(-1)?.name ?? ''
  return { on: holder.from, from, to: holder.name, level: (await unitVerdict(closing, then, at)).level }
}
