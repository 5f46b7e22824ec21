import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { periodOf } from '@guatu/domain/reports/periods'
import { currentCalendar } from '../../calendar/reads.ts'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { appendFact } from '../../platform/write.ts'
import { rhythm } from '../../reports/period-now.ts'
import { applyLedger } from '../import/apply-ledger.ts'
import { readDifferences } from '../import/read-differences.ts'
import { findStaging, lockImports } from '../import/staging-reads.ts'
import { markStaging } from '../import/staging-writes.ts'
import { mayImport } from '../policy.ts'
import { writeProject } from '../writes.ts'

export type ConfirmImport = { importId: string; expectedVersion: number; removeGone: boolean }

/**
 * Turns a staged import into facts, all or nothing. Rows to repair and rows to ask about stay in staging; projects that the
 * ledger no longer lists are withdrawn only when the office says so.
 */
export const confirmImport: Command<ConfirmImport, { projects: number }> = {
  name: 'confirm-import',
  subject: (input) => input.importId,
  async run(ctx, input) {
    if (!mayImport(ctx.actor)) return refuse('platform.notPermitted')
    if (!(await lockImports(ctx.trx))) return refuse('imports.anotherRunning')
    const staging = await findStaging(ctx.trx, input.importId)
    if (!staging) return refuse('platform.notFound', { what: 'imports.import' })
    if (staging.state === 'confirmed') return { projects: 0 }
    if (staging.state !== 'ready' || !staging.understanding) return refuse('imports.notReady')
    if (staging.version !== input.expectedVersion)
      return refuse('platform.staleVersion', { expected: input.expectedVersion })
    const asOf = staging.asOf as CivilDate | null
    if (asOf === null) return refuse('imports.asOfMissing')
    if (asOf > ctx.today) return refuse('imports.asOfInFuture', { asOf })
    const { diff, stored } = await readDifferences(
      ctx.trx,
      scopeOfSystem('confirm-import'),
      staging.understanding,
      staging.adjustments,
      asOf,
    )
    const effects = await applyLedger(ctx, {
      asOf,
      period: periodOf(rhythm, asOf, await currentCalendar(ctx.trx)).key,
      added: diff.added,
      changed: diff.changed.map((c) => ({
        stored: stored.get(c.id)!,
        row: c.row,
        fields: new Set(c.changes.map((x) => x.field)),
      })),
    })
    if (isRefusal(effects)) return effects
    const gone = input.removeGone ? diff.gone : []
    for (const g of gone) {
      const written = await writeProject(
        ctx,
        { id: g.id, withdrawnOn: ctx.today },
        { expectedVersion: stored.get(g.id)!.version, source: 'ledger' },
      )
      if (isRefusal(written)) return written
    }
    await appendFact(ctx, 'importEvent', {
      id: ctx.newId(),
      importId: input.importId,
      event: 'confirmed',
      body: JSON.stringify({
        ...effects,
        gone: gone.map((g) => ({ id: g.id, version: stored.get(g.id)!.version + 1 })),
      }),
      occurredOn: ctx.today,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
    })
    await markStaging(ctx.trx, input.importId, 'confirmed', ctx.now)
    const projectIds = [...effects.created, ...diff.changed.map((c) => c.id)]
    ctx.emit({ type: 'projects.imported', projectIds })
    for (const topic of ['wall', 'projects', 'imports', 'organization']) ctx.touch(topic)
    return { projects: projectIds.length }
  },
}
