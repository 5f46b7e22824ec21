import { addDays } from '@guatu/domain/calendar/civil-date'
import { cardPeriodOf } from '@guatu/domain/cards/card-terms'
import { coversRegion } from '@guatu/domain/cards/choose-rule-set'
import { exemptionsOn } from '@guatu/domain/cards/exemptions-on'
import { type BesideLevels, judgeUnit } from '@guatu/domain/cards/judge-unit'
import { periodsNeeded } from '@guatu/domain/cards/past-periods'
import { prepareRuleSet } from '@guatu/domain/cards/prepare-rule-set'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { asksRates, unitRateMetrics } from '@guatu/domain/cards/unit-rates'
import type { PastPeriod } from '@guatu/domain/cards/verdict'
import type { Metrics } from '@guatu/domain/kernel/metric'
import { groupRates } from '@guatu/domain/reports/group-rates'
import type { Period } from '@guatu/domain/reports/periods'
import type { EvaluationPoint, ExemptionFact } from '@guatu/domain/reports/project-facts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type Member, readMembers } from '../projects/read-rates.ts'
import { exemptionsOfUnits } from './exemption-reads.ts'
import type { Bench } from './judge-at.ts'
import { closingPoint } from './period-verdict-row.ts'
import type { UnitRow } from './responsible-at-reads.ts'

type Leading = { readonly unit: UnitRow; readonly led: readonly string[] }

/**
 * What rules for units look at beside the levels of what they lead: exemptions in force, rates, and closed months with their rates.
 * A township answers in rates for all that lies in it and a park for all that it manages, every other unit for what it leads; the
 * figures are those of the table of rates at that day.
 */
export class BesideUnits {
  private readonly db: Db
  private readonly bench: Bench
  private readonly exemptions: ReadonlyMap<string, readonly ExemptionFact[]>
  private readonly members = new Map<string, Promise<readonly Member[]>>()

  private constructor(db: Db, bench: Bench, exemptions: ReadonlyMap<string, readonly ExemptionFact[]>) {
    this.db = db
    this.bench = bench
    this.exemptions = exemptions
  }

  static async of(db: Db, bench: Bench, units: readonly string[]): Promise<BesideUnits> {
    return new BesideUnits(db, bench, await exemptionsOfUnits(db, units))
  }

  /** At a day of a month, as known at a moment; closed months are those before that month. */
  async at(of: Leading, ruleSet: RuleSet, month: Period, at: EvaluationPoint): Promise<BesideLevels> {
    const exempt = exemptionsOn(this.exemptions.get(of.unit.id) ?? [], at)
    if (!asksRates(ruleSet)) return { exempt }
    return { exempt, rates: await this.rates(of, at), history: await this.history(of, ruleSet, month, at) }
  }

  private async rates({ unit, led }: Leading, at: EvaluationPoint): Promise<Metrics> {
    const own = new Set(led)
    const members = (await this.membersAt(at)).filter(({ id, head }) => {
      if (unit.kind === 'township' && unit.regionCode !== null)
        return head.regionCode !== null && coversRegion(unit.regionCode, head.regionCode)
      if (unit.kind === 'park' && unit.administrationId !== null) return head.administrationId === unit.administrationId
      return own.has(id)
    })
    const rates = groupRates(
      members.map((m) => m.group),
      at.asOf,
    )
    return unitRateMetrics(
      rates,
      members.filter((m) => m.figure !== null).map((m) => m.id),
      at.asOf,
    )
  }

  private membersAt(at: EvaluationPoint): Promise<readonly Member[]> {
    const key = `${at.asOf} ${at.knownAt}`
    const known = this.members.get(key)
    if (known) return known
    const read = readMembers(this.db, scopeOfSystem('rates of units'), this.bench.calendar, { ...at, past: true })
    this.members.set(key, read)
    return read
  }

  /** Months before, newest first, each as known at its lock; a month's level is what its rates alone gave. */
  private async history(of: Leading, ruleSet: RuleSet, month: Period, at: EvaluationPoint): Promise<PastPeriod[]> {
    const past: PastPeriod[] = []
    const set = prepareRuleSet(ruleSet)
    let { opensOn } = month
    while (past.length < periodsNeeded(set)) {
      const before = cardPeriodOf({ rhythm: 'month' }, addDays(opensOn, -1), this.bench.calendar)
      const then = closingPoint(before)
      const rates = await this.rates(of, { ...then, knownAt: then.knownAt < at.knownAt ? then.knownAt : at.knownAt })
      if (Object.values(rates).every((m) => m.value === null)) break
      past.push({
        period: before.key,
        level: judgeUnit(of.unit.id, [], ruleSet, before.closesOn, { rates }).level,
        metrics: Object.fromEntries(set.metrics.map((name) => [name, rates[name]?.value ?? null])),
      })
      opensOn = before.opensOn
    }
    return past
  }
}
