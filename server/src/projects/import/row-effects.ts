import { factorOfWord } from '@guatu/domain/bottlenecks/factors'
import { coded } from '@guatu/domain/kernel/coded'
import { yuanOfFen } from '@guatu/domain/kernel/exact'
import { type LedgerRow, YEAR_CLASS } from '@guatu/domain/projects/ledger/ledger-row'
import type { ProjectKind } from '@guatu/domain/projects/project-terms'
import { say } from '@guatu/words/say'
import type { MovedDate } from '../../platform/events.ts'
import type { StandingReport } from '../../reports/reads.ts'
import type { UnitBook } from './find-or-make-units.ts'
import { LEDGER_TEXTS } from './storable-row.ts'

/** Stage of a project first heard of in a ledger: what its year class says of it, until somebody enters the real one. */
export function stageOfRow(row: LedgerRow, kind: ProjectKind): string {
  if (row.dates.actualFinish) return 'completed'
  switch (row.kind ? YEAR_CLASS[row.kind] : null) {
    case 'carriedOver':
    case 'finishing':
      return 'building'
    case 'reserve':
      return 'reserve'
    case 'preliminary':
      return kind === 'industrial' ? 'preliminary' : 'reserve'
    case 'new':
      return row.dates.actualStart ? 'building' : kind === 'industrial' ? 'landed' : 'approved'
    default:
      return 'planned'
  }
}

const has = <K extends string>(o: { readonly [k in K]?: unknown }, key: K): boolean => o[key] !== undefined

/** A head as far as a row without some columns leans on it. */
export type KeptHead = {
  readonly headquartersId: string | null
  readonly taskForceId: string | null
  readonly ledgerTexts: Readonly<Record<string, unknown>>
}
export const NO_HEAD: KeptHead = { headquartersId: null, taskForceId: null, ledgerTexts: {} }

/** Head columns in snake case, in which a ledger may change a stored project. */
export const HEAD_COLUMNS = [
  'name',
  'year_class',
  'site',
  'chain',
  'total_yuan',
  'planned_start',
  'planned_start_precision',
  'started_on',
  'owner_unit_id',
  'lead_unit_id',
  'headquarters_id',
  'task_force_id',
  'sponsor_post_id',
  'officer_post_id',
  'ledger_texts',
  'package_of',
] as const
export type HeadColumns = { [C in (typeof HEAD_COLUMNS)[number]]?: unknown }

/**
 * Head columns that a row speaks of, reduced to the fields of `only` where the project is stored already: a field without a
 * column, or whose cell was not understood, is left as it is.
 */
export function headColumns(
  row: LedgerRow,
  units: UnitBook,
  kept: KeptHead,
  only: ReadonlySet<string> | null,
): HeadColumns {
  const t = row.texts
  const wants = (field: string): boolean => only === null || only.has(field)
  const columns: HeadColumns = unitColumns(row, units, kept, wants)
  if (t.name && wants('name')) columns.name = t.name
  if (row.kind && wants('kind')) columns.year_class = YEAR_CLASS[row.kind]
  if (has(t, 'site') && wants('site')) columns.site = t.site
  if (has(t, 'chain') && wants('chain')) columns.chain = t.chain
  if (row.money.total != null && wants('total')) columns.total_yuan = yuanOfFen(row.money.total)
  if (has(row.dates, 'start') && wants('start')) {
    columns.planned_start = row.dates.start?.date ?? null
    columns.planned_start_precision = row.dates.start?.precision ?? null
  }
  if (row.dates.actualStart && wants('actualStart')) columns.started_on = row.dates.actualStart.date
  const texts = LEDGER_TEXTS.filter((f) => has(t, f) && wants(f)).map((f) => [f, t[f] ?? null])
  if (texts.length > 0) columns.ledger_texts = { ...kept.ledgerTexts, ...Object.fromEntries(texts) }
  return columns
}

function unitColumns(row: LedgerRow, units: UnitBook, kept: KeptHead, wants: (field: string) => boolean): HeadColumns {
  const t = row.texts
  const columns: HeadColumns = {}
  if (has(t, 'owner') && (wants('owner') || wants('uscc')))
    columns.owner_unit_id = units.unit(
      t.owner ? { name: t.owner, kind: t.uscc ? 'firm' : 'bureau', creditCode: t.uscc ?? null } : null,
    )
  if (has(t, 'leadUnit') && wants('leadUnit'))
    columns.lead_unit_id = units.unit(t.leadUnit ? { name: t.leadUnit, kind: 'bureau' } : null)
  let hq = kept.headquartersId
  if (has(t, 'headquarters') && wants('headquarters')) {
    hq = units.unit(t.headquarters ? { name: t.headquarters, kind: 'headquarters' } : null)
    columns.headquarters_id = hq
  }
  let crew = kept.taskForceId
  if (has(t, 'taskForce') && wants('taskForce')) {
    crew = units.unit(t.taskForce ? { name: t.taskForce, kind: 'taskForce', parentId: hq } : null)
    columns.task_force_id = crew
  }
  if (has(t, 'sponsor') && wants('sponsor')) columns.sponsor_post_id = units.post(hq ?? crew, t.sponsor, 'sponsor')
  if (has(t, 'serviceOfficer') && wants('serviceOfficer'))
    columns.officer_post_id = units.post(crew ?? hq, t.serviceOfficer, 'serviceOfficer')
  return columns
}

/** What every fact of one import carries. */
export type Recording = {
  readonly now: Date
  readonly actorId: string | null
  readonly by: string
  readonly asOf: string
  readonly period: string
  /** Why a fact replaces an earlier one, in words. */
  readonly reason: string
  /** The ledger's file: by which a changed date was asked for. */
  readonly document: string
}

export const commitmentRow = (r: Recording, id: string, projectId: string, row: LedgerRow, first: boolean) => ({
  id,
  projectId,
  milestone: 'finish',
  committedOn: row.dates.finish!.date,
  precision: row.dates.finish!.precision,
  reasonCode: first ? 'first' : 'correction',
  reason: first ? '' : r.reason,
  // Who confirms a ledger answers for the dates it moves.
  approver: first ? null : r.by,
  request: first ? null : r.document,
  occurredOn: r.asOf,
  recordedAt: r.now,
  actorId: r.actorId,
  supersedes: null,
})

/** A finish that a ledger says otherwise than what is stored: asked for by the ledger, granted by who confirms it. */
export const movedDate = (c: ReturnType<typeof commitmentRow>, from: string): MovedDate => ({
  ...{ commitmentId: c.id, projectId: c.projectId, milestone: c.milestone, from, to: c.committedOn },
  ...{ precision: c.precision, reasonCode: c.reasonCode, reason: c.reason, document: c.request ?? '' },
  ...{ approver: c.approver ?? '', approvedOn: c.occurredOn, askedBy: null },
  exception: coded('plans.exception.ledger', { ledger: c.request ?? '' }),
})

/** The year's first plan holds from its first day; a changed one from the ledger's day. */
export const yearPlanRow = (r: Recording, id: string, projectId: string, yuan: string, first: boolean) => ({
  id,
  projectId,
  year: Number(r.asOf.slice(0, 4)),
  totalYuan: yuan,
  months: null,
  reason: first ? '' : r.reason,
  occurredOn: first ? `${r.asOf.slice(0, 4)}-01-01` : r.asOf,
  recordedAt: r.now,
  actorId: r.actorId,
  supersedes: null,
})

/** A report of the ledger's figure; in place of one of the same period that is no newer, whose other entries it keeps. */
export const reportRow = (
  r: Recording,
  id: string,
  projectId: string,
  yuan: string,
  standing: StandingReport | null,
) => {
  const replaced = standing && !standing.withdrawn && standing.asOf <= r.asOf ? standing : null
  return {
    id,
    projectId,
    period: r.period,
    asOf: r.asOf,
    doneThisYearYuan: yuan,
    physicalPercent: replaced?.physicalPercent ?? null,
    fundsArrivedYuan: replaced?.fundsArrivedYuan ?? null,
    progress: replaced?.progress ?? '',
    next: replaced?.next ?? '',
    problem: replaced?.problem ?? '',
    help: replaced?.help ?? '',
    filledBy: r.by,
    filledForUnitId: null,
    late: false,
    supplementary: false,
    asks: '[]',
    reason: replaced ? r.reason : null,
    occurredOn: r.asOf,
    recordedAt: r.now,
    actorId: r.actorId,
    supersedes: replaced?.id ?? (standing?.withdrawn ? standing.id : null),
  }
}

export const codeRow = (r: Recording, id: string, projectId: string, code: string) => ({
  id,
  projectId,
  kind: 'project',
  code,
  occurredOn: r.asOf,
  recordedAt: r.now,
  supersedes: null,
})

export const bottleneckRow = (
  r: Recording,
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

export const resolvedRow = (r: Recording, id: string, projectId: string, bottleneckId: string) => ({
  id,
  bottleneckId,
  projectId,
  event: 'resolved',
  dueOn: null,
  duePrecision: null,
  level: null,
  note: say({ code: 'imports.noLongerListed', params: {} }, 'zh'),
  occurredOn: r.asOf,
  recordedAt: r.now,
  actor: r.by,
  actorId: r.actorId,
  supersedes: null,
})
