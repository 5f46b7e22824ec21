import type { Operation } from '@guatu/contract/operation'
import type { Refusal } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Config } from './config.ts'
import type { FileStore } from './files.ts'
import type { Live } from './live.ts'
import type { CommandHost } from './run-command.ts'

/** Reads the signed-in person of a request; identity provides it, so that the platform knows nothing of logins. */
export type Sessions = {
  actorOf(request: FastifyRequest): Promise<Actor | Refusal>
  /** Called when accounts, posts or sessions may have changed: who is signed in is read anew. */
  forget(): void
}

export type BeginEmpty = (wish: {
  readonly districtName: string
  readonly adminUserName: string
  readonly regionCode: string | null
}) => Promise<{ readonly userName: string; readonly password: string } | Refusal>

/** What every room is handed: the host of commands and the few parts around it. */
export type Platform = CommandHost & {
  readonly pool: pg.Pool
  readonly config: Config
  readonly live: Live
  readonly files: FileStore
  readonly log: FastifyBaseLogger
  readonly sessions: Sessions
  /** Answers are checked against the contract in tests; big reads in production are trusted. */
  readonly checkAnswers: boolean
  /** Name of the database that is served: 'guatu_sample' or 'guatu'. */
  readonly isSample: boolean
  /** Makes an empty installation beside the sample; null where there is nothing to leave. */
  readonly beginEmpty: BeginEmpty | null
  readonly served: Map<string, Operation>
}
