import { z } from 'zod'
import { ActBody, CardSubject, Duty, DutyKind, DutyState, Exemption } from './card-rows.ts'
import { CivilDate, Id, IdParams, PageQuery, pageOf, Text } from './common.ts'
import { operation } from './operation.ts'

export const DutyQuery = PageQuery.extend({
  state: DutyState.or(z.literal('overdue')).optional(),
  duty: DutyKind.optional(),
  unitId: Id.optional(),
  cardId: Id.optional(),
  sort: z.enum(['due', 'newest', 'unit']).optional(),
})
export const listDuties = operation({
  id: 'listDuties',
  method: 'GET',
  path: '/api/card-duties',
  auth: 'session',
  query: DutyQuery,
  response: pageOf(Duty),
})
export const exportDuties = operation({
  id: 'exportDuties',
  method: 'GET',
  path: '/api/card-duties.xlsx',
  auth: 'session',
  query: DutyQuery,
  download: 'xlsx',
})
const duty = <const I extends string, const P extends string, B extends z.ZodType>(id: I, path: P, body: B) =>
  operation({
    id,
    method: 'POST',
    path: `/api/card-duties/:id/${path}` as const,
    auth: 'session',
    params: IdParams,
    body,
    response: Duty,
    refusals: ['cards.duty.ended'],
  })
/** To a unit, or to a post of it: its holder answers. */
export const assignDuty = duty(
  'assignDuty',
  'assignment',
  ActBody.extend({ unitId: Id, postId: Id.nullable(), note: Text(1000) }),
)
/** Done, with its record 记录 and papers. */
export const recordDuty = duty(
  'recordDuty',
  'record',
  ActBody.extend({ record: Text(5000).min(1), papers: z.array(Id).max(20).default([]), occurredOn: CivilDate }),
)
/** Not carried out after all, with a reason, by a leader. */
export const waiveDuty = duty('waiveDuty', 'waiver', ActBody.extend({ reason: Text(1000).min(1) }))

export const ExemptionQuery = PageQuery.extend({
  state: z.enum(['inForce', 'ended']).optional(),
  subjectType: CardSubject.optional(),
  subjectId: z.string().max(40).optional(),
})
export const listExemptions = operation({
  id: 'listExemptions',
  method: 'GET',
  path: '/api/exemptions',
  auth: 'session',
  query: ExemptionQuery,
  response: pageOf(Exemption),
})
export const exportExemptions = operation({
  id: 'exportExemptions',
  method: 'GET',
  path: '/api/exemptions.xlsx',
  auth: 'session',
  query: ExemptionQuery,
  download: 'xlsx',
})
/** A territory is named by its code. */
const RegionCode = z.string().regex(/^\d{6,12}$/)

/** 豁免 of whoever can carry a card, without an appeal: a proper reason, approved by the leader who signs in. */
export const grantExemption = operation({
  id: 'grantExemption',
  method: 'POST',
  path: '/api/exemptions',
  auth: 'session',
  body: z
    .object({
      id: Id,
      subjectType: CardSubject,
      subjectId: z.union([Id, RegionCode]),
      rule: Text(100).nullable(),
      reason: Text(1000).min(1),
      from: CivilDate,
      to: CivilDate,
    })
    .refine((b) => (b.subjectType === 'territory') === RegionCode.safeParse(b.subjectId).success, {
      path: ['subjectId'],
    }),
  response: Exemption,
  refusals: ['cards.exemption.span'],
})
/** Ends one earlier; the first stays as it was written. */
export const endExemption = operation({
  id: 'endExemption',
  method: 'POST',
  path: '/api/exemptions/:id/end',
  auth: 'session',
  params: IdParams,
  body: z.object({ id: Id, endsOn: CivilDate, reason: Text(1000).min(1) }),
  response: Exemption,
  refusals: ['cards.exemption.endedAlready', 'cards.exemption.span'],
})
