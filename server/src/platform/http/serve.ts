import type { Operation } from '@guatu/contract/operation'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Platform } from '../platform.ts'
import type { Caller } from '../run-command.ts'
import { type ReadScope, scopeOfSession } from '../scope.ts'
import { fieldsOf, sendProblem } from './problem.ts'

z.config(z.locales.zhCN())

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined
/** Answers may be made of readonly values; the contract's types are mutable only because Zod's are. */
type Loose<T> = T extends readonly (infer U)[]
  ? readonly Loose<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Loose<T[K]> }
    : T
type Answer<O extends Operation> = O['response'] extends z.ZodType ? Loose<z.input<O['response']>> : unknown

/** One call as a route sees it: checked input, who calls, and what that person may see. */
export type Call<O extends Operation> = {
  readonly params: Parsed<O['params']>
  readonly query: Parsed<O['query']>
  readonly body: Parsed<O['body']>
  readonly caller: Caller
  readonly actor: Actor
  readonly scope: ReadScope
  readonly lang: Lang
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export type Route<O extends Operation> = {
  /** Who may call it at all; null for operations anybody signed in (or nobody) may call. The command checks the subject. */
  readonly may: ((actor: Actor) => boolean) | null
  /** Calls of one address in so many seconds, for routes that ask for no session. */
  readonly limit?: { readonly max: number; readonly seconds: number }
  readonly handle: (call: Call<O>) => Promise<Answer<O> | Refusal | undefined>
}

/** An answer that `handle` has sent itself (files, event streams). */
export const alreadySent = undefined

export const NOBODY: Actor = { accountId: null, personId: null, name: '—', grants: [], unitIds: [], postIds: [] }

export const langOf = (request: FastifyRequest): Lang =>
  /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'

/** Registers the route of one operation of the contract: session, right, input, one command or read, answer or problem. */
export function serve<O extends Operation>(app: FastifyInstance, platform: Platform, op: O, route: Route<O>): void {
  platform.served.set(op.id, op)
  app.route({
    method: op.method,
    url: op.path,
    config: {
      operation: op.id,
      ...(route.limit && { rateLimit: { max: route.limit.max, timeWindow: route.limit.seconds * 1000 } }),
    },
    handler: async (request, reply) => {
      const lang = langOf(request)
      const actor = op.auth === 'session' ? await platform.sessions.actorOf(request) : NOBODY
      if (isRefusal(actor)) return sendProblem(reply, actor, lang)
      if (route.may && !route.may(actor)) return sendProblem(reply, refuse('platform.notPermitted'), lang)
      const input = parseInput(op, request)
      if ('fields' in input) return sendProblem(reply, refuse('platform.badInput'), lang, { fields: input.fields })
      const caller = { actor, address: request.ip }
      const call = { ...input, caller, actor, scope: scopeOfSession(actor), lang, request, reply } as Call<O>
      const out = await route.handle(call)
      if (changesRights(op)) platform.sessions.forget()
      if (isRefusal(out)) return sendProblem(reply, out, lang)
      if (out === undefined)
        return reply.sent || op.download || reply.hasHeader('content-type') ? reply : reply.code(204).send()
      return reply.send(platform.checkAnswers && op.response ? op.response.parse(out) : out)
    },
  })
}

/** Writes to accounts, sessions, posts and units may change what somebody may do. */
const changesRights = (op: Operation): boolean =>
  op.method !== 'GET' && /^\/api\/(session|accounts|posts|units|organization|begin-empty)/.test(op.path)

type Input = { params: unknown; query: unknown; body: unknown } | { fields: { path: string; message: string }[] }

function parseInput(op: Operation, request: FastifyRequest): Input {
  const fields: { path: string; message: string }[] = []
  const read = (where: 'params' | 'query' | 'body') => {
    const schema = op[where]
    if (!schema) return undefined
    const parsed = schema.safeParse(request[where] ?? {})
    if (!parsed.success) fields.push(...fieldsOf(parsed.error, where))
    return parsed.data
  }
  const input = { params: read('params'), query: read('query'), body: read('body') }
  return fields.length > 0 ? { fields } : input
}
