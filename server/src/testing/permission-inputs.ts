import { newId } from '../platform/id.ts'
import { cardInputs } from './permission-card-inputs.ts'

/** What the ids in a path stand for: one project with things hanging on it. */
export type Target = {
  readonly projectId: string
  readonly bottleneckId: string
  readonly pauseId: string
  readonly attachmentId: string
  readonly batchId: string
  readonly cardId: string
  readonly paperId: string
  readonly dutyId: string
  readonly matterId: string
  readonly matterPaperId: string
}

export type Input = {
  /** Stands for the path's first parameter; the project where it is left out. */
  readonly id?: string
  readonly query?: string
  readonly body?: object
  readonly upload?: true
}

const loose = { date: '2027-06-30', precision: 'day' }
export const bareProject = (id: string, name: string) => ({
  ...{ id, name, kind: 'industrial', yearClass: 'new', stage: 'landed', regionCode: null as string | null },
  ...{ administrationId: null, ownerUnitId: null, leadUnitId: null, headquartersId: null, areaHeadquartersId: null },
  ...{ taskForceId: null, sponsorPostId: null, officerPostId: null, liaisonPostId: null, chain: null, chainRole: null },
  ...{ sector: null, site: null, packageOf: null, total: '1000000.00', plannedStart: null },
})
const unit = { name: '某单位', shortName: '', kind: 'bureau', parentId: null, regionCode: null, creditCode: '1' }
const campaign = { name: '某行动', from: '2026-01-01', to: null, rhythm: 'week', documentNumber: null }
const matter = {
  ...{
    title: '某事项',
    demand: '',
    source: 'other',
    sourceTitle: '',
    sourceNumber: '',
    sourceOn: null,
    sourcePeriod: null,
  },
  ...{ leader: '', projectId: null, unitId: newId(), helpingUnitIds: [], due: null, limitDays: 5 },
  ...{ needsApproval: false, needsShowing: false },
}
/** A version that no matter has: right, then refused as stale. */
const seenAct = () => ({ id: newId(), expectedVersion: 99, text: '', papers: [], occurredOn: '2026-11-20' })
const stale = { expectedVersion: 0 }
const late = '2030-01-01'
const nothing = newId()

/**
 * An input for each operation that wants one: well formed, so that the right is asked, and refused for another reason
 * afterwards (a date in the future, a stale version, an id that is not there), so that nothing changes between calls.
 */
export const inputs: Readonly<Record<string, (t: Target) => Input>> = {
  getGroup: () => ({ id: nothing, query: '?by=unit' }),
  getCampaign: () => ({ id: nothing }),
  createCampaign: () => ({ body: { id: newId(), ...campaign, to: '2020-01-01' } }),
  changeCampaign: () => ({ id: nothing, body: { ...campaign, ...stale, reason: '' } }),
  joinCampaign: ({ projectId }) => ({
    id: nothing,
    body: { members: [{ id: newId(), projectId }], from: late, documentNumber: null },
  }),
  leaveCampaign: ({ projectId }) => ({ id: nothing, body: { projectIds: [projectId], lastDay: late } }),
  getRuleSet: () => ({ id: 'default' }),
  exportRuleSet: () => ({ id: 'default' }),
  checkRuleSet: () => ({ body: { body: {} } }),
  createRuleSetDraft: () => ({
    body: { id: newId(), name: '某规则', place: { kind: 'region', id: 'nowhere' }, body: {} },
  }),
  getRuleSetDraft: () => ({ id: nothing }),
  changeRuleSetDraft: () => ({
    id: nothing,
    body: { ...stale, name: '某规则', place: { kind: 'district', id: null }, body: {} },
  }),
  submitRuleSetDraft: () => ({ id: nothing, body: stale }),
  adoptRuleSetDraft: () => ({ id: nothing, body: { ...stale, inForceFrom: late, reason: '' } }),
  discardRuleSetDraft: () => ({ id: nothing, body: stale }),
  endRuleSet: () => ({ id: 'default', body: { ...stale, lastDay: late, reason: '' } }),
  startDryRun: () => ({ body: { id: newId(), draftId: null, body: {}, from: late, to: late } }),
  getDryRun: () => ({ id: nothing }),
  cancelDryRun: () => ({ id: nothing }),
  exportDryRun: () => ({ id: nothing }),
  changePassword: () => ({ body: { current: 'wrong', next: 'another-long-word' } }),
  setWorkCalendar: () => ({
    id: 'cn',
    body: { ...stale, name: '某日历', spec: { kind: 'sevenDay' }, retired: false, reason: '' },
  }),
  getFacts: () => ({ query: `?ids=${nothing}` }),
  setNotice: () => ({ id: '2027', body: { ...stale, off: ['2020-01-01'], on: [], reason: '' } }),
  setRhythm: () => ({
    id: '2026-11-03',
    body: { ...stale, kind: 'month', cutOffDays: 5, lockDays: 3, withdrawn: false, reason: '' },
  }),
  getBoundaryShapes: () => ({ id: nothing }),
  importBoundary: () => ({ upload: true }),
  replaceBoundary: () => ({ id: nothing, upload: true }),
  withdrawBoundary: () => ({ id: nothing, body: { ...stale, reason: '某事由' } }),
  setNoticeHead: () => ({
    body: { expectedVersion: 99, issuer: null, mark: null, cardMark: null, recipients: null, copies: [], reason: '' },
  }),
  createUnit: () => ({ body: { id: newId(), ...unit } }),
  changeUnit: () => ({ id: nothing, body: { ...unit, ...stale, reason: '' } }),
  createPost: () => ({ body: { id: newId(), unitId: nothing, title: '岗', duty: 'liaison' } }),
  handOverPost: () => ({ id: nothing, body: { id: newId(), personName: '某人', phone: '', from: late, note: '' } }),
  previewSetup: () => ({ upload: true }),
  confirmSetup: () => ({ body: { rows: [] } }),
  createAccount: () => ({
    body: {
      id: newId(),
      userName: '某',
      personName: '某',
      phone: '',
      grants: [{ role: 'auditor', unitId: null, regionCode: null }],
    },
  }),
  changeAccount: () => ({ id: nothing, body: { ...stale, grants: [], disabled: false } }),
  beginEmpty: () => ({ body: { districtName: '云山区' } }),
  resetPassword: () => ({ id: nothing }),
  createProject: () => ({ body: bareProject(nothing, '新项目') }),
  changeProject: (t) => ({ body: { ...bareProject(t.projectId, '改名'), ...stale, reason: '' } }),
  moveCommitment: () => ({
    body: {
      id: newId(),
      finish: loose,
      reasonCode: 'land',
      reason: '',
      document: '',
      approver: '某',
      approvedOn: late,
    },
  }),
  setYearPlan: () => ({ body: { id: newId(), year: 2026, total: '5.00', months: Array(12).fill('0.00'), reason: '' } }),
  recordFunds: () => ({
    body: {
      ...{ id: newId(), source: '财政', planned: '1', arrived: '1', allocated: '1', paid: '1', asOf: late },
      basis: 'dispatch',
      reason: '',
    },
  }),
  recordStatistics: () => ({ body: { id: newId(), state: 'filed', month: null, reason: '', occurredOn: late } }),
  addListing: () => ({ body: { id: newId(), list: '区重点', from: '2026-01-01', to: null, documentNumber: null } }),
  addCode: () => ({ body: { id: newId(), kind: 'project', code: 'wrong' } }),
  enterStage: () => ({ body: { id: newId(), stage: 'building', occurredOn: late, passReason: null, ...stale } }),
  setPosition: () => ({ body: { expectedVersion: 9, position: null, source: 'typed', reason: '' } }),
  addAttachment: () => ({ upload: true }),
  getAttachment: (t) => ({ id: t.attachmentId }),
  getThumbnail: (t) => ({ id: t.attachmentId }),
  getRates: () => ({ query: '?by=headquarters' }),
  exportRates: () => ({ query: '?by=headquarters' }),
  startImport: () => ({ upload: true }),
  getImport: () => ({ id: nothing }),
  listImportLines: () => ({ id: nothing, query: '?list=doubts' }),
  exportImportLines: () => ({ id: nothing, query: '?list=doubts' }),
  adjustImport: () => ({ id: nothing, body: stale }),
  confirmImport: () => ({ id: nothing, body: { ...stale, removeGone: false } }),
  cancelImport: () => ({ id: nothing }),
  undoImport: () => ({ id: nothing }),
  exportLedger: () => ({ id: nothing }),
  getTemplate: () => ({ id: 'road' }),
  saveTemplate: () => ({
    id: 'road',
    body: {
      ...{ expectedVersion: 9, kind: 'road', names: { zh: '某模板', en: '' }, retired: false, reason: '某事由' },
      nodes: [{ id: 'a', name: '某节点', names: { zh: '某节点', en: '' }, leadUnit: '', duration: 1, unit: 'working' }],
    },
  }),
  requestDate: () => ({
    body: {
      ...{ id: newId(), milestone: 'none', asked: '2030-06-30', precision: 'day', reasonCode: 'land' },
      ...{ reason: '某事由', document: '' },
    },
  }),
  decideDate: () => ({
    id: nothing,
    body: { id: newId(), decision: 'refused', approver: '某', decidedOn: '2026-11-19', note: '' },
  }),
  freezeBaseline: () => ({ body: { id: newId(), name: '某基线' } }),
  readPlanFile: () => ({ upload: true }),
  createMyLink: () => ({ body: { id: newId(), name: '某地址' } }),
  revokeMyLink: () => ({ id: nothing }),
  getMyCalendar: () => ({ id: 'A'.repeat(43) }),
  tryPlan: () => ({ body: { activities: [{ id: 'a', name: '某节点', duration: 1, unit: 'working' }] } }),
  createPlan: () => ({ body: { id: newId(), template: 'none', committedFinish: '2029-06-30', start: null } }),
  changePlan: () => ({ body: { ...stale, activities: [], reason: '' } }),
  approvePlan: () => ({ body: { id: newId(), ...stale } }),
  recordMilestone: () => ({
    body: {
      id: newId(),
      activityId: 'none',
      event: 'claimed',
      occurredOn: '2026-11-19',
      waitsForUnitId: null,
      note: '',
    },
  }),
  submitReport: () => ({
    body: {
      ...{ id: newId(), period: '2020-W01', asOf: '2020-01-03', doneThisYear: '1.00', physicalPercent: null },
      ...{ fundsArrivedThisYear: null, progress: '', next: '', problem: '', help: '', supersedes: null, reason: null },
      confirmedAsks: [],
    },
  }),
  openBottleneck: () => ({
    body: {
      id: newId(),
      text: '某堵点',
      factor: 'land',
      waitsForUnitId: null,
      level: 'district',
      due: null,
      occurredOn: late,
    },
  }),
  recordBottleneckEvent: (t) => ({
    id: t.bottleneckId,
    body: { id: newId(), event: 'escalated', occurredOn: late, due: null, level: null, note: '' },
  }),
  getContest: () => ({ id: nothing }),
  exportContestResult: () => ({ id: nothing }),
  openContest: () => ({
    body: {
      ...{ id: newId(), name: '某擂台赛', campaignId: null, heldOn: '2026-11-20', kind: 'unit' },
      ...{ contestants: [nothing, nothing], judges: [nothing], items: [{ id: newId(), name: '进度', max: '100' }] },
    },
  }),
  steerContest: () => ({ id: nothing, body: { id: newId(), expectedVersion: 99, text: '', kind: 'drawn' } }),
  releaseContest: () => ({ id: nothing, body: { id: newId(), expectedVersion: 99, text: '', kind: 'released' } }),
  markContestant: () => ({ id: nothing, body: { id: newId(), contestantId: nothing, marks: {}, supersedes: null } }),
  getMatter: (t) => ({ id: t.matterId }),
  getMatterLight: (t) => ({ id: t.matterId }),
  registerMatter: () => ({ body: { id: newId(), ...matter } }),
  reviseMatter: (t) => ({ id: t.matterId, body: { ...matter, ...stale, reason: '' } }),
  answerMatter: (t) => ({ id: t.matterId, body: { ...seenAct(), kind: 'accepted', onPaper: false } }),
  steerMatter: (t) => ({ id: t.matterId, body: { ...seenAct(), kind: 'urged' } }),
  directMatter: (t) => ({ id: t.matterId, body: { ...seenAct(), kind: 'instructed' } }),
  addMatterPaper: (t) => ({ id: t.matterId, upload: true }),
  getMatterPaper: (t) => ({ id: t.matterPaperId }),
  askPause: () => ({
    body: { id: newId(), reason: 'relics', from: late, to: late, documentNumber: '', note: '' },
  }),
  recordPauseEvent: (t) => ({
    id: t.pauseId,
    body: { id: newId(), event: 'approved', documentNumber: '', note: '' },
  }),
  ...cardInputs,
  createBoard: () => ({ body: { id: nothing, name: '大厅' } }),
  setPlaylist: () => ({ id: newId(), body: { playlist: [{ page: 'rates', seconds: 12 }], expectedVersion: 1 } }),
  setDisclosure: () => ({
    body: {
      fields: {
        ...{ project: true, completion: true, lag: true, investment: true },
        ...{ notice: true, reason: true, chain: true, score: true },
      },
      ...{ expectedVersion: 0, reason: '公开范围' },
    },
  }),
  revokeBoard: () => ({ id: newId() }),
}
