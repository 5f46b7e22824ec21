import { z } from 'zod'
import { CivilDate, Id, IdParams, Level, Name, PageQuery, pageOf, Text } from './common.ts'
import { operation } from './operation.ts'

export const CampaignRhythm = z.enum(['day', 'week', 'tenDays', 'halfMonth', 'month', 'quarter'])
export type CampaignRhythm = z.infer<typeof CampaignRhythm>
const fields = {
  name: Name,
  from: CivilDate,
  to: CivilDate.nullable(),
  rhythm: CampaignRhythm,
  documentNumber: Text(100).nullable(),
}
export const CampaignBody = z.object(fields)
export type CampaignBody = z.infer<typeof CampaignBody>
/** 攻坚行动: a named, time-boxed effort. Its members are listings from–to. */
export const Campaign = CampaignBody.extend({
  id: Id,
  state: z.enum(['coming', 'running', 'ended']),
  /** Members today; of one that is over, on its last day. */
  projects: z.number().int(),
  version: z.number().int(),
})
export type Campaign = z.infer<typeof Campaign>
export const CampaignMember = z.object({
  listingId: Id,
  projectId: Id,
  name: z.string(),
  level: Level.nullable(),
  judged: z.boolean().nullable(),
  from: CivilDate,
  to: CivilDate.nullable(),
  documentNumber: z.string().nullable(),
  state: z.enum(['coming', 'in', 'left']),
})
export type CampaignMember = z.infer<typeof CampaignMember>
export const CampaignDetail = z.object({ campaign: Campaign, members: z.array(CampaignMember), mayKeep: z.boolean() })
export type CampaignDetail = z.infer<typeof CampaignDetail>

export const listCampaigns = operation({
  id: 'listCampaigns',
  method: 'GET',
  path: '/api/campaigns',
  auth: 'session',
  query: PageQuery.extend({ state: z.string().max(60).optional() }),
  response: pageOf(Campaign),
})
export const exportCampaigns = operation({
  id: 'exportCampaigns',
  method: 'GET',
  path: '/api/campaigns.xlsx',
  auth: 'session',
  query: listCampaigns.query,
  download: 'xlsx',
})
/** The campaign and its projects in the caller's sight, those that left included. */
export const getCampaign = operation({
  id: 'getCampaign',
  method: 'GET',
  path: '/api/campaigns/:id',
  auth: 'session',
  params: IdParams,
  response: CampaignDetail,
})
export const createCampaign = operation({
  id: 'createCampaign',
  method: 'POST',
  path: '/api/campaigns',
  auth: 'session',
  body: CampaignBody.extend({ id: Id }),
  response: CampaignDetail,
  refusals: ['projects.campaign.nameTaken', 'projects.campaign.endsBeforeStart'],
})
export const changeCampaign = operation({
  id: 'changeCampaign',
  method: 'PUT',
  path: '/api/campaigns/:id',
  auth: 'session',
  params: IdParams,
  body: CampaignBody.extend({ expectedVersion: z.number().int(), reason: Text(500) }),
  response: CampaignDetail,
  refusals: ['projects.campaign.nameTaken', 'projects.campaign.endsBeforeStart'],
})
/** Projects join from a day on; `id` is each listing's, made by the client. */
export const joinCampaign = operation({
  id: 'joinCampaign',
  method: 'POST',
  path: '/api/campaigns/:id/members',
  auth: 'session',
  params: IdParams,
  body: z.object({
    members: z
      .array(z.object({ id: Id, projectId: Id }))
      .min(1)
      .max(200),
    from: CivilDate,
    documentNumber: Text(100).nullable(),
  }),
  response: CampaignDetail,
  refusals: ['projects.campaign.outsideSpan', 'projects.campaign.already'],
})
/** Projects leave after a day; that they were members stays. */
export const leaveCampaign = operation({
  id: 'leaveCampaign',
  method: 'POST',
  path: '/api/campaigns/:id/leave',
  auth: 'session',
  params: IdParams,
  body: z.object({ projectIds: z.array(Id).min(1).max(200), lastDay: CivilDate }),
  response: CampaignDetail,
  refusals: ['projects.campaign.notMember', 'projects.campaign.leavesBeforeJoining'],
})
