import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { appendBottleneckEvent } from '../../bottlenecks/writes.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { appendFact } from '../../platform/write.ts'
import { findReport } from '../../reports/reads.ts'
import { appendReports } from '../../reports/writes.ts'
import {
  findImportEffects,
  findStaging,
  type ImportEffects,
  lastConfirmed,
  lockImports,
  touchedSince,
} from '../import/staging-reads.ts'
import { markStaging } from '../import/staging-writes.ts'
import { mayImport } from '../policy.ts'
import { appendCommitment, appendYearPlan, writeProject } from '../writes.ts'

/**
 * Takes the last import back by new facts: what it created is withdrawn, what it changed gets its earlier value again, its
 * reports are superseded by empty ones. Refused when somebody went on working with the projects since.
 */
export const undoImport: Command<{ importId: string }, { projects: number }> = {
  name: 'undo-import',
  subject: (input) => input.importId,
  async run(ctx, input) {
    if (!mayImport(ctx.actor)) return refuse('platform.notPermitted')
    if (!(await lockImports(ctx.trx))) return refuse('imports.anotherRunning')
    const staging = await findStaging(ctx.trx, input.importId)
    if (!staging) return refuse('platform.notFound', { what: 'imports.import' })
    if (staging.state === 'undone') return { projects: 0 }
    const effects = await findImportEffects(ctx.trx, input.importId)
    if (!effects || (await lastConfirmed(ctx.trx)) !== input.importId) return refuse('imports.notTheLast')
    const touched = await touchedSince(ctx.trx, effects)
    if (touched.length > 0)
      return refuse('imports.changedSince', { projects: touched.slice(0, 5), count: touched.length })
    const refused = await undoHeads(ctx, effects)
    if (refused) return refused
    await undoFacts(ctx, effects)
    await appendFact(ctx, 'importEvent', {
      id: ctx.newId(),
      importId: input.importId,
      event: 'undone',
      body: '{}',
      occurredOn: ctx.today,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
    })
    await markStaging(ctx.trx, input.importId, 'undone')
    const projectIds = Object.keys(effects.versions)
    ctx.emit({ type: 'projects.imported', projectIds })
    for (const topic of ['wall', 'projects', 'imports']) ctx.touch(topic)
    return { projects: projectIds.length }
  },
}

async function undoHeads(ctx: CommandContext, effects: ImportEffects): Promise<Refusal | null> {
  const changes = [
    ...effects.created.map((id) => [id, { withdrawnOn: ctx.today }] as const),
    ...Object.entries(effects.previous).map(([id, before]) => [id, asColumns(before)] as const),
    ...(effects.gone ?? []).map((g) => [g.id, { withdrawnOn: null }] as const),
  ]
  const versionOf = (id: string) => effects.versions[id] ?? effects.gone?.find((g) => g.id === id)?.version ?? 1
  for (const [id, columns] of changes) {
    const written = await writeProject(ctx, { id, ...columns }, { expectedVersion: versionOf(id), source: 'undo' })
    if (isRefusal(written)) return written
  }
  return null
}

const asColumns = (before: Record<string, unknown>): Record<string, unknown> =>
  'ledgerTexts' in before ? { ...before, ledgerTexts: JSON.stringify(before.ledgerTexts) } : before

async function undoFacts(ctx: CommandContext, effects: ImportEffects): Promise<void> {
  const base = { occurredOn: ctx.today, recordedAt: ctx.now, actorId: ctx.actor.accountId }
  const reports: object[] = []
  for (const r of effects.reports) {
    const wrong = (await findReport(ctx.trx, r.id))!
    const right = r.supersedes ? await findReport(ctx.trx, r.supersedes) : null
    reports.push({
      ...base,
      id: ctx.newId(),
      projectId: r.projectId,
      period: wrong.period,
      asOf: wrong.asOf,
      occurredOn: wrong.asOf,
      doneThisYearYuan: right?.done ?? null,
      physicalPercent: right?.physical ?? null,
      fundsArrivedYuan: right?.funds ?? null,
      filledBy: ctx.actor.name,
      filledForUnitId: null,
      late: false,
      supplementary: false,
      asks: '[]',
      reason: UNDO,
      supersedes: r.id,
    })
  }
  await appendReports(ctx, reports as never)
  for (const c of effects.commitments)
    if (c.before)
      await appendCommitment(ctx, {
        ...base,
        id: ctx.newId(),
        projectId: c.projectId,
        milestone: 'finish',
        committedOn: c.before.date,
        precision: c.before.precision,
        reasonCode: 'correction',
        reason: UNDO,
        approver: null,
        supersedes: null,
      })
  for (const y of effects.yearPlans)
    if (y.before !== null)
      await appendYearPlan(ctx, {
        ...base,
        id: ctx.newId(),
        projectId: y.projectId,
        year: y.year,
        totalYuan: y.before,
        months: null,
        reason: UNDO,
        supersedes: null,
      })
  const event = (bottleneckId: string, projectId: string, name: string) => ({
    ...base,
    id: ctx.newId(),
    bottleneckId,
    projectId,
    event: name,
    dueOn: null,
    duePrecision: null,
    level: null,
    note: UNDO,
    actor: ctx.actor.name,
    supersedes: null,
  })
  for (const b of effects.bottlenecks) await appendBottleneckEvent(ctx, event(b.id, b.projectId, 'resolved'))
  for (const b of effects.resolved) await appendBottleneckEvent(ctx, event(b.id, b.projectId, 'reopened'))
}

const UNDO = '撤销台账导入'
