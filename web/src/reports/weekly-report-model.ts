import type { Problem } from '@guatu/contract/common'
import type { Report, ReportForm, SubmitReportBody } from '@guatu/contract/reports'
import type { Coded } from '@guatu/domain/kernel/coded'
import { fenOfYuan, yuanOfFen } from '@guatu/domain/kernel/exact'
import { say } from '@guatu/words/say'
import { plainNumber, yuanOfWan } from './wan-yuan.ts'

/** What stands in the boxes, as typed. An empty figure means: as last period; an empty text means: nothing to say. */
export type Draft = {
  readonly id: string
  readonly projectId: string
  readonly period: string
  readonly supersedes: string | null
  readonly asOf: string
  readonly done: string
  readonly physical: string
  readonly funds: string
  readonly progress: string
  readonly next: string
  readonly problem: string
  readonly help: string
  readonly reason: string
}
export type DraftField = Exclude<keyof Draft, 'id' | 'projectId' | 'period' | 'supersedes'>
export type Fault = { readonly field: DraftField; readonly code: string }
export type Ask = { readonly code: string; readonly sentence: string }

/** The report beside whose figures one types: this period's own when it is being corrected, else the last one. */
export const besideOf = (form: ReportForm): Report | null => form.current ?? form.last

const within = (date: string, from: string, to: string): string => (date < from ? from : date > to ? to : date)

/** An empty draft; a second report of the same period is a correction of the first. */
export function newDraft(form: ReportForm, id: string, today: string): Draft {
  return {
    id,
    projectId: form.projectId,
    period: form.period.key,
    supersedes: form.current?.id ?? null,
    asOf: within(today, form.period.from, form.period.to),
    done: '',
    physical: '',
    funds: '',
    progress: '',
    next: '',
    problem: '',
    help: '',
    reason: '',
  }
}

/** Money since 1 January starts again from nothing: last year's figure is not "unchanged". */
const sameYear = (last: Report | null, draft: Draft): Report | null =>
  last && last.asOf.slice(0, 4) === draft.asOf.slice(0, 4) ? last : null

function percentOf(text: string): string | null {
  const plain = plainNumber(text).replace(/[%％]$/, '')
  return /^\d{1,3}(\.\d)?$/.test(plain) ? plain : null
}

function figureFaults(form: ReportForm, draft: Draft): Fault[] {
  const last = sameYear(besideOf(form), draft)
  const faults: Fault[] = []
  if (draft.done.trim() === '' && !last?.doneThisYear && form.yearPlan !== null)
    faults.push({ field: 'done', code: 'doneMissing' })
  if (draft.done.trim() !== '' && yuanOfWan(draft.done) === null) faults.push({ field: 'done', code: 'notAnAmount' })
  if (draft.physical.trim() !== '' && percentOf(draft.physical) === null)
    faults.push({ field: 'physical', code: 'notAPercent' })
  if (draft.funds.trim() !== '' && yuanOfWan(draft.funds) === null) faults.push({ field: 'funds', code: 'notAnAmount' })
  return faults
}

/**
 * A project without a plan for the year (reserve, preliminary) reports no money; any other reports its total.
 * Faults come in the order of the form. Implausible figures are none: the server asks about them.
 */
export function faultsOf(form: ReportForm, draft: Draft): Fault[] {
  const faults = figureFaults(form, draft)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.asOf)) faults.unshift({ field: 'asOf', code: 'dateMissing' })
  if (draft.supersedes && draft.reason.trim() === '') faults.push({ field: 'reason', code: 'reasonMissing' })
  return faults
}

/** The body to send, or null while `faultsOf` has something to say. */
export function bodyOf(form: ReportForm, draft: Draft, confirmedAsks: readonly string[]): SubmitReportBody | null {
  if (faultsOf(form, draft).length > 0) return null
  const last = besideOf(form)
  const money = sameYear(last, draft)
  const text = (field: 'progress' | 'next' | 'problem' | 'help') =>
    draft[field].trim() || (draft.supersedes ? (form.current?.[field] ?? '') : '')
  return {
    id: draft.id,
    period: draft.period,
    supersedes: draft.supersedes,
    reason: draft.supersedes ? draft.reason.trim() : null,
    asOf: draft.asOf,
    doneThisYear: yuanOfWan(draft.done) ?? money?.doneThisYear ?? null,
    physicalPercent: percentOf(draft.physical) ?? last?.physicalPercent ?? null,
    fundsArrivedThisYear: yuanOfWan(draft.funds) ?? money?.fundsArrivedThisYear ?? null,
    progress: text('progress'),
    next: text('next'),
    problem: text('problem'),
    help: text('help'),
    confirmedAsks: [...confirmedAsks],
  }
}

/** What this report would add since the last one, in yuan with its sign; null when there is nothing to compare. */
export function incrementOf(form: ReportForm, draft: Draft): string | null {
  const typed = yuanOfWan(draft.done)
  const last = form.last && form.last.asOf.slice(0, 4) === draft.asOf.slice(0, 4) ? form.last : null
  const from = last?.doneThisYear && fenOfYuan(last.doneThisYear)
  const to = typed && fenOfYuan(typed)
  return typeof from === 'number' && typeof to === 'number' ? yuanOfFen(to - from) : null
}

/** Whether anything was typed that would be lost. */
export const isTouched = (draft: Draft): boolean =>
  [draft.done, draft.physical, draft.funds, draft.progress, draft.next, draft.problem, draft.help].some(
    (text) => text.trim() !== '',
  )

/**
 * The questions in a refusal `reports.asksToConfirm`: `params.asks` is a JSON text of coded texts, since params are
 * plain. Empty for any other refusal.
 */
export function asksOf(problem: Problem, language: 'zh' | 'en'): Ask[] {
  if (problem.code !== 'reports.asksToConfirm') return []
  const asks = listOf(problem.params.asks)
  return asks.map((ask) => ({ code: ask.code, sentence: say({ code: ask.code, params: ask.params ?? {} }, language) }))
}

function listOf(asks: unknown): Coded[] {
  try {
    const list: unknown = typeof asks === 'string' ? JSON.parse(asks) : asks
    return Array.isArray(list) ? list.filter((ask): ask is Coded => typeof ask?.code === 'string') : []
  } catch {
    return []
  }
}
