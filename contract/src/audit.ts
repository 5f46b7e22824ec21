import { z } from 'zod'
import { CivilDate, Id, Instant, PageQuery, pageOf } from './common.ts'
import { operation } from './operation.ts'

export const AuditEntry = z.object({
  seq: z.number().int(),
  at: Instant,
  actor: z.string(),
  command: z.string(),
  /** The command in words. */
  doing: z.string(),
  subject: z.string().nullable(),
  address: z.string().nullable(),
  rows: z.number().int(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>
export const listAudit = operation({
  id: 'listAudit',
  method: 'GET',
  path: '/api/audit',
  auth: 'session',
  query: PageQuery.extend({
    command: z.string().max(600).optional(),
    from: CivilDate.optional(),
    to: CivilDate.optional(),
  }),
  response: pageOf(AuditEntry),
})
/** The entries of the list, newest first, with its search. */
export const exportAudit = operation({
  id: 'exportAudit',
  method: 'GET',
  path: '/api/audit.xlsx',
  auth: 'session',
  query: listAudit.query,
  download: 'xlsx',
})
/** Live: "topic T changed, version V" as server-sent events; the client fetches again. */
export const liveTopics = operation({
  id: 'liveTopics',
  method: 'GET',
  path: '/api/live',
  auth: 'session',
  query: z.object({ topics: z.string().max(2000), since: z.string().max(40).optional() }),
  download: 'event-stream',
})
export const Health = z.object({ ok: z.boolean(), checks: z.record(z.string(), z.string()) })
export const readyz = operation({ id: 'readyz', method: 'GET', path: '/readyz', auth: 'public', response: Health })
export const healthz = operation({ id: 'healthz', method: 'GET', path: '/healthz', auth: 'public', response: Health })
/** The contract itself, as OpenAPI 3.1: what another system reads before it speaks to this one. */
export const getOpenApi = operation({
  id: 'getOpenApi',
  method: 'GET',
  path: '/api/openapi.json',
  auth: 'public',
  response: z.record(z.string(), z.unknown()),
})
export { Id }
