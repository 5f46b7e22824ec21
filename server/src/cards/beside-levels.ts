import { addDays } from '@guatu/domain/calendar/civil-date'
import { exemptionsOn } from '@guatu/domain/cards/exemptions-on'
import type { GroupKind } from '@guatu/domain/cards/group-members'
import { type BesideLevels, unitSubject } from '@guatu/domain/cards/judge-unit'
import { rankedMetric } from '@guatu/domain/cards/metrics'
import { baseSet } from '@guatu/domain/cards/month-end-run'
import { outcomeOf } from '@guatu/domain/cards/outcome'
import { periodsNeeded } from '@guatu/domain/cards/past-periods'
import { prepareRuleSet } from '@guatu/domain/cards/prepare-rule-set'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { asksRates, type ObjectsOver, unitRateMetrics } from '@guatu/domain/cards/unit-rates'
import type { PastPeriod } from '@guatu/domain/cards/verdict'
import type { Metrics } from '@guatu/domain/kernel/metric'
import { MONTHLY, type Period, periodOf, spanOf, WEEKLY } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type Member, readMembers, sumsOf } from '../projects/read-rates.ts'
import type { Exemptions } from './exemption-reads.ts'
import type { Bench } from './judge-at.ts'
import { closingPoint } from './period-verdict-row.ts'

/** A unit, campaign or place, and which projects it answers for in rates. */
export type Answering = {
  readonly kind: GroupKind
  readonly id: string
  /** The campaign inside which it is looked at. */
  readonly inside?: string
  readonly covers: (member: Member) => boolean
}

/** Rates of a group over its projects or its matters, on a day as known at a moment. */
export type RatesOver = {
  readonly about: ObjectsOver
  readonly bench: Pick<Bench, 'calendar'>
  rates(of: Answering, at: EvaluationPoint): Promise<Metrics>
}

/** Over projects: the figures are those of the table of rates at that day. */
export class RatesOfProjects implements RatesOver {
  readonly about = 'projects'
  readonly bench: Pick<Bench, 'calendar'>
  private readonly db: Db
  private readonly members = new Map<string, Promise<readonly Member[]>>()

  constructor(db: Db, bench: Pick<Bench, 'calendar'>) {
    this.db = db
    this.bench = bench
  }

  async rates({ covers }: Answering, at: EvaluationPoint): Promise<Metrics> {
    const members = (await this.membersAt(at)).filter(covers)
    const { group, start, onTime, openingPlan } = sumsOf(members, at)
    const counted = members.filter((m) => m.figure !== null).map((m) => m.id)
    return unitRateMetrics(group, { start, onTime, openingPlan }, counted, at.asOf)
  }

  private membersAt(at: EvaluationPoint): Promise<readonly Member[]> {
    const key = `${at.asOf} ${at.knownAt}`
    const known = this.members.get(key)
    if (known) return known
    const read = readMembers(this.db, scopeOfSystem('rates of units'), this.bench.calendar, { ...at, past: true })
    this.members.set(key, read)
    return read
  }
}

/** What rules for units look at beside the levels of what they lead: exemptions in force, rates, and closed months with their rates. */
export class BesideLevelsOf {
  private readonly exemptions: Exemptions
  private readonly over: RatesOver

  constructor(exemptions: Exemptions, over: RatesOver) {
    this.exemptions = exemptions
    this.over = over
  }

  /** At a day of a month, as known at a moment; closed months are those before that month. */
  async at(
    of: Answering,
    ruleSet: RuleSet,
    month: Pick<Period, 'opensOn'>,
    at: EvaluationPoint,
  ): Promise<BesideLevels> {
    const exempt = exemptionsOn(this.exemptions.get(of.id) ?? [], at)
    if (!asksRates(ruleSet, this.over.about)) return { exempt }
    return {
      exempt,
      rates: await this.over.rates(of, at),
      history: await this.history(of, ruleSet, month, at),
    }
  }

  /** Months (or weeks, as the set says) before, newest first, each as known at its lock; its level is what its rates alone gave. */
  private async history(
    of: Answering,
    ruleSet: RuleSet,
    month: Pick<Period, 'opensOn'>,
    at: EvaluationPoint,
  ): Promise<PastPeriod[]> {
    const past: PastPeriod[] = []
    const set = prepareRuleSet(ruleSet)
    const wanted = [
      ...new Set([...set.metrics, ...set.metrics.flatMap((m) => rankedMetric(m)?.by ?? []), 'taskMissed']),
    ]
    const [rhythm, present] = ruleSet.period === 'week' ? [WEEKLY, spanOf('week', at.asOf)] : [MONTHLY, month]
    let { opensOn } = present
    while (past.length < periodsNeeded(set)) {
      const before = periodOf(rhythm, addDays(opensOn, -1), this.over.bench.calendar)
      const then = closingPoint(before)
      const knownAt = then.knownAt < at.knownAt ? then.knownAt : at.knownAt
      const rates = await this.over.rates(of, { ...then, knownAt })
      if (Object.values(rates).every((m) => m.value === null)) break
      const subject = unitSubject(of.id, [], ruleSet, before.closesOn, { rates })
      past.push({
        period: before.key,
        level: outcomeOf(baseSet(set), subject, null).level,
        metrics: Object.fromEntries(wanted.map((name) => [name, rates[name]?.value ?? null])),
      })
      opensOn = before.opensOn
    }
    return past
  }
}
