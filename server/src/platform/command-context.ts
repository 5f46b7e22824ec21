import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Actor } from '@guatu/domain/organization/actor'
import type { Transaction } from './db.ts'
import type { DomainEvent } from './events.ts'
import type { WrittenRow } from './tables.ts'

/** What a command gets: everything it may need, nothing of HTTP. */
export type CommandContext = {
  readonly trx: Transaction
  readonly actor: Actor
  /** The server's instant; taken again once the project's row is locked, so that facts of a project are in lock order. */
  readonly now: Date
  readonly today: CivilDate
  /** Moves `now` on: called by the lock, with an instant it must not precede. */
  refreshNow(notBefore: Date | null): void
  newId(): string
  /** News for other subjects; reactions stand on one page, wiring.ts. */
  emit(event: DomainEvent): void
  /** Topics that browsers hear of after commit. */
  touch(topic: string): void
  readonly written: WrittenRow[]
}
