import { z } from 'zod'
import { CivilDate, Id, IdParams, Name, PageQuery, pageOf, Text } from './common.ts'
import { operation } from './operation.ts'

export const UnitKind = z.enum([
  'government',
  'bureau',
  'township',
  'park',
  'firm',
  'stateInvestor',
  'headquarters',
  'areaHeadquarters',
  'taskForce',
  'office',
])
export type UnitKind = z.infer<typeof UnitKind>

export const Holder = z.object({
  personId: Id,
  personName: z.string(),
  phone: z.string(),
  from: CivilDate,
  to: CivilDate.nullable(),
})
export const Post = z.object({
  id: Id,
  unitId: Id,
  title: z.string(),
  duty: z.enum(['sponsor', 'serviceOfficer', 'liaison', 'chief', 'member']),
  holder: Holder.nullable(),
})
export type Post = z.infer<typeof Post>

export const Unit = z.object({
  id: Id,
  name: z.string(),
  shortName: z.string(),
  kind: UnitKind,
  parentId: Id.nullable(),
  parentName: z.string().nullable(),
  regionCode: z.string().nullable(),
  creditCode: z.string().nullable(),
  projectCount: z.number().int(),
  posts: z.array(Post),
  version: z.number().int(),
})
export type Unit = z.infer<typeof Unit>

export const listUnits = operation({
  id: 'listUnits',
  method: 'GET',
  path: '/api/units',
  auth: 'session',
  query: PageQuery.extend({ kind: Text(200).optional(), posts: z.enum(['vacant']).optional() }),
  response: pageOf(Unit),
})
/** The units of the list, with its search and filter, without its pages. */
export const exportUnits = operation({
  id: 'exportUnits',
  method: 'GET',
  path: '/api/units.xlsx',
  auth: 'session',
  query: listUnits.query,
  download: 'xlsx',
})
export const UnitBody = z.object({
  name: Name,
  shortName: Text(60),
  kind: UnitKind,
  parentId: Id.nullable(),
  regionCode: z.string().max(12).nullable(),
  creditCode: z.string().max(18).nullable(),
})
export const createUnit = operation({
  id: 'createUnit',
  method: 'POST',
  path: '/api/units',
  auth: 'session',
  body: UnitBody.extend({ id: Id }),
  response: Unit,
  refusals: ['organization.unitNameTaken', 'organization.badCreditCode'],
})
export const changeUnit = operation({
  id: 'changeUnit',
  method: 'PUT',
  path: '/api/units/:id',
  auth: 'session',
  params: IdParams,
  body: UnitBody.extend({ expectedVersion: z.number().int(), reason: Text(500) }),
  response: Unit,
})
/** Every post with its unit and who holds it today: whom to ring. */
export const PostInUnit = Post.extend({ unitName: z.string(), projectCount: z.number().int() })
export type PostInUnit = z.infer<typeof PostInUnit>
export const listPosts = operation({
  id: 'listPosts',
  method: 'GET',
  path: '/api/posts',
  auth: 'session',
  query: PageQuery.extend({ duty: Text(200).optional(), held: z.enum(['held', 'vacant']).optional() }),
  response: pageOf(PostInUnit),
})
export const exportPosts = operation({
  id: 'exportPosts',
  method: 'GET',
  path: '/api/posts.xlsx',
  auth: 'session',
  query: listPosts.query,
  download: 'xlsx',
})
/** Hand-over of a post: the successor holds it from `from`; history keeps who it was. */
export const handOverPost = operation({
  id: 'handOverPost',
  method: 'POST',
  path: '/api/posts/:id/holdings',
  auth: 'session',
  params: IdParams,
  body: z.object({ id: Id, personName: Name, phone: Text(30), from: CivilDate, note: Text(500) }),
  response: Post,
  refusals: ['organization.handOverBeforeHolder'],
})
export const createPost = operation({
  id: 'createPost',
  method: 'POST',
  path: '/api/posts',
  auth: 'session',
  body: z.object({ id: Id, unitId: Id, title: Name, duty: Post.shape.duty }),
  response: Post,
})

export const Region = z.object({
  code: z.string(),
  name: z.string(),
  level: z.number().int(),
  parentCode: z.string().nullable(),
})
export const Administration = z.object({ id: Id, name: z.string(), kind: z.string(), parentId: Id.nullable() })
export const getTrees = operation({
  id: 'getTrees',
  method: 'GET',
  path: '/api/organization/trees',
  auth: 'session',
  response: z.object({ regions: z.array(Region), administrations: z.array(Administration) }),
})
/** What each project's class demands (重大项目 a task force, 重点项目 an officer, 重大工程 an area HQ) and lacks. */
export const Lack = z.object({
  projectId: Id,
  projectName: z.string(),
  listing: z.string(),
  lacks: z.array(z.string()),
})
export const listLacks = operation({
  id: 'listLacks',
  method: 'GET',
  path: '/api/organization/lacks',
  auth: 'session',
  query: PageQuery.extend({ lack: Text(200).optional(), listing: Text(200).optional() }),
  /** `listed`: projects on some list; `complete`: those of them that lack nobody; both before search and filters. */
  response: pageOf(Lack).extend({
    complete: z.number().int(),
    listed: z.number().int(),
    listings: z.array(z.string()),
  }),
})
/** The projects of the list that lack somebody. */
export const exportLacks = operation({
  id: 'exportLacks',
  method: 'GET',
  path: '/api/organization/lacks.xlsx',
  auth: 'session',
  query: listLacks.query,
  download: 'xlsx',
})
/** An evening's set-up: one sheet with project, HQ, task force, sponsor, officer, liaison; previewed, then confirmed. */
export const SetupRow = z.object({
  row: z.number().int(),
  project: z.string(),
  projectId: Id.nullable(),
  headquarters: z.string(),
  taskForce: z.string(),
  sponsor: z.string(),
  serviceOfficer: z.string(),
  liaison: z.string(),
  problems: z.array(z.string()),
})
export const previewSetup = operation({
  id: 'previewSetup',
  method: 'POST',
  path: '/api/organization/setup/preview',
  auth: 'session',
  upload: true,
  response: z.object({ rows: z.array(SetupRow), newUnits: z.array(z.string()) }),
})
export const confirmSetup = operation({
  id: 'confirmSetup',
  method: 'POST',
  path: '/api/organization/setup',
  auth: 'session',
  body: z.object({ rows: z.array(SetupRow).max(3000) }),
  response: z.object({ units: z.number().int(), posts: z.number().int(), projects: z.number().int() }),
})
