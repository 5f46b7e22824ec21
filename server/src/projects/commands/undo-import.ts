import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { reopenBottlenecks, takeBackBottlenecks } from '../../bottlenecks/writes.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { takeTurns } from '../../platform/take-turns.ts'
import { appendFact } from '../../platform/write.ts'
import { takeBackReports } from '../../reports/writes.ts'
import { HEAD_COLUMNS } from '../import/row-effects.ts'
import {
  findStaging,
  type ImportEffects,
  lastConfirmed,
  listEffects,
  lockImports,
  type Touched,
  touchedSince,
} from '../import/staging-reads.ts'
import { markStaging } from '../import/staging-writes.ts'
import { mayImport } from '../policy.ts'
import { factsThroughOf, lockProjects } from '../reads.ts'
import { reviseProjects, takeBackFacts } from '../writes.ts'

type Confirmed = ImportEffects & { readonly recordedAt: Date }

/**
 * Takes the last import back by new facts, all its confirmations: what it created is withdrawn, heads it changed get their
 * earlier values, every fact about a project that stood before is taken back, so that the one before it stands again.
 * Units and posts that it made stay. Refused when somebody went on working with the projects since.
 */
export const undoImport: Command<{ importId: string }, { projects: number }> = {
  name: 'undo-import',
  subject: (input) => input.importId,
  async run(ctx, input) {
    if (ctx.actor.accountId !== null && !mayImport(ctx.actor)) return refuse('platform.notPermitted')
    if (!(await lockImports(ctx.trx))) return refuse('imports.anotherRunning')
    const staging = await findStaging(ctx.trx, input.importId)
    if (!staging) return refuse('platform.notFound', { what: 'imports.import' })
    if (staging.state === 'undone') return { projects: 0 }
    if (staging.state === 'reading' || staging.state === 'storing') return refuse('imports.notReady')
    if ((await lastConfirmed(ctx.trx)) !== input.importId) return refuse('imports.notTheLast')
    const confirmed = await listEffects(ctx.trx, input.importId)
    const touched = touchedBy(confirmed)
    const ids = touched.map((t) => t.id)
    await lockProjects(ctx.trx, ids)
    ctx.refreshNow(await factsThroughOf(ctx.trx, ids))
    const names = await touchedSince(
      ctx.trx,
      touched,
      confirmed.map((c) => c.recordedAt),
    )
    if (names.length > 0) return refuse('imports.changedSince', { projects: names.slice(0, 5), count: names.length })
    const reason = say({ code: 'imports.undoReason', params: {} }, 'zh')
    const refused = await undoHeads(ctx, confirmed, new Map(touched.map((t) => [t.id, t.version])), reason)
    if (refused) return refused
    for (const effects of [...confirmed].reverse()) await undoFacts(ctx, effects, reason)
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
    const created = new Set(confirmed.flatMap((c) => c.created))
    ctx.emit({ type: 'projects.imported', projectIds: ids.filter((id) => !created.has(id)) })
    for (const topic of ['wall', 'projects', 'imports', `import:${staging.id}`]) ctx.touch(topic)
    return { projects: ids.length }
  },
}

/** Every project the import wrote, with its version right after and the first moment it was written. */
function touchedBy(confirmed: readonly Confirmed[]): Touched[] {
  const touched = new Map<string, Touched>()
  for (const { versions, gone, recordedAt } of confirmed) {
    const all = [...Object.entries(versions), ...gone.map((g) => [g.id, g.version] as const)]
    for (const [id, version] of all) touched.set(id, { id, version, since: touched.get(id)?.since ?? recordedAt })
  }
  return [...touched.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The earliest values of each head; a project that the import created, or withdrew, only leaves or comes back. */
async function undoHeads(
  ctx: CommandContext,
  confirmed: readonly Confirmed[],
  versions: ReadonlyMap<string, number>,
  reason: string,
): Promise<Refusal | null> {
  const created = new Set(confirmed.flatMap((c) => c.created))
  const gone = new Set(confirmed.flatMap((c) => c.gone.map((g) => g.id)))
  const previous = new Map<string, Readonly<Record<string, unknown>>>()
  for (const effects of [...confirmed].reverse())
    for (const [id, columns] of Object.entries(effects.previous)) previous.set(id, columns)
  const note = { reason, source: 'undo' }
  const row = (id: string, columns: object) => ({ id, expectedVersion: versions.get(id)!, columns })
  const groups = [
    [...created].map((id) => row(id, { withdrawn_on: ctx.today })),
    [...gone].filter((id) => !created.has(id) && !previous.has(id)).map((id) => row(id, { withdrawn_on: null })),
    [...previous]
      .filter(([id]) => !created.has(id))
      .map(([id, columns]) =>
        row(id, {
          ...Object.fromEntries(HEAD_COLUMNS.filter((c) => c in columns).map((c) => [c, columns[c] ?? null])),
          withdrawn_on: null,
        }),
      ),
  ]
  for (const group of groups)
    for await (const rows of takeTurns(group, 200)) {
      const refused = await reviseProjects(ctx, rows, note)
      if (refused) return refused
    }
  return null
}

async function undoFacts(ctx: CommandContext, effects: ImportEffects, reason: string): Promise<void> {
  for await (const ids of takeTurns(effects.codes, 500)) await takeBackFacts(ctx, 'projectCode', ids, reason)
  for await (const ids of takeTurns(effects.commitments, 500)) await takeBackFacts(ctx, 'commitment', ids, reason)
  for await (const ids of takeTurns(effects.yearPlans, 500)) await takeBackFacts(ctx, 'yearPlan', ids, reason)
  for await (const ids of takeTurns(effects.reports, 500)) await takeBackReports(ctx, ids, reason)
  for await (const ids of takeTurns(effects.bottlenecks, 500)) await takeBackBottlenecks(ctx, ids, reason)
  for await (const ids of takeTurns(effects.resolved, 500)) await reopenBottlenecks(ctx, ids, reason)
}
