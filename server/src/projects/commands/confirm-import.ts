import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { periodOf } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command, CommandHost } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { takeTurns } from '../../platform/take-turns.ts'
import { appendFact } from '../../platform/write.ts'
import { dispatchingNow } from '../../reports/period-now.ts'
import { applyLedger, type Step } from '../import/apply-ledger.ts'
import { type Differences, readDifferences, type StagedLedger } from '../import/read-differences.ts'
import { findStaging, listStagedRows, lockImports, type StagingRow, takenRows } from '../import/staging-reads.ts'
import { markStored } from '../import/staging-writes.ts'
import { typedKinds } from '../import/typed-kinds.ts'
import { mayImport } from '../policy.ts'
import { factsThroughOf, lockProjects } from '../reads.ts'
import { reviseProjects } from '../writes.ts'

/** `claim` is held on the staged import by whoever stores it. */
export type ConfirmImport = { importId: string; expectedVersion: number; removeGone: boolean; claim: string }

/** Who looks on while it is stored. The project's reactions are told in portions, so that they can be given up as well. */
export type StoringWatch = {
  readonly progress: (share: number) => void
  readonly isCancelled: () => boolean
  readonly react: CommandHost['react']
}

/**
 * Turns a staged import into facts, all or nothing. Rows to repair and rows to ask about stay in staging, and can be stored
 * by a second confirmation; projects that the ledger no longer lists are withdrawn only when the office says so.
 */
export const confirmImport = (watch: StoringWatch): Command<ConfirmImport, { projects: number }> => ({
  name: 'confirm-import',
  subject: (input) => input.importId,
  async run(ctx, input) {
    if (ctx.actor.accountId !== null && !mayImport(ctx.actor)) return refuse('platform.notPermitted')
    if (!(await lockImports(ctx.trx))) return refuse('imports.anotherRunning')
    const staging = await findStaging(ctx.trx, input.importId)
    if (!staging) return refuse('platform.notFound', { what: 'imports.import' })
    if (staging.state !== 'storing' || staging.claimedBy !== input.claim) return refuse('imports.storingCancelled')
    const asOf = storableAsOf({ ...staging, state: 'ready' }, input.expectedVersion, ctx.today)
    if (isRefusal(asOf)) return asOf
    const written = await writeDifferences(ctx, input, { staging, asOf, watch })
    if (isRefusal(written)) return written
    const given = await reactInPortions(ctx, watch, written.projectIds)
    if (given) return given
    if (!(await markStored(ctx.trx, input.importId, input.claim, ctx.now))) return refuse('imports.storingCancelled')
    for (const topic of ['wall', 'projects', 'imports', 'organization', `import:${staging.id}`]) ctx.touch(topic)
    return { projects: written.projectIds.length }
  },
})

type Storing = { readonly staging: StagingRow; readonly asOf: CivilDate; readonly watch: StoringWatch }

/** Writes what the ledger changes, with the note by which it can be undone; answers which projects it concerns. */
async function writeDifferences(
  ctx: CommandContext,
  input: ConfirmImport,
  { staging, asOf, watch }: Storing,
): Promise<{ projectIds: string[] } | Refusal> {
  const { diff, stored } = await lockedDifferences(ctx, {
    rows: await listStagedRows(ctx.trx, staging.id),
    adjustments: staging.adjustments,
    asOf,
    taken: await takenRows(ctx.trx, staging.id),
    matchByName: staging.understanding?.profile?.matchByName ?? false,
  })
  watch.progress(SHARES.compared)
  const { rhythm, calendar } = await dispatchingNow(ctx.trx)
  const effects = await applyLedger(
    ctx,
    {
      asOf,
      document: staging.fileName,
      period: periodOf(rhythm, asOf, calendar).key,
      added: diff.added,
      parts: diff.parts,
      kinds: typedKinds(staging.adjustments),
      changed: diff.changed.map((c) => ({
        stored: stored.get(c.id)!,
        row: c.row,
        fields: new Set(c.changes.map((x) => x.field)),
      })),
    },
    stepIn(watch, SHARES.compared, SHARES.written),
  )
  if (isRefusal(effects)) return effects
  const gone = input.removeGone ? diff.gone.map((g) => ({ id: g.id, version: stored.get(g.id)!.version })) : []
  const refused = await withdraw(ctx, gone)
  if (refused) return refused
  await appendFact(ctx, 'importEvent', {
    id: ctx.newId(),
    importId: input.importId,
    event: 'confirmed',
    body: JSON.stringify({
      ...effects,
      taken: {
        ...effects.taken,
        ...Object.fromEntries(diff.same.map((s) => [`${s.row.sheet}!${s.row.row}`, [s.id, 'same']])),
      },
      gone: gone.map((g) => ({ id: g.id, version: g.version + 1 })),
    }),
    occurredOn: ctx.today,
    recordedAt: ctx.now,
    actorId: ctx.actor.accountId,
  })
  return { projectIds: [...effects.created, ...diff.changed.map((c) => c.id)] }
}

/** How far it is when the differences are known, and when the rows are written; then every light is judged. */
const SHARES = { compared: 0.1, written: 0.7, judged: 0.98 } as const

const stepIn =
  (watch: StoringWatch, from: number, to: number): Step =>
  (share) => {
    watch.progress(from + (to - from) * share)
    return watch.isCancelled()
  }

const PORTION = 100

async function reactInPortions(
  ctx: CommandContext,
  watch: StoringWatch,
  ids: readonly string[],
): Promise<Refusal | null> {
  const step = stepIn(watch, SHARES.written, SHARES.judged)
  let judged = 0
  for await (const projectIds of takeTurns([...ids].sort(), PORTION)) {
    await watch.react(ctx, [{ type: 'projects.imported', projectIds }])
    judged += projectIds.length
    if (step(judged / ids.length)) return refuse('imports.storingCancelled')
  }
  return null
}

/** The date of the figures of an import that may be stored. */
export function storableAsOf(
  staging: Pick<StagingRow, 'state' | 'understanding' | 'version' | 'asOf'>,
  expectedVersion: number,
  today: CivilDate,
): CivilDate | Refusal {
  if (staging.state !== 'ready' || !staging.understanding) return refuse('imports.notReady')
  if (staging.version !== expectedVersion) return refuse('platform.staleVersion', { expected: expectedVersion })
  const { currency } = staging.understanding.understanding
  if (currency !== 'CNY') return refuse('imports.foreignCurrency', { currency })
  const asOf = staging.asOf as CivilDate | null
  if (asOf === null) return refuse('imports.asOfMissing')
  return asOf > today ? refuse('imports.asOfInFuture', { asOf }) : asOf
}

/** Differences to what can't change any more: the rows of all projects that the ledger changes are locked. */
async function lockedDifferences(ctx: CommandContext, ledger: StagedLedger): Promise<Differences> {
  const scope = scopeOfSystem('confirm-import')
  const locked = new Set<string>()
  for (;;) {
    const differences = await readDifferences(ctx.trx, scope, ledger)
    const { changed, gone } = differences.diff
    const ids = [...changed.map((c) => c.id), ...gone.map((g) => g.id)].filter((id) => !locked.has(id))
    if (ids.length === 0) return differences
    await lockProjects(ctx.trx, ids)
    for (const id of ids) locked.add(id)
    ctx.refreshNow(await factsThroughOf(ctx.trx, [...locked]))
  }
}

const withdraw = (ctx: CommandContext, gone: readonly { id: string; version: number }[]): Promise<Refusal | null> =>
  reviseProjects(
    ctx,
    gone.map((g) => ({ id: g.id, expectedVersion: g.version, columns: { withdrawn_on: ctx.today } })),
    { reason: say({ code: 'imports.noLongerListed', params: {} }, 'zh'), source: 'ledger' },
  )
