import type { Refusal } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod'

/** The one table from refusal codes to HTTP; what is not named here is 422: understood, and refused. */
const statusOf: Readonly<Record<string, number>> = {
  'platform.badInput': 400,
  'platform.notSignedIn': 401,
  'identity.wrongPassword': 401,
  'platform.notPermitted': 403,
  'identity.mustChangePassword': 403,
  'platform.foreignOrigin': 403,
  'platform.notFound': 404,
  'cards.dryRun.gone': 404,
  'cards.dryRun.busy': 409,
  'boards.unknownToken': 404,
  'plans.unknownLink': 404,
  'platform.staleVersion': 409,
  'platform.idTaken': 409,
  'reports.supersededAlready': 409,
  'reports.alreadyReported': 409,
  'reports.asksToConfirm': 409,
  'plans.exists': 409,
  'cards.act.stale': 409,
  'matters.act.stale': 409,
  'appraisal.stale': 409,
  'appraisal.staleMark': 409,
  'cards.notice.numberTaken': 409,
  'plans.alreadyDecided': 409,
  'plans.requestOpen': 409,
  'responsibility.pauseDecided': 409,
  'imports.anotherRunning': 409,
  'identity.alreadyBegun': 409,
  'platform.fileTooLarge': 413,
  'platform.fileTypeNotAllowed': 415,
  'platform.unknownHost': 421,
  'identity.lockedOut': 429,
  'platform.tooManyRequests': 429,
  'platform.bug': 500,
  'platform.diskFull': 507,
}

export type Extra = { readonly fields?: readonly { path: string; message: string }[]; readonly current?: unknown }

/** RFC 9457: a problem with its sentence in the reader's language. */
export function sendProblem(reply: FastifyReply, refusal: Pick<Refusal, 'code' | 'params'>, lang: Lang, extra?: Extra) {
  const status = statusOf[refusal.code] ?? 422
  const { current, ...params } = refusal.params as Record<string, unknown>
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((x: unknown) => JSON.stringify(x))
    .send({
      type: `urn:guatu:${refusal.code}`,
      title: say({ code: 'platform.refusedTitle', params: {} }, lang),
      status,
      detail: say({ code: refusal.code, params: refusal.params }, lang),
      code: refusal.code,
      params,
      ...(current ? { current } : {}),
      ...extra,
    })
}

export const fieldsOf = (error: z.ZodError, where: string) =>
  error.issues.slice(0, 20).map((issue) => ({ path: [where, ...issue.path].join('.'), message: issue.message }))
