import { addDays, type CivilDate, lastDayOfMonth, monthOf, yearOf } from '@guatu/domain/calendar/civil-date'
import type { DistrictTime } from './district-time.ts'
import type { Making } from './generate-project.ts'
import type { ProjectSketch } from './project-sketch.ts'
import { yuanOfWan } from './year-months.ts'

/** Codes, listings, the committed finish and its moves, plans of the year, funds and the entry into statistics. */
export function generatePapers(m: Making): void {
  codes(m)
  listings(m)
  finish(m)
  yearPlans(m)
  funds(m)
  statistics(m)
}

const fact = (m: Making, occurredOn: CivilDate, recordedAt = m.time.recorded(occurredOn, m.random.int(0, 59))) => ({
  id: m.random.id(recordedAt),
  projectId: m.id,
  occurredOn,
  recordedAt,
  supersedes: null,
})

function codes(m: Making): void {
  const { random, sketch, time } = m
  const begun = sketch.start?.slice(2, 7).replace('-', '') ?? String(time.year).slice(2).concat('03')
  const kind = sketch.kind === 'industrial' ? '04' : '01'
  const code = `${begun}-370499-${kind}-0${random.int(1, 5)}-${random.int(100000, 999999)}`
  m.rows.projectCode.push({ ...fact(m, time.setupOn), kind: 'project', code })
}

function listings(m: Making): void {
  const { sketch, time, index } = m
  const from = `${time.year}-01-05` as CivilDate
  const lists: [list: string, document: string][] = []
  if (sketch.total >= 200_000) lists.push(['省重大', `示发改重点〔${time.year}〕12号`])
  else if (sketch.total >= 90_000) lists.push(['省重点', `示发改重点〔${time.year}〕18号`])
  if (sketch.total >= 40_000 || index % 3 === 0) lists.push(['市重点', `示政办字〔${time.year}〕7号`])
  lists.push(['区重点', `云政办字〔${time.year}〕3号`])
  for (const [list, documentNumber] of lists)
    m.rows.listing.push({
      ...fact(m, from, time.recorded(time.setupOn)),
      list,
      fromOn: from,
      toOn: null,
      documentNumber,
    })
}

const REASONS = [
  ['land', '用地批复晚于预期'],
  ['design', '方案调整，增加建设内容'],
  ['demolition', '征迁未按期完成'],
] as const

/** A move of the committed finish: when it was approved, and what was committed before. */
export type Move = { readonly on: CivilDate; readonly original: CivilDate }

/** One finish in eight was moved once in summer, by a decision, with a reason. */
export function moveOf(index: number, sketch: ProjectSketch, finish: CivilDate, time: DistrictTime): Move | null {
  const on = addDays(time.weeks[0]!.opensOn, -40)
  if (index % 8 !== 3 || on <= time.setupOn || sketch.fate === 'completed') return null
  return { on, original: addDays(finish, -[30, 45, 60][index % 3]!) }
}

function finish(m: Making): void {
  const { rows, sketch, plan, time, index, move } = m
  const inForce = plan?.committedFinish ?? (sketch.finish.slice(0, 10) as CivilDate)
  const precision = plan?.shifted ? 'day' : sketch.finish.slice(11)
  const bare = { milestone: 'finish', actorId: null }
  const at = time.at(time.setupOn, 11)
  const first = { committedOn: move?.original ?? inForce, precision: move ? 'day' : precision, reasonCode: 'first' }
  rows.commitment.push({ ...fact(m, time.setupOn, at), ...bare, ...first, reason: '', approver: null })
  if (!move) return
  const [reasonCode, reason] = REASONS[index % 3]!
  const approver = `区政府专题会议纪要〔${yearOf(move.on)}〕${10 + index}号`
  rows.commitment.push({ ...fact(m, move.on), ...bare, committedOn: inForce, precision, reasonCode, reason, approver })
}

function yearPlans(m: Making): void {
  for (const plan of m.yearPlans) {
    const newYear = `${plan.year}-01-08` as CivilDate
    const on = newYear < m.time.setupOn ? m.time.setupOn : newYear < m.time.today ? newYear : m.time.today
    m.rows.yearPlan.push({
      // The first plan is the year's from its first day, whenever it was typed in.
      ...fact(m, `${plan.year}-01-01` as CivilDate, m.time.recorded(on)),
      year: plan.year,
      totalYuan: yuanOfWan(plan.total),
      months: plan.months.map(yuanOfWan),
      reason: '',
      actorId: null,
    })
  }
}

/** Funds by source as they stood at the last month-end. */
function funds(m: Making): void {
  const plan = m.yearPlans.find((p) => p.year === m.time.year)
  if (!plan) return
  const monthEnd = addDays(`${m.time.today.slice(0, 7)}-01` as CivilDate, -1)
  const asOf = yearOf(monthEnd) === m.time.year ? monthEnd : m.time.today
  const share = plan.months.slice(0, monthOf(asOf)).reduce((a, b) => a + b, 0) / Math.max(1, plan.total)
  const isFirm = m.sketch.kind === 'industrial'
  const sources: [string, number][] = isFirm
    ? [
        ['自筹', 0.55],
        ['银行贷款', 0.45],
      ]
    : [
        ['专项债', 0.4],
        ['省市区财政', 0.35],
        ['银行贷款', 0.25],
      ]
  for (const [source, part] of sources) {
    const planned = Math.round(plan.total * part)
    const arrived = Math.round(planned * Math.min(1, share * (0.85 + m.random.next() * 0.2)))
    const allocated = Math.round(arrived * (0.92 + m.random.next() * 0.08))
    m.rows.fundFigure.push({
      ...fact(m, asOf),
      year: plan.year,
      source,
      plannedYuan: yuanOfWan(planned),
      arrivedYuan: yuanOfWan(arrived),
      allocatedYuan: yuanOfWan(allocated),
      paidYuan: yuanOfWan(Math.round(allocated * 0.93)),
      asOf,
      basis: 'dispatch',
      reason: '',
      actorId: null,
    })
  }
}

/** Most started projects are in statistics a month after the start; a few wait, with a reason. */
function statistics(m: Making): void {
  const { startedOn, time, index } = m
  if (startedOn === null) return
  const filed = addDays(startedOn, 20)
  if (filed > time.today) return
  const row = (state: string, month: string | null, reason: string, on: CivilDate) =>
    m.rows.statisticsEntry.push({ ...fact(m, on), state, month, reason, actorId: null })
  row('filed', filed.slice(0, 7), '', filed)
  const entered = lastDayOfMonth(yearOf(filed), monthOf(filed))
  if (index % 11 === 6)
    row(
      'rejected',
      filed.slice(0, 7),
      '缺少施工合同及首笔工程款凭证',
      addDays(filed, 5) < time.today ? addDays(filed, 5) : time.today,
    )
  else if (entered <= time.today && index % 13 !== 4) row('entered', entered.slice(0, 7), '', entered)
}
