import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import { type AuditDraft, appendAudit, appendLastAudit } from './audit.ts'
import { type Clock, civilDateOf } from './clock.ts'
import type { CommandContext } from './command-context.ts'
import type { Db, Transaction } from './db.ts'
import type { DomainEvent } from './events.ts'
import { newId } from './id.ts'
import type { WrittenRow } from './tables.ts'
import { hearWaiting } from './travel.ts'

export type Command<I, O> = {
  /** As people say it: 'submit-report'. Stands in the audit entry. */
  readonly name: string
  /** Only `cast-ballot` is 'none'. */
  readonly audit?: 'chain' | 'none'
  /** Id of what the entry is about. */
  subject?(input: I): string | null
  run(ctx: CommandContext, input: I): Promise<O | Refusal>
  /** After the reactions: hands over what the answer reads (`withTheNext`), so that it travels with the commit. */
  readBack?(ctx: CommandContext, out: O): Promise<unknown>
}

export type CommandHost = {
  readonly db: Db
  readonly clock: Clock
  /** Reactions inside the transaction, from wiring.ts. */
  react(ctx: CommandContext, events: readonly DomainEvent[]): Promise<void>
}

export type Caller = { readonly actor: Actor; readonly address: string | null }

class RolledBack extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super('rolled back')
    this.refusal = refusal
  }
}

const RETRIES = 3
/** serialization_failure and deadlock_detected */
const retryable = (error: unknown): boolean => ['40001', '40P01'].includes((error as { code?: string })?.code ?? '')

/**
 * Opens the transaction, sets actor, now and ids, runs the command and the reactions of its events, appends the audit
 * entry as the last statement, commits. A refusal rolls everything back and is returned as a value.
 */
export async function runCommand<I, O>(
  host: CommandHost,
  caller: Caller,
  command: Command<I, O>,
  input: I,
): Promise<O | Refusal> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(host, caller, command, input)
    } catch (error) {
      if (error instanceof RolledBack) return error.refusal
      if (!retryable(error) || attempt >= RETRIES) throw error
    }
  }
}

function once<I, O>(host: CommandHost, caller: Caller, command: Command<I, O>, input: I): Promise<O> {
  let now = host.clock.now()
  return host.db.transaction().execute(async (trx) => {
    const events: DomainEvent[] = []
    const topics = new Set<string>()
    const written: WrittenRow[] = []
    const ctx: CommandContext = {
      trx,
      actor: caller.actor,
      get now() {
        return now
      },
      get today() {
        return civilDateOf(now)
      },
      refreshNow: (notBefore) => {
        const fresh = host.clock.now()
        now = notBefore && notBefore >= fresh ? new Date(notBefore.getTime() + 1) : fresh
      },
      newId: () => newId(now.getTime()),
      emit: (event) => void events.push(event),
      touch: (topic) => void topics.add(topic),
      written,
    }
    const out = await command.run(ctx, input)
    if (isRefusal(out)) throw new RolledBack(out)
    await host.react(ctx, events)
    await hearWaiting(trx)
    await command.readBack?.(ctx, out)
    if (command.audit !== 'none' && written.length > 0)
      await appendEntries(
        trx,
        {
          at: now,
          actorId: caller.actor.accountId,
          actor: caller.actor.name,
          command: command.name,
          subject: command.subject?.(input) ?? null,
          address: caller.address,
          rows: written,
        },
        [...topics],
      )
    return out as O
  })
}

const ROWS_PER_ENTRY = 1000

/** One entry a command; an import of tens of thousands of rows is told in several, so that none takes long to hash. */
async function appendEntries(trx: Transaction, draft: AuditDraft, topics: readonly string[]): Promise<void> {
  const piece = (i: number) => ({ ...draft, rows: draft.rows.slice(i * ROWS_PER_ENTRY, (i + 1) * ROWS_PER_ENTRY) })
  const last = Math.max(0, Math.ceil(draft.rows.length / ROWS_PER_ENTRY) - 1)
  for (let i = 0; i < last; i++) await appendAudit(trx, piece(i), [])
  await appendLastAudit(trx, piece(last), topics)
}
