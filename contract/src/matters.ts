import { DIRECTING_ACTS, MATTER_ACTS, MATTER_SOURCES } from '@guatu/domain/matters/matter-events'
import { MATTER_HOLDERS, MATTER_STATES } from '@guatu/domain/matters/matter-state'
import { z } from 'zod'
import { CardPaper, CardStep } from './card-rows.ts'
import { Light } from './cards.ts'
import { CivilDate, Id, IdParams, Level, LooseDate, PageQuery, pageOf, Text } from './common.ts'
import { operation } from './operation.ts'

export const MatterSource = z.enum(MATTER_SOURCES)
/** draft 拟办, approved 已审签, assigned 已交办, accepted 已签收, inProgress 办理中, submitted 申请办结, verified 已核验, shown 已呈阅, closed 已销号; declined 已退件, reworking 退回重办, suspended 中止, withdrawn 已撤销, merged 已并案, standing 转常态化. */
export const MatterState = z.enum(MATTER_STATES)
export const MatterHolder = z.enum(MATTER_HOLDERS)
export const MatterAct = z.enum([...MATTER_ACTS] as [string, ...string[]])

const MatterLight = z.object({
  level: Level,
  judged: z.boolean(),
  word: z.string(),
  colour: z.string().nullable(),
  sentence: z.string(),
})
const NamedUnit = z.object({ id: Id, name: z.string() })

/** A matter as lists show it, with its live light; an ended one has none. */
export const MatterRow = z.object({
  id: Id,
  title: z.string(),
  /** 区督办〔2026〕1号 once assigned; `void` when the matter was withdrawn. */
  number: z.string().nullable(),
  void: z.boolean(),
  source: MatterSource,
  sourceName: z.string(),
  projectId: Id.nullable(),
  project: z.string().nullable(),
  unitId: Id,
  unit: z.string(),
  state: MatterState,
  stateName: z.string(),
  /** Whose turn it is. */
  holder: MatterHolder,
  holderName: z.string(),
  /** The date in force, extensions granted included. */
  dueOn: CivilDate.nullable(),
  /** Calendar days past the date while it lies with the unit; null otherwise. */
  daysOverdue: z.number().int().nullable(),
  assignedOn: CivilDate.nullable(),
  submittedOn: CivilDate.nullable(),
  closedOn: CivilDate.nullable(),
  reviewOn: CivilDate.nullable(),
  /** An extension asked for and not decided. */
  extensionTo: CivilDate.nullable(),
  extensions: z.number().int(),
  reworks: z.number().int(),
  light: MatterLight.nullable(),
  /** The number of its last step: what an act expects. */
  version: z.number().int(),
})
export type MatterRow = z.infer<typeof MatterRow>

export const MatterQuery = PageQuery.extend({
  state: z
    .enum(['open', 'toAssign', 'withUnit', 'toVerify', 'toClose', 'overdue', 'asked', 'aside', 'ended'])
    .optional(),
  level: z.string().max(60).optional(),
  source: MatterSource.optional(),
  unitId: Id.optional(),
  projectId: Id.optional(),
  /** As it stood on a past day, by what was recorded by its end. */
  asOf: CivilDate.optional(),
})
export const listMatters = operation({
  id: 'listMatters',
  method: 'GET',
  path: '/api/matters',
  auth: 'session',
  query: MatterQuery,
  response: pageOf(MatterRow).extend({ asOf: CivilDate }),
})
export const exportMatters = operation({
  id: 'exportMatters',
  method: 'GET',
  path: '/api/matters.xlsx',
  auth: 'session',
  query: MatterQuery,
  download: 'xlsx',
})

/** What is registered 拟办, and may be changed until it is assigned. */
export const MatterBody = z.object({
  title: Text(200).min(1),
  demand: Text(5000),
  source: MatterSource,
  sourceTitle: Text(200),
  sourceNumber: Text(100),
  sourceOn: CivilDate.nullable(),
  /** Key of the dispatch period whose meeting decided it, e.g. 2026-W47. */
  sourcePeriod: Text(20).nullable(),
  leader: Text(100),
  projectId: Id.nullable(),
  unitId: Id,
  helpingUnitIds: z.array(Id).max(20),
  /** Either a date, or so many working days from the assignment. */
  due: LooseDate.nullable(),
  limitDays: z.number().int().min(1).max(250).nullable(),
  needsApproval: z.boolean(),
  needsShowing: z.boolean(),
})
export type MatterBody = z.infer<typeof MatterBody>

const Held = z.object({ holder: MatterHolder, name: z.string(), workingDays: z.number().int() })
export const MatterDetail = z.object({
  matter: MatterRow,
  body: MatterBody,
  /** Version of the registration, for a change of it. */
  bodyVersion: z.number().int(),
  helpingUnits: z.array(NamedUnit),
  issuer: z.string(),
  registeredOn: CivilDate,
  registeredBy: z.string(),
  mergedInto: z.object({ id: Id, title: z.string() }).nullable(),
  /** Working days in each hand so far. */
  held: z.array(Held),
  /** Every step from the registration on. */
  steps: z.array(CardStep),
  evidence: Light.omit({ projectId: true }).nullable(),
  papers: z.array(CardPaper),
  /** Acts that the reader may take now, and `revise`, `addPaper`. */
  may: z.array(z.string()),
})
export type MatterDetail = z.infer<typeof MatterDetail>

export const getMatter = operation({
  id: 'getMatter',
  method: 'GET',
  path: '/api/matters/:id',
  auth: 'session',
  params: IdParams,
  response: MatterDetail,
})
/** The light as of a past day, by what was recorded by its end; null where the matter was not open then. */
export const getMatterLight = operation({
  id: 'getMatterLight',
  method: 'GET',
  path: '/api/matters/:id/light',
  auth: 'session',
  params: IdParams,
  query: z.object({ asOf: CivilDate.optional() }),
  response: z.object({
    asOf: CivilDate,
    state: MatterState,
    stateName: z.string(),
    evidence: Light.omit({ projectId: true }).nullable(),
  }),
  refusals: ['matters.notKnownThen'],
})
export const registerMatter = operation({
  id: 'registerMatter',
  method: 'POST',
  path: '/api/matters',
  auth: 'session',
  body: MatterBody.extend({ id: Id }),
  response: MatterDetail,
  refusals: ['platform.idTaken', 'matters.twoLimits'],
})
export const reviseMatter = operation({
  id: 'reviseMatter',
  method: 'PUT',
  path: '/api/matters/:id',
  auth: 'session',
  params: IdParams,
  body: MatterBody.extend({ expectedVersion: z.number().int(), reason: Text(500) }),
  response: MatterDetail,
  refusals: ['platform.staleVersion', 'matters.assignedAlready', 'matters.twoLimits'],
})

const Said = {
  id: Id,
  expectedVersion: z.number().int(),
  text: Text(5000),
  papers: z.array(Id).max(20),
  occurredOn: CivilDate,
}
const refusals = [
  'matters.act.stale',
  'matters.act.notNow',
  'matters.act.ended',
  'matters.act.tooEarly',
  'platform.idTaken',
]
const act = <const A extends string, B extends z.ZodType>(id: A, path: string, body: B, more: readonly string[]) =>
  operation({
    id,
    method: 'POST',
    path: `/api/matters/:id/${path}`,
    auth: 'session',
    params: IdParams,
    body,
    response: MatterDetail,
    refusals: [...refusals, ...more],
  })
const plain = <const K extends string>(...kinds: readonly K[]) =>
  kinds.map((kind) => z.object({ kind: z.literal(kind), ...Said }))

/** The unit answers: accepts 签收, declines 退件, feeds back 反馈, asks for an extension, hands in 申请办结. `onPaper`: written down for it by the desk. */
export const answerMatter = act(
  'answerMatter',
  'answers',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('accepted'), ...Said, onPaper: z.boolean() }),
    z.object({ kind: z.literal('declined'), ...Said, onPaper: z.boolean() }),
    z.object({ kind: z.literal('feedback'), ...Said, onPaper: z.boolean() }),
    z.object({ kind: z.literal('submitted'), ...Said, onPaper: z.boolean() }),
    z.object({ kind: z.literal('extensionAsked'), ...Said, onPaper: z.boolean(), to: CivilDate }),
  ]),
  ['matters.act.noExtension', 'matters.act.askedAlready'],
)
/** The desk steers: assigns, decides extensions, urges, verifies or sends back, shows, closes, suspends, withdraws, merges, reopens. */
export const steerMatter = act(
  'steerMatter',
  'steps',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('assigned'), ...Said, dueOn: CivilDate.nullable() }),
    z.object({ kind: z.literal('reassigned'), ...Said, unitId: Id, dueOn: CivilDate }),
    z.object({ kind: z.literal('extensionGranted'), ...Said, to: CivilDate }),
    z.object({ kind: z.literal('sentBack'), ...Said, dueOn: CivilDate.nullable() }),
    z.object({ kind: z.literal('suspended'), ...Said, reviewOn: CivilDate }),
    z.object({ kind: z.literal('resumed'), ...Said, dueOn: CivilDate }),
    z.object({ kind: z.literal('merged'), ...Said, into: Id }),
    z.object({ kind: z.literal('reopened'), ...Said, dueOn: CivilDate }),
    ...(plain('extensionRefused', 'urged', 'verified', 'shown', 'closed', 'withdrawn', 'madeStanding') as [
      z.ZodObject<{ kind: z.ZodLiteral<'urged'> } & typeof Said>,
    ]),
  ]),
  ['matters.act.doerVerifies', 'matters.act.notApproved', 'matters.act.dueMissing', 'matters.act.notShown'],
)
/** A leader approves 审签 or instructs 批示. */
export const directMatter = act('directMatter', 'directions', z.object({ kind: z.enum(DIRECTING_ACTS), ...Said }), [
  'matters.act.fourEyes',
])
/** Stores a paper for a step that follows; the step names it. Form field `file`, query `id` from the client. */
export const addMatterPaper = operation({
  id: 'addMatterPaper',
  method: 'POST',
  path: '/api/matters/:id/papers',
  auth: 'session',
  params: IdParams,
  query: z.object({ id: Id.optional() }),
  upload: true,
  response: CardPaper,
})
export const getMatterPaper = operation({
  id: 'getMatterPaper',
  method: 'GET',
  path: '/api/matter-papers/:id',
  auth: 'session',
  params: IdParams,
  download: 'file',
})
