import { yearOf } from '../calendar/civil-date.ts'
import { coded } from '../kernel/coded.ts'
import { type Fen, parseDecimal, ratio, roundRatio, yuanOfFen } from '../kernel/exact.ts'
import type { Metric } from '../kernel/metric.ts'
import { compareFacts, isKnown } from './known-facts.ts'
import type { EvaluationPoint, FundFact } from './project-facts.ts'

/** Money out of public budgets: 中央预算内, 特别国债, 专项债, 省市区财政. Tools of policy banks, loans and own money are not. */
export const isBudgetSource = (source: string): boolean => /中央预算|国债|专项债|财政/.test(source)

/** Of each source and basis the figure that counts at the point: of the newest day, the one recorded last. */
export function fundsAt(funds: readonly FundFact[], at: EvaluationPoint): readonly FundFact[] {
  const known = funds.filter((f) => isKnown(f, at))
  const replaced = new Set(known.map((f) => f.supersedes))
  const last = new Map<string, FundFact>()
  for (const fund of known) {
    if (replaced.has(fund.id)) continue
    const key = `${fund.source}\n${fund.year}`
    const before = last.get(key)
    if (before === undefined || compareFacts(fund, before) > 0) last.set(key, fund)
  }
  return [...last.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * budgetPaidRate 预算资金支付率: paid ÷ (planned × calendar share) of this year's budget money; 1.000 is paid to plan. No value
 * without budget money, or where the calendar share has none.
 */
export function budgetPaidRate(funds: readonly FundFact[], share: Metric | undefined, at: EvaluationPoint): Metric {
  const base = { name: 'budgetPaidRate', unit: 'ratio', asOf: at.asOf } as const
  const year = yearOf(at.asOf)
  const budget = fundsAt(funds, at).filter((f) => f.year === year && isBudgetSource(f.source))
  const facts = budget.map((f) => f.id)
  if (budget.length === 0) return { ...base, value: null, facts, reason: coded('reports.noValue.noBudgetMoney') }
  const sum = (of: (f: FundFact) => Fen): Fen => budget.reduce((total, f) => total + of(f), 0)
  const [planned, paid] = [sum((f) => f.planned), sum((f) => f.paid)]
  const part = share?.value == null ? null : parseDecimal(share.value)
  if (part === null || part.num === 0n || planned === 0)
    return { ...base, value: null, facts, reason: coded('reports.noValue.zeroDenominator') }
  const due = { num: BigInt(planned) * part.num, den: part.den }
  const arithmetic = coded('reports.arithmetic.budgetPaidRate', {
    paid: yuanOfFen(paid),
    planned: yuanOfFen(planned),
    share: roundRatio({ num: part.num * 100n, den: part.den }, 1),
  })
  return { ...base, value: roundRatio(ratio(BigInt(paid) * due.den, due.num), 3), facts, arithmetic }
}
