import { GROUP_KINDS } from '@guatu/domain/cards/group-members'
import { z } from 'zod'
import { Light } from './cards.ts'
import { CivilDate, Decimal, Id, Instant, Level, PageQuery, pageOf } from './common.ts'
import { operation } from './operation.ts'

/** By what projects are gathered; territory and administration are trees, each a total of its own. */
export const GroupKind = z.enum(GROUP_KINDS)
export type GroupKind = z.infer<typeof GroupKind>

const GroupLight = z.object({
  level: Level,
  judged: z.boolean(),
  word: z.string(),
  colour: z.string().nullable(),
  sentence: z.string(),
})
export const LevelCounts = z.object({
  severe: z.number().int(),
  warn: z.number().int(),
  remind: z.number().int(),
  normal: z.number().int(),
  commend: z.number().int(),
})
/** A unit, headquarters, place, administration or campaign with its live light. It is the desk's and no card. */
export const GroupRow = z.object({
  by: GroupKind,
  id: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  /** How deep it lies in its tree; 0 at the top. */
  depth: z.number().int(),
  /** Null where it has no project. */
  light: GroupLight.nullable(),
  objects: z.number().int(),
  counts: LevelCounts,
  /** Share of projects that are warned or worse. */
  sharePercent: Decimal.nullable(),
  completionPercent: Decimal.nullable(),
  lagPoints: Decimal.nullable(),
  /** Its light over its open matters, apart from its projects; rates over all it was ever given. */
  matters: GroupLight.extend({
    objects: z.number().int(),
    counts: LevelCounts,
    closurePercent: Decimal.nullable(),
    onTimeClosurePercent: Decimal.nullable(),
  }).nullable(),
  /** What waits for the unit past its date (fair clock). */
  waits: GroupLight.extend({ items: z.number().int(), longestDays: z.number().int() }).nullable(),
  /** The oldest day among its projects' lights, and when the newest of them was known. */
  asOf: CivilDate.nullable(),
  knownAt: Instant.nullable(),
})
export type GroupRow = z.infer<typeof GroupRow>

export const listGroups = operation({
  id: 'listGroups',
  method: 'GET',
  path: '/api/groups',
  auth: 'session',
  query: PageQuery.extend({ by: GroupKind.default('unit'), level: z.string().max(60).optional() }),
  response: pageOf(GroupRow).extend({
    /** How the figures add up, in words, and who stands in no group. */
    sum: z.string(),
    projects: z.number().int(),
    outside: z.number().int(),
    asOf: CivilDate.nullable(),
  }),
})
export const exportGroups = operation({
  id: 'exportGroups',
  method: 'GET',
  path: '/api/groups.xlsx',
  auth: 'session',
  query: listGroups.query,
  download: 'xlsx',
})
export const GroupMember = z.object({
  id: Id,
  name: z.string(),
  /** As the group's light was made from. */
  level: Level,
  judged: z.boolean(),
  word: z.string(),
  colour: z.string().nullable(),
  sentence: z.string(),
})
export const GroupWait = z.object({
  projectId: Id,
  project: z.string(),
  what: z.enum(['milestone', 'bottleneck']),
  name: z.string(),
  dueOn: CivilDate,
  days: z.number().int(),
})
const GroupEvidence = Light.omit({ projectId: true })
/** A lead unit judged by what it has inside a campaign, by the campaign's own set for units. */
export const InsideLight = GroupLight.extend({
  campaignId: Id,
  campaign: z.string(),
  unitId: Id,
  unit: z.string(),
  about: z.enum(['projects', 'matters']),
  objects: z.number().int(),
})
export type InsideLight = z.infer<typeof InsideLight>
export const GroupDetail = z.object({
  group: GroupRow,
  evidence: GroupEvidence.nullable(),
  mattersEvidence: GroupEvidence.nullable(),
  waitsEvidence: GroupEvidence.nullable(),
  members: z.array(GroupMember),
  matters: z.array(GroupMember),
  waits: z.array(GroupWait),
  /** Of a unit: inside each campaign with a set for units; of such a campaign: each of its lead units. */
  inside: z.array(InsideLight),
  /** Who holds the post that answers, since when; a card of a period goes to the holder of its last day. */
  holder: z.object({ name: z.string(), since: CivilDate }).nullable(),
})
export type GroupDetail = z.infer<typeof GroupDetail>
export const getGroup = operation({
  id: 'getGroup',
  method: 'GET',
  path: '/api/groups/:id',
  auth: 'session',
  params: z.object({ id: z.string().max(40) }),
  query: z.object({ by: GroupKind }),
  response: GroupDetail,
})
