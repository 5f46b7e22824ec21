import { z } from 'zod'
import { CivilDate, Id, IdParams, LooseDate, PageQuery, pageOf, Text } from './common.ts'
import { operation } from './operation.ts'

export const Factor = z.enum([
  'policy',
  'planning',
  'land',
  'demolition',
  'forest',
  'energy',
  'environment',
  'funds',
  'approval',
  'utilities',
  'labour',
  'technology',
  'relics',
  'market',
  'other',
])
export const DecidingLevel = z.enum(['taskForce', 'headquarters', 'district', 'city', 'province', 'state'])
export const Bottleneck = z.object({
  id: Id,
  projectId: Id,
  projectName: z.string(),
  text: z.string(),
  factor: Factor,
  waitsForUnitId: Id.nullable(),
  waitsFor: z.string().nullable(),
  level: DecidingLevel,
  due: LooseDate.nullable(),
  openedOn: CivilDate,
  claimedBy: z.string().nullable(),
  resolvedOn: CivilDate.nullable(),
  daysOverdue: z.number().int(),
})
export type Bottleneck = z.infer<typeof Bottleneck>
export const listBottlenecks = operation({
  id: 'listBottlenecks',
  method: 'GET',
  path: '/api/bottlenecks',
  auth: 'session',
  query: PageQuery.extend({
    factor: Factor.optional(),
    state: z.enum(['open', 'overdue', 'resolved', 'upward']).optional(),
    projectId: Id.optional(),
  }),
  response: pageOf(Bottleneck),
})
export const exportBottlenecks = operation({
  id: 'exportBottlenecks',
  method: 'GET',
  path: '/api/bottlenecks.xlsx',
  auth: 'session',
  query: listBottlenecks.query,
  download: 'xlsx',
})
export const openBottleneck = operation({
  id: 'openBottleneck',
  method: 'POST',
  path: '/api/projects/:id/bottlenecks',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    text: Text(1000).min(1),
    factor: Factor,
    waitsForUnitId: Id.nullable(),
    level: DecidingLevel,
    due: LooseDate.nullable(),
    occurredOn: CivilDate,
  }),
  response: Bottleneck,
})
export const recordBottleneckEvent = operation({
  id: 'recordBottleneckEvent',
  method: 'POST',
  path: '/api/bottlenecks/:id/events',
  auth: 'session',
  params: IdParams,
  body: z.object({
    id: Id,
    event: z.enum(['claimed', 'moved', 'resolved', 'reopened', 'escalated']),
    occurredOn: CivilDate,
    due: LooseDate.nullable(),
    level: DecidingLevel.nullable(),
    note: Text(1000),
  }),
  response: Bottleneck,
  refusals: ['bottlenecks.alreadyResolved'],
})
