import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { yuanOfFen } from '@guatu/domain/kernel/exact'
import { rowKey } from '@guatu/domain/projects/ledger/arrange-packages'
import type { PackageRef } from '@guatu/domain/projects/ledger/diff-ledger'
import { rowCountsForInvestment } from '@guatu/domain/projects/ledger/investment-rate'
import type { LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import { projectKindOf } from '@guatu/domain/projects/ledger/project-kind'
import type { ProjectKind } from '@guatu/domain/projects/project-terms'
import { say } from '@guatu/words/say'
import { appendBottleneckEvents, appendBottlenecks } from '../../bottlenecks/writes.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { MovedDate } from '../../platform/events.ts'
import { takeTurns } from '../../platform/take-turns.ts'
import { listStandingReports, type StandingReport } from '../../reports/reads.ts'
import { appendReports } from '../../reports/writes.ts'
import { listProjectHeads } from '../reads.ts'
import { appendCodes, appendCommitments, appendYearPlans, reviseProjects, writeProjects } from '../writes.ts'
import { UnitBook } from './find-or-make-units.ts'
import {
  bottleneckRow,
  codeRow,
  commitmentRow,
  HEAD_COLUMNS,
  type HeadColumns,
  headColumns,
  type KeptHead,
  movedDate,
  NO_HEAD,
  type Recording,
  reportRow,
  resolvedRow,
  stageOfRow,
  yearPlanRow,
} from './row-effects.ts'
import type { ImportEffects } from './staging-reads.ts'
import type { StoredLedgerProject } from './stored-reads.ts'

export type ChangedProject = {
  readonly stored: StoredLedgerProject
  readonly row: LedgerRow
  readonly fields: ReadonlySet<string>
}
export type LedgerToApply = {
  readonly asOf: string
  /** The file it came in. */
  readonly document: string
  readonly period: string
  readonly added: readonly LedgerRow[]
  readonly changed: readonly ChangedProject[]
  /** Packages of sub-items, by `rowKey`. */
  readonly parts: ReadonlyMap<string, PackageRef>
  /** Kinds that the office has said, by `rowKey`. */
  readonly kinds: ReadonlyMap<string, ProjectKind>
}
/** Tells how much of the rows is written, as a share; true: give up. */
export type Step = (share: number) => boolean

/** Facts of one import, table by table, as they will be appended. */
class Batch {
  readonly codes: ReturnType<typeof codeRow>[] = []
  readonly commitments: ReturnType<typeof commitmentRow>[] = []
  readonly moves: MovedDate[] = []
  readonly yearPlans: ReturnType<typeof yearPlanRow>[] = []
  readonly reports: ReturnType<typeof reportRow>[] = []
  readonly bottlenecks: ReturnType<typeof bottleneckRow>[] = []
  readonly resolved: ReturnType<typeof resolvedRow>[] = []

  idsOf = (table: 'codes' | 'commitments' | 'yearPlans' | 'reports' | 'bottlenecks'): string[] =>
    this[table].map((row) => row.id)
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Work = {
  readonly ctx: CommandContext
  readonly units: UnitBook
  readonly recording: Recording
  /** Ids of the projects to be made, by `rowKey`. */
  readonly ids: ReadonlyMap<string, string>
  readonly parts: LedgerToApply['parts']
  readonly kinds: LedgerToApply['kinds']
  /** So many rows more are written; a refusal when it is given up. */
  readonly step: (rows: number) => Refusal | null
}

const CHUNK = 100

/** Turns understood rows into facts and registers: new projects in bulk, changed ones field by field. */
export async function applyLedger(
  ctx: CommandContext,
  ledger: LedgerToApply,
  step: Step,
): Promise<ImportEffects | Refusal> {
  const heads = await loadHeads(ctx, ledger.changed)
  const rows = [...ledger.added, ...ledger.changed.map((c) => c.row)]
  const posted = [...heads.values()].flatMap((h) => [h.headquarters_id, h.task_force_id]).filter((id) => id !== null)
  const recording: Recording = {
    now: ctx.now,
    actorId: ctx.actor.accountId,
    by: ctx.actor.name,
    asOf: ledger.asOf,
    document: ledger.document,
    period: ledger.period,
    reason: say({ code: 'imports.reason', params: {} }, 'zh'),
  }
  const work: Work = {
    ...{ ctx, recording, parts: ledger.parts, kinds: ledger.kinds, step: stepOf(rows.length, step) },
    units: await UnitBook.load(ctx, rows, posted as string[]),
    ids: new Map(ledger.added.map((row) => [rowKey(row), ctx.newId()])),
  }
  const added = await addProjects(work, ledger.added)
  if (isRefusal(added)) return added
  const changed = await changeProjects(work, ledger.changed, heads)
  return isRefusal(changed)
    ? changed
    : {
        ...changed,
        ...added,
        taken: { ...changed.taken, ...added.taken },
        versions: { ...changed.versions, ...added.versions },
      }
}

const stepOf = (all: number, step: Step): Work['step'] => {
  let written = 0
  return (rows) => {
    written += rows
    return step(written / Math.max(all, 1)) ? refuse('imports.storingCancelled') : null
  }
}

async function loadHeads(ctx: CommandContext, changed: readonly ChangedProject[]) {
  const heads = new Map<string, Record<string, unknown>>()
  for await (const chunk of takeTurns(changed, 500))
    for (const head of await listProjectHeads(
      ctx.trx,
      chunk.map((c) => c.stored.id),
    ))
      heads.set(head.id as string, head)
  return heads
}

async function addProjects(work: Work, rows: readonly LedgerRow[]) {
  const { ctx, units, recording } = work
  const created: string[] = []
  const versions: Record<string, number> = {}
  const taken: Mutable<ImportEffects['taken']> = {}
  for await (const chunk of takeTurns(rows, CHUNK)) {
    const batch = new Batch()
    const projects = chunk.map((row) => {
      const id = work.ids.get(rowKey(row))!
      created.push(id)
      versions[id] = 1
      taken[rowKey(row)] = [id, 'new']
      addFacts(ctx, batch, recording, id, row)
      const kind = work.kinds.get(rowKey(row)) ?? projectKindOf(row).kind
      return {
        id,
        kind,
        stage: stageOfRow(row, kind),
        columns: { ...headColumns(row, units, NO_HEAD, null), ...packageColumn(work, row) },
      }
    })
    await units.save()
    await writeProjects(ctx, projects)
    await appendBatch(ctx, batch)
    const given = work.step(chunk.length)
    if (given) return given
  }
  return { created, versions, taken }
}

/** The package of a sub-item, stored or made by this import. */
function packageColumn({ ids, parts }: Work, row: LedgerRow): { package_of?: string } {
  const ref = parts.get(rowKey(row))
  const id = ref && ('id' in ref ? ref.id : ids.get(ref.row))
  return id ? { package_of: id } : {}
}

function addFacts(ctx: CommandContext, batch: Batch, r: Recording, projectId: string, row: LedgerRow): void {
  const { yearPlan, yearDone } = row.money
  if (row.texts.projectCode) batch.codes.push(codeRow(r, ctx.newId(), projectId, row.texts.projectCode))
  if (row.dates.finish) batch.commitments.push(commitmentRow(r, ctx.newId(), projectId, row, true))
  if (yearPlan != null) batch.yearPlans.push(yearPlanRow(r, ctx.newId(), projectId, yuanOfFen(yearPlan), true))
  if (yearDone != null && rowCountsForInvestment(row))
    batch.reports.push(reportRow(r, ctx.newId(), projectId, yuanOfFen(yearDone), null))
  if (row.problem) batch.bottlenecks.push(bottleneckRow(r, ctx.newId(), projectId, row, null))
}

async function changeProjects(
  work: Work,
  changed: readonly ChangedProject[],
  heads: ReadonlyMap<string, Record<string, unknown>>,
): Promise<(Omit<ImportEffects, 'created' | 'gone'> & { gone: [] }) | Refusal> {
  const { ctx, units, recording } = work
  const batch = new Batch()
  const versions: Record<string, number> = {}
  const previous: Record<string, HeadColumns> = {}
  const taken: Mutable<ImportEffects['taken']> = {}
  for await (const chunk of takeTurns(changed, CHUNK)) {
    const reports = await standingReports(ctx, chunk, recording.period)
    const revised: { id: string; expectedVersion: number; columns: HeadColumns }[] = []
    for (const change of chunk) {
      const { stored, row, fields } = change
      const head = heads.get(stored.id)!
      versions[stored.id] = stored.version
      taken[rowKey(row)] = [stored.id, 'changed']
      const columns = {
        ...headColumns(row, units, keptOf(head), fields),
        ...(fields.has('package') && packageColumn(work, row)),
      }
      if (Object.keys(columns).length > 0) {
        previous[stored.id] = pickHead(head)
        versions[stored.id] = stored.version + 1
        revised.push({ id: stored.id, expectedVersion: stored.version, columns: { ...pickHead(head), ...columns } })
      }
      changeFacts(ctx, batch, recording, change, reports.get(stored.id) ?? null)
    }
    await units.save()
    const refused = await reviseProjects(ctx, revised, { reason: recording.reason, source: 'ledger' })
    const given = refused ?? work.step(chunk.length)
    if (given) return given
  }
  await appendBatch(ctx, batch)
  if (batch.moves.length > 0) ctx.emit({ type: 'dates.granted', moves: batch.moves })
  return {
    taken,
    versions,
    previous,
    reports: batch.idsOf('reports'),
    commitments: batch.idsOf('commitments'),
    yearPlans: batch.idsOf('yearPlans'),
    codes: batch.idsOf('codes'),
    bottlenecks: batch.idsOf('bottlenecks'),
    resolved: batch.resolved.map((e) => e.bottleneckId),
    gone: [],
  }
}

const standingReports = async (ctx: CommandContext, changed: readonly ChangedProject[], period: string) =>
  new Map<string, StandingReport>(
    (
      await listStandingReports(
        ctx.trx,
        changed.map((c) => c.stored.id),
        period,
      )
    ).map((r) => [r.projectId, r]),
  )

const keptOf = (head: Record<string, unknown>): KeptHead => ({
  headquartersId: head.headquarters_id as string | null,
  taskForceId: head.task_force_id as string | null,
  ledgerTexts: head.ledger_texts as Record<string, unknown>,
})

const pickHead = (head: Record<string, unknown>): HeadColumns =>
  Object.fromEntries(HEAD_COLUMNS.map((c) => [c, head[c]]))

/** One changed project: only the fields that differ become facts. */
function changeFacts(
  ctx: CommandContext,
  batch: Batch,
  r: Recording,
  { stored, row, fields }: ChangedProject,
  standing: StandingReport | null,
): void {
  const { yearPlan, yearDone } = row.money
  const { id } = stored
  if (fields.has('finish') && row.dates.finish) {
    const from = stored.dates.finish?.date ?? null
    const commitment = commitmentRow(r, ctx.newId(), id, row, from === null)
    batch.commitments.push(commitment)
    if (from) batch.moves.push(movedDate(commitment, from))
  }
  if (fields.has('yearPlan') && yearPlan != null)
    batch.yearPlans.push(yearPlanRow(r, ctx.newId(), id, yuanOfFen(yearPlan), stored.money.yearPlan == null))
  if (fields.has('yearDone') && yearDone != null && rowCountsForInvestment(row))
    batch.reports.push(reportRow(r, ctx.newId(), id, yuanOfFen(yearDone), standing))
  if (fields.has('projectCode') && row.texts.projectCode)
    batch.codes.push(codeRow(r, ctx.newId(), id, row.texts.projectCode))
  if (!fields.has('problem')) return
  if (row.problem) batch.bottlenecks.push(bottleneckRow(r, ctx.newId(), id, row, stored.bottleneckId))
  else if (stored.bottleneckId) batch.resolved.push(resolvedRow(r, ctx.newId(), id, stored.bottleneckId))
}

async function appendBatch(ctx: CommandContext, batch: Batch): Promise<void> {
  for await (const rows of takeTurns(batch.codes, CHUNK)) await appendCodes(ctx, rows)
  for await (const rows of takeTurns(batch.commitments, CHUNK)) await appendCommitments(ctx, rows)
  for await (const rows of takeTurns(batch.yearPlans, CHUNK)) await appendYearPlans(ctx, rows)
  for await (const rows of takeTurns(batch.reports, CHUNK)) await appendReports(ctx, rows)
  for await (const rows of takeTurns(batch.bottlenecks, CHUNK)) await appendBottlenecks(ctx, rows)
  for await (const rows of takeTurns(batch.resolved, CHUNK)) await appendBottleneckEvents(ctx, rows)
}
