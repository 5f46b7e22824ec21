import { factorOfWord } from '@guatu/domain/bottlenecks/factors'
import { yuanOfFen } from '@guatu/domain/kernel/exact'
import { type LedgerRow, YEAR_CLASS } from '@guatu/domain/projects/ledger/ledger-row'
import type { CommandContext } from '../../platform/command-context.ts'
import type { UnitBook } from './find-or-make-units.ts'
import { LEDGER_TEXTS } from './storable-row.ts'

/** Project kind by what the row says; what says nothing is an industrial project where it has a chain, else other. */
export function kindOfRow(row: LedgerRow): string {
  const said = `${row.texts.headquarters ?? ''}${row.texts.category ?? ''}${row.texts.name ?? ''}`
  if (/交通|道路|公路|大桥|快速路|高速/.test(said)) return 'road'
  if (/水利|河道|水库|防洪|治理工程/.test(said)) return 'water'
  if (/光伏|风电|储能电站|热电|能源/.test(said)) return 'energy'
  if (/改造|更新|整治/.test(said)) return 'renovation'
  if (/医院|学校|中学|小学|幼儿园|场馆|中心|城建|民生/.test(said)) return 'publicBuilding'
  return row.texts.chain || /工业|产业/.test(said) ? 'industrial' : 'other'
}

/** Stage of a project first heard of in a ledger: what its year class says of it, until somebody enters the real one. */
export function stageOfRow(row: LedgerRow): string {
  if (row.dates.actualFinish) return 'completed'
  switch (row.kind ? YEAR_CLASS[row.kind] : null) {
    case 'carriedOver':
    case 'finishing':
      return 'building'
    case 'reserve':
      return 'reserve'
    case 'preliminary':
      return kindOfRow(row) === 'industrial' ? 'preliminary' : 'reserve'
    case 'new':
      return row.dates.actualStart ? 'building' : kindOfRow(row) === 'industrial' ? 'landed' : 'approved'
    default:
      return 'planned'
  }
}

const has = <K extends string>(o: { readonly [k in K]?: unknown }, key: K): boolean => o[key] !== undefined

/** Head columns that a row speaks of; a field without a column in the ledger is left as it is. */
export async function headColumns(row: LedgerRow, units: UnitBook, kept: Record<string, unknown>) {
  const t = row.texts
  const columns: Record<string, unknown> = {}
  const set = (key: string, value: unknown) => {
    columns[key] = value
  }
  if (t.name) set('name', t.name)
  if (row.kind) set('yearClass', YEAR_CLASS[row.kind])
  if (has(t, 'site')) set('site', t.site)
  if (has(t, 'chain')) set('chain', t.chain)
  if (row.money.total != null) set('totalYuan', yuanOfFen(row.money.total))
  if (has(row.dates, 'start')) {
    set('plannedStart', row.dates.start?.date ?? null)
    set('plannedStartPrecision', row.dates.start?.precision ?? null)
  }
  if (row.dates.actualStart) set('startedOn', row.dates.actualStart.date)
  await unitColumns(row, units, set, kept)
  const texts = Object.fromEntries(LEDGER_TEXTS.flatMap((f) => (has(t, f) ? [[f, t[f] ?? null]] : [])))
  if (Object.keys(texts).length > 0) set('ledgerTexts', JSON.stringify({ ...(kept.ledgerTexts as object), ...texts }))
  return columns
}

async function unitColumns(
  row: LedgerRow,
  units: UnitBook,
  set: (key: string, value: unknown) => void,
  kept: Record<string, unknown>,
) {
  const t = row.texts
  if (has(t, 'owner'))
    set(
      'ownerUnitId',
      await units.unit(
        t.owner ? { name: t.owner, kind: t.uscc ? 'firm' : 'bureau', creditCode: t.uscc ?? null } : null,
      ),
    )
  if (has(t, 'leadUnit')) set('leadUnitId', await units.unit(t.leadUnit ? { name: t.leadUnit, kind: 'bureau' } : null))
  const hq = has(t, 'headquarters')
    ? await units.unit(t.headquarters ? { name: t.headquarters, kind: 'headquarters' } : null)
    : (kept.headquartersId as string | null)
  if (has(t, 'headquarters')) set('headquartersId', hq)
  const crew = has(t, 'taskForce')
    ? await units.unit(t.taskForce ? { name: t.taskForce, kind: 'taskForce', parentId: hq } : null)
    : (kept.taskForceId as string | null)
  if (has(t, 'taskForce')) set('taskForceId', crew)
  if (has(t, 'sponsor')) set('sponsorPostId', await units.post(hq ?? crew, t.sponsor, 'sponsor'))
  if (has(t, 'serviceOfficer')) set('officerPostId', await units.post(crew ?? hq, t.serviceOfficer, 'serviceOfficer'))
}

type Recorded = Pick<CommandContext, 'now' | 'today'> & { actorId: string | null; asOf: string }

export const commitmentRow = (r: Recorded, id: string, projectId: string, row: LedgerRow, first: boolean) => ({
  id,
  projectId,
  milestone: 'finish',
  committedOn: row.dates.finish!.date,
  precision: row.dates.finish!.precision,
  reasonCode: first ? 'first' : 'correction',
  reason: first ? '' : '台账导入',
  approver: null,
  occurredOn: r.asOf,
  recordedAt: r.now,
  actorId: r.actorId,
  supersedes: null,
})

/** The year's first plan holds from its first day; a changed one from the ledger's day. */
export const yearPlanRow = (r: Recorded, id: string, projectId: string, yuan: string, first: boolean) => ({
  id,
  projectId,
  year: Number(r.asOf.slice(0, 4)),
  totalYuan: yuan,
  months: null,
  reason: first ? '' : '台账导入',
  occurredOn: first ? `${r.asOf.slice(0, 4)}-01-01` : r.asOf,
  recordedAt: r.now,
  actorId: r.actorId,
  supersedes: null,
})

export const reportRow = (
  r: Recorded & { period: string; by: string },
  id: string,
  projectId: string,
  yuan: string,
  supersedes: string | null,
) => ({
  id,
  projectId,
  period: r.period,
  asOf: r.asOf,
  doneThisYearYuan: yuan,
  physicalPercent: null,
  fundsArrivedYuan: null,
  filledBy: r.by,
  filledForUnitId: null,
  late: false,
  supplementary: false,
  asks: '[]',
  reason: supersedes ? '台账导入' : null,
  occurredOn: r.asOf,
  recordedAt: r.now,
  actorId: r.actorId,
  supersedes,
})

export const bottleneckRow = (
  r: Recorded,
  id: string,
  projectId: string,
  row: LedgerRow,
  supersedes: string | null,
) => ({
  id,
  projectId,
  text: row.problem!.text,
  factor: factorOfWord(row.problem!.factor),
  waitsForUnitId: null,
  level: 'district',
  dueOn: row.problem!.due?.date ?? null,
  duePrecision: row.problem!.due?.precision ?? null,
  source: 'ledger',
  occurredOn: r.asOf,
  recordedAt: r.now,
  actorId: r.actorId,
  supersedes,
})

export const resolvedRow = (r: Recorded & { by: string }, id: string, projectId: string, bottleneckId: string) => ({
  id,
  bottleneckId,
  projectId,
  event: 'resolved',
  dueOn: null,
  duePrecision: null,
  level: null,
  note: '台账中已不再列出',
  occurredOn: r.asOf,
  recordedAt: r.now,
  actor: r.by,
  actorId: r.actorId,
  supersedes: null,
})
