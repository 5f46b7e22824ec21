import { type CivilDate, yearOf } from '../calendar/civil-date.ts'
import { type Coded, coded, type Refusal, refuse } from '../kernel/coded.ts'
import { compareDecimals, type Fen, parseDecimal, ratio, roundRatio, yuanOfFen } from '../kernel/exact.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Period, periodState } from './periods.ts'
import type { ReportFact } from './project-facts.ts'

/** What was entered: running totals since 1 January as decimals of yuan, physical progress in percent. */
export type ReportDraft = {
  readonly periodKey: string
  /** The day the figures are about; inside the period, and not in the future. */
  readonly asOf: CivilDate
  readonly doneThisYear: string | null
  readonly physicalPercent: string | null
  readonly fundsArrivedThisYear: string | null
  /** The report that this one corrects, and why; both or neither. */
  readonly supersedes: string | null
  readonly correctionReason: string | null
  readonly filledFor: string | null
}

export type ReportContext = {
  readonly period: Period
  readonly now: Instant
  readonly today: CivilDate
  /** The standing report of this project before this one in time, whatever its period; null for the first. */
  readonly previous: ReportFact | null
  /** The standing report of the same period, which a second one must correct. */
  readonly standing: ReportFact | null
  readonly yearPlanTotal: Fen | null
  /** A growth of the total above this share of the year's plan in one period is asked about ('0.300'). */
  readonly jumpBound: string
  /** Reserve and preliminary projects report no money. */
  readonly countsForInvestment: boolean
}

export const DEFAULT_JUMP_BOUND = '0.300'

/** A doubt about one field; asked, not refused: the answer is to send it again with `confirmed`. */
export type Ask = {
  readonly field: 'doneThisYear' | 'physicalPercent' | 'fundsArrivedThisYear'
  readonly reason: Coded
}

export type AcceptedReport = {
  readonly refused?: false
  readonly periodKey: string
  readonly asOf: CivilDate
  readonly doneThisYear: Fen | null
  readonly physicalPercent: string | null
  readonly fundsArrivedThisYear: Fen | null
  readonly supersedes: string | null
  readonly correctionReason: string | null
  readonly filledFor: string | null
  /** After the cut-off 迟报. */
  readonly late: boolean
  /** After the lock 补报: shown as such, and never in the closed period's verdict. */
  readonly supplementary: boolean
  readonly asks: readonly Ask[]
}

/**
 * Decides on a report. Refusals: period not open yet, as-of day outside the period or in the future, figures missing or
 * malformed, a second report of the period that doesn't correct the first, a correction without reason.
 * Implausible figures are asked about: a total going down, physical progress over 100 % or going down, a jump over the bound.
 */
export function acceptReport(draft: ReportDraft, context: ReportContext): AcceptedReport | Refusal {
  const refusal = timeRefusal(draft, context) ?? correctionRefusal(draft, context)
  if (refusal) return refusal
  const done = money(draft.doneThisYear)
  const funds = money(draft.fundsArrivedThisYear)
  if (done === 'malformed') return refuse('reports.malformed', { field: 'doneThisYear', value: draft.doneThisYear })
  if (funds === 'malformed')
    return refuse('reports.malformed', { field: 'fundsArrivedThisYear', value: draft.fundsArrivedThisYear })
  if (draft.physicalPercent !== null && !isPercent(draft.physicalPercent)) {
    return refuse('reports.malformed', { field: 'physicalPercent', value: draft.physicalPercent })
  }
  if (context.countsForInvestment && done === null) return refuse('reports.figureMissing', { field: 'doneThisYear' })
  const state = periodState(context.period, context.now)
  return {
    periodKey: draft.periodKey,
    asOf: draft.asOf,
    doneThisYear: done,
    physicalPercent: draft.physicalPercent,
    fundsArrivedThisYear: funds,
    supersedes: draft.supersedes,
    correctionReason: draft.correctionReason,
    filledFor: draft.filledFor,
    late: state !== 'open',
    supplementary: state === 'locked',
    asks: [...totalAsks(done, draft, context), ...physicalAsks(draft, context), ...fundsAsks(funds, draft, context)],
  }
}

function timeRefusal(draft: ReportDraft, { period, now, today }: ReportContext): Refusal | null {
  if (draft.periodKey !== period.key)
    return refuse('reports.otherPeriod', { period: draft.periodKey, expected: period.key })
  if (periodState(period, now) === 'future') {
    return refuse('reports.periodNotOpen', { period: period.key, opensOn: period.opensOn })
  }
  if (draft.asOf < period.opensOn || draft.asOf > period.closesOn) {
    return refuse('reports.asOfOutsidePeriod', { asOf: draft.asOf, from: period.opensOn, to: period.closesOn })
  }
  return draft.asOf > today ? refuse('reports.asOfInFuture', { asOf: draft.asOf, today }) : null
}

function correctionRefusal(draft: ReportDraft, { standing, period }: ReportContext): Refusal | null {
  if (draft.supersedes === null) {
    return standing === null ? null : refuse('reports.alreadyReported', { period: period.key, report: standing.id })
  }
  if (standing === null || standing.id !== draft.supersedes) {
    return refuse('reports.supersededAlready', {
      period: period.key,
      report: draft.supersedes,
      standing: standing?.id ?? null,
    })
  }
  return draft.correctionReason?.trim() ? null : refuse('reports.correctionWithoutReason', { report: draft.supersedes })
}

function money(text: string | null): Fen | null | 'malformed' {
  if (text === null || text === '') return null
  const value = parseDecimal(text)
  if (!value || value.num < 0n || (value.num * 100n) % value.den !== 0n) return 'malformed'
  const fen = (value.num * 100n) / value.den
  return fen <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(fen) : 'malformed'
}

const isPercent = (text: string): boolean => {
  const value = parseDecimal(text)
  return value !== null && value.num >= 0n && text.length <= 8
}

const ask = (field: Ask['field'], code: string, params: Coded['params']): Ask => ({
  field,
  reason: coded(code, params),
})

/** Totals are compared inside a calendar year only: they start again on 1 January. */
function comparable(draft: ReportDraft, previous: ReportFact | null): ReportFact | null {
  return previous && yearOf(previous.occurredOn) === yearOf(draft.asOf) ? previous : null
}

function totalAsks(done: Fen | null, draft: ReportDraft, context: ReportContext): readonly Ask[] {
  if (done === null) return []
  const before = comparable(draft, context.previous)?.doneThisYear ?? 0
  if (done < before) {
    return [ask('doneThisYear', 'reports.ask.totalWentDown', { before: yuanOfFen(before), now: yuanOfFen(done) })]
  }
  const plan = context.yearPlanTotal
  if (plan === null || plan === 0) return []
  const grown = ratio(done - before, plan)
  if (compareDecimals(roundRatio(grown, 3), context.jumpBound) <= 0) return []
  const params = {
    grown: yuanOfFen(done - before),
    share: percentText(grown),
    bound: percentText(parseDecimal(context.jumpBound)!),
  }
  return [ask('doneThisYear', 'reports.ask.jump', params)]
}

const percentText = (r: { num: bigint; den: bigint }): string => roundRatio({ num: r.num * 100n, den: r.den }, 1)

function physicalAsks(draft: ReportDraft, { previous }: ReportContext): readonly Ask[] {
  const now = draft.physicalPercent
  if (now === null) return []
  if (compareDecimals(now, '100') > 0) return [ask('physicalPercent', 'reports.ask.over100', { now })]
  const before = previous?.physicalPercent ?? null
  return before !== null && compareDecimals(now, before) < 0
    ? [ask('physicalPercent', 'reports.ask.physicalWentDown', { before, now })]
    : []
}

function fundsAsks(funds: Fen | null, draft: ReportDraft, { previous }: ReportContext): readonly Ask[] {
  const before = comparable(draft, previous)?.fundsArrivedThisYear ?? null
  return funds !== null && before !== null && funds < before
    ? [ask('fundsArrivedThisYear', 'reports.ask.totalWentDown', { before: yuanOfFen(before), now: yuanOfFen(funds) })]
    : []
}
