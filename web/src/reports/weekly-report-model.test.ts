import type { Problem } from '@guatu/contract/common'
import type { Report, ReportForm } from '@guatu/contract/reports'
import { describe, expect, it } from 'vitest'
import { asksOf, bodyOf, type Draft, faultsOf, incrementOf, newDraft } from './weekly-report-model.ts'

const lastWeek: Report = {
  id: '01900000-0000-7000-8000-000000000001',
  projectId: 'p',
  period: '2026-W46',
  recordedAt: '2026-11-13T08:00:00Z',
  filledBy: '联络员',
  filledFor: null,
  late: false,
  supplementary: false,
  supersedes: null,
  reason: null,
  increment: null,
  asks: [],
  asOf: '2026-11-13',
  doneThisYear: '123456000.00',
  physicalPercent: '62.5',
  fundsArrivedThisYear: '90000000.00',
  progress: '二层封顶',
  next: '三层绑筋',
  problem: '临时用电不足',
  help: '请供电公司增容',
}
const form: ReportForm = {
  projectId: 'p',
  projectName: '电池材料基地一期',
  ownerUnit: '城投集团',
  period: {
    key: '2026-W47',
    kind: 'week',
    label: '第47周（11月16日—11月22日）',
    from: '2026-11-16',
    to: '2026-11-22',
    cutOff: '2026-11-20',
    state: 'open',
  },
  last: lastWeek,
  current: null,
  yearPlan: '200000000.00',
  fillingFor: null,
  openBottlenecks: [],
}
const draft = (change: Partial<Draft> = {}): Draft => ({ ...newDraft(form, 'new-id', '2026-11-21'), ...change })

describe('filling a weekly report', () => {
  it('sends last period’s figures where nothing was typed, and no text that was not written now', () => {
    expect(bodyOf(form, draft({ progress: '三层绑筋完成' }), [])).toEqual({
      id: 'new-id',
      period: '2026-W47',
      supersedes: null,
      reason: null,
      asOf: '2026-11-21',
      doneThisYear: '123456000.00',
      physicalPercent: '62.5',
      fundsArrivedThisYear: '90000000.00',
      progress: '三层绑筋完成',
      next: '',
      problem: '',
      help: '',
      confirmedAsks: [],
    })
  })

  it('asks no money of a project that has no plan for the year', () => {
    const reserve: ReportForm = { ...form, last: null, yearPlan: null }
    expect(bodyOf(reserve, newDraft(reserve, 'x', '2026-11-21'), [])).toMatchObject({ doneThisYear: null })
    expect(faultsOf({ ...form, last: null }, draft())).toEqual([{ field: 'done', code: 'doneMissing' }])
  })

  it('sends what was typed in 万元 as yuan', () => {
    const body = bodyOf(form, draft({ done: '１２，８００．５', physical: '65%', funds: '9000' }), ['reports.bigJump'])
    expect(body).toMatchObject({
      doneThisYear: '128005000',
      physicalPercent: '65',
      fundsArrivedThisYear: '90000000',
      confirmedAsks: ['reports.bigJump'],
    })
  })

  it('takes a figure as of today, or of the period’s last day when today lies behind it', () => {
    expect(draft().asOf).toBe('2026-11-21')
    expect(newDraft(form, 'x', '2026-12-05').asOf).toBe('2026-11-22')
    expect(newDraft(form, 'x', '2026-11-01').asOf).toBe('2026-11-16')
  })

  it('does not carry last year’s total over the turn of the year', () => {
    const january: ReportForm = {
      ...form,
      period: { ...form.period, key: '2027-W01', from: '2027-01-01', to: '2027-01-03' },
    }
    const empty = newDraft(january, 'x', '2027-01-02')
    expect(faultsOf(january, empty)).toEqual([{ field: 'done', code: 'doneMissing' }])
    const body = bodyOf(january, { ...empty, done: '0' }, [])
    expect(body).toMatchObject({ doneThisYear: '0', fundsArrivedThisYear: null, physicalPercent: '62.5' })
    expect(incrementOf(january, { ...empty, done: '12' })).toBeNull()
  })

  it('says what it can’t read, top of the form first, and finds no fault with an implausible figure', () => {
    expect(faultsOf(form, draft({ done: '约一亿', physical: '65.55', funds: 'x' }))).toEqual([
      { field: 'done', code: 'notAnAmount' },
      { field: 'physical', code: 'notAPercent' },
      { field: 'funds', code: 'notAnAmount' },
    ])
    expect(faultsOf(form, draft({ done: '1', physical: '130' }))).toEqual([])
  })

  it('treats a second report of a period as a correction that needs its reason', () => {
    const again: ReportForm = { ...form, current: { ...lastWeek, id: 'first', period: '2026-W47', asOf: '2026-11-20' } }
    const correction = newDraft(again, 'second', '2026-11-21')
    expect(faultsOf(again, correction)).toEqual([{ field: 'reason', code: 'reasonMissing' }])
    expect(bodyOf(again, { ...correction, done: '12400', reason: '漏报设备款' }, [])).toMatchObject({
      supersedes: 'first',
      reason: '漏报设备款',
      doneThisYear: '124000000',
      progress: '二层封顶',
    })
  })

  it('shows what the new total adds, with its sign', () => {
    expect(incrementOf(form, draft({ done: '12400' }))).toBe('544000.00')
    expect(incrementOf(form, draft({ done: '12345' }))).toBe('-6000.00')
    expect(incrementOf(form, draft())).toBeNull()
  })

  it('says the questions of a refusal in words, and none of another refusal', () => {
    const problem = (code: string): Problem => ({
      type: '',
      title: '',
      status: 409,
      detail: '请核对',
      code,
      params: {
        codes: ['reports.asOfInFuture'],
        asks: JSON.stringify([
          { field: 'asOf', code: 'reports.asOfInFuture', params: { asOf: '2026-11-23', today: '2026-11-22' } },
        ]),
      },
    })
    expect(asksOf(problem('reports.asksToConfirm'), 'zh')).toEqual([
      { code: 'reports.asOfInFuture', sentence: '数据截止日2026年11月23日晚于今天（2026年11月22日）' },
    ])
    expect(asksOf(problem('reports.alreadyReported'), 'zh')).toEqual([])
  })
})
