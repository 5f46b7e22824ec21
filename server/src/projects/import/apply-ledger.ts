import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import { yuanOfFen } from '@guatu/domain/kernel/exact'
import { countsForInvestment } from '@guatu/domain/projects/ledger/investment-rate'
import type { LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import { appendBottleneckEvent, appendBottlenecks } from '../../bottlenecks/writes.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import { appendFacts, writeRegisters } from '../../platform/write.ts'
import { standingReportOf } from '../../reports/reads.ts'
import { appendReports } from '../../reports/writes.ts'
import { findProjectRow } from '../reads.ts'
import { writeProject } from '../writes.ts'
import { UnitBook } from './find-or-make-units.ts'
import {
  bottleneckRow,
  commitmentRow,
  headColumns,
  kindOfRow,
  reportRow,
  resolvedRow,
  stageOfRow,
  yearPlanRow,
} from './row-effects.ts'
import type { ImportEffects } from './staging-reads.ts'
import type { StoredLedgerProject } from './stored-reads.ts'

export type LedgerToApply = {
  readonly asOf: string
  readonly period: string
  readonly added: readonly LedgerRow[]
  readonly changed: readonly {
    readonly stored: StoredLedgerProject
    readonly row: LedgerRow
    readonly fields: ReadonlySet<string>
  }[]
}

type Batch = {
  readonly projects: Record<string, unknown>[]
  readonly codes: object[]
  readonly commitments: object[]
  readonly yearPlans: object[]
  readonly reports: object[]
  readonly bottlenecks: object[]
}

const CHUNK = 500

/** Turns understood rows into facts and registers: new projects in bulk, changed ones field by field. */
export async function applyLedger(ctx: CommandContext, ledger: LedgerToApply): Promise<ImportEffects | Refusal> {
  const units = new UnitBook(ctx)
  const recorded = {
    now: ctx.now,
    today: ctx.today,
    actorId: ctx.actor.accountId,
    asOf: ledger.asOf,
    period: ledger.period,
    by: ctx.actor.name,
  }
  const batch: Batch = { projects: [], codes: [], commitments: [], yearPlans: [], reports: [], bottlenecks: [] }
  const effects = { ...noEffects(), created: [] as string[], versions: {} as Record<string, number> }
  for (const row of ledger.added) {
    const id = ctx.newId()
    effects.created.push(id)
    effects.versions[id] = 1
    batch.projects.push({
      id,
      kind: kindOfRow(row),
      stage: stageOfRow(row),
      yearClass: 'carriedOver',
      ...(await headColumns(row, units, {})),
    })
    addFacts(ctx, batch, recorded, id, row)
  }
  for (let i = 0; i < batch.projects.length; i += CHUNK)
    await writeRegisters(ctx, 'project', batch.projects.slice(i, i + CHUNK) as never)
  for (const change of ledger.changed) {
    const done = await applyChange(ctx, change, units, recorded, batch, effects)
    if (isRefusal(done)) return done
  }
  await appendBatch(ctx, batch)
  effects.reports.push(...batch.reports.map((r) => pickReport(r as never)))
  effects.bottlenecks.push(
    ...batch.bottlenecks.map((b) => ({
      id: (b as { id: string }).id,
      projectId: (b as { projectId: string }).projectId,
    })),
  )
  return effects
}

const pickReport = (r: { id: string; projectId: string; supersedes: string | null }) => ({
  id: r.id,
  projectId: r.projectId,
  supersedes: r.supersedes,
})

type MutableEffects = {
  [K in keyof ImportEffects]: ImportEffects[K] extends readonly (infer U)[] ? U[] : ImportEffects[K]
}
const noEffects = (): MutableEffects => ({
  created: [],
  versions: {},
  previous: {},
  reports: [],
  commitments: [],
  yearPlans: [],
  bottlenecks: [],
  resolved: [],
})

type Recording = Parameters<typeof commitmentRow>[0] & { period: string; by: string }

function addFacts(ctx: CommandContext, batch: Batch, recorded: Recording, projectId: string, row: LedgerRow): void {
  const code = row.texts.projectCode
  if (code)
    batch.codes.push({
      id: ctx.newId(),
      projectId,
      kind: 'project',
      code,
      occurredOn: recorded.asOf,
      recordedAt: ctx.now,
      supersedes: null,
    })
  if (row.dates.finish) batch.commitments.push(commitmentRow(recorded, ctx.newId(), projectId, row, true))
  if (row.money.yearPlan != null)
    batch.yearPlans.push(yearPlanRow(recorded, ctx.newId(), projectId, yuanOfFen(row.money.yearPlan), true))
  if (row.money.yearDone != null && countsForInvestment(row))
    batch.reports.push(reportRow(recorded, ctx.newId(), projectId, yuanOfFen(row.money.yearDone), null))
  if (row.problem) batch.bottlenecks.push(bottleneckRow(recorded, ctx.newId(), projectId, row, null))
}

const HEAD_FIELDS = [
  'name',
  'kind',
  'owner',
  'uscc',
  'site',
  'chain',
  'headquarters',
  'taskForce',
  'sponsor',
  'leadUnit',
  'serviceOfficer',
  'total',
  'start',
  'actualStart',
  'category',
  'content',
  'progress',
  'liaison',
  'phone',
  'note',
]

/** One changed project: only the fields that differ become facts or a new revision of its head. */
async function applyChange(
  ctx: CommandContext,
  { stored, row, fields }: LedgerToApply['changed'][number],
  units: UnitBook,
  recorded: Recording,
  batch: Batch,
  effects: MutableEffects & { versions: Record<string, number> },
): Promise<Refusal | undefined> {
  const projectId = stored.id
  ;(effects.versions as Record<string, number>)[projectId] = stored.version
  if (HEAD_FIELDS.some((f) => fields.has(f))) {
    const before = (await findProjectRow(ctx.trx, projectId))!
    const columns = await headColumns(row, units, before)
    const written = await writeProject(
      ctx,
      { id: projectId, ...columns },
      { expectedVersion: stored.version, reason: '台账导入', source: 'ledger' },
    )
    if (isRefusal(written)) return written
    ;(effects.versions as Record<string, number>)[projectId] = written
    ;(effects.previous as Record<string, unknown>)[projectId] = Object.fromEntries(
      Object.keys(columns).map((k) => [k, before[k]]),
    )
  }
  if (fields.has('finish') && row.dates.finish) {
    batch.commitments.push(commitmentRow(recorded, ctx.newId(), projectId, row, stored.dates.finish == null))
    effects.commitments.push({ projectId, before: stored.dates.finish ?? null })
  }
  if (fields.has('yearPlan') && row.money.yearPlan != null) {
    const before = stored.money.yearPlan ?? null
    batch.yearPlans.push(yearPlanRow(recorded, ctx.newId(), projectId, yuanOfFen(row.money.yearPlan), before === null))
    effects.yearPlans.push({
      projectId,
      year: Number(recorded.asOf.slice(0, 4)),
      before: before === null ? null : yuanOfFen(before),
    })
  }
  if (fields.has('yearDone') && row.money.yearDone != null && countsForInvestment(row)) {
    const standing = await standingReportOf(ctx.trx, projectId, recorded.period)
    batch.reports.push(reportRow(recorded, ctx.newId(), projectId, yuanOfFen(row.money.yearDone), standing))
  }
  if (fields.has('projectCode') && row.texts.projectCode)
    batch.codes.push({
      id: ctx.newId(),
      projectId,
      kind: 'project',
      code: row.texts.projectCode,
      occurredOn: recorded.asOf,
      recordedAt: ctx.now,
      supersedes: null,
    })
  if (fields.has('problem')) await applyProblem(ctx, stored, row, recorded, batch, effects)
  return undefined
}

async function applyProblem(
  ctx: CommandContext,
  stored: StoredLedgerProject,
  row: LedgerRow,
  recorded: Recording,
  batch: Batch,
  effects: MutableEffects,
) {
  if (row.problem) {
    batch.bottlenecks.push(bottleneckRow(recorded, ctx.newId(), stored.id, row, stored.bottleneckId))
  } else if (stored.bottleneckId) {
    const id = ctx.newId()
    await appendBottleneckEvent(ctx, resolvedRow(recorded, id, stored.id, stored.bottleneckId))
    effects.resolved.push({ id: stored.bottleneckId, projectId: stored.id })
  }
}

async function appendBatch(ctx: CommandContext, batch: Batch): Promise<void> {
  const inChunks = async (rows: readonly object[], append: (chunk: never) => Promise<void>) => {
    for (let i = 0; i < rows.length; i += CHUNK) await append(rows.slice(i, i + CHUNK) as never)
  }
  await inChunks(batch.codes, (c) => appendFacts(ctx, 'projectCode', c))
  await inChunks(batch.commitments, (c) => appendFacts(ctx, 'commitment', c))
  await inChunks(batch.yearPlans, (c) => appendFacts(ctx, 'yearPlan', c))
  await inChunks(batch.reports, (c) => appendReports(ctx, c))
  await inChunks(batch.bottlenecks, (c) => appendBottlenecks(ctx, c))
}
