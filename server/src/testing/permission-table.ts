import { type Role, roles } from '@guatu/domain/organization/actor'

/**
 * Who may call an operation. `own`: about a project that the caller's unit, post or region is tied to; `foreign`: about one
 * that it is not. Operations about no single project have `anywhere`. `anybody`: without signing in.
 */
export type Expectation =
  | { readonly own: readonly Role[]; readonly foreign: readonly Role[] }
  | { readonly anywhere: readonly Role[] }
  | { readonly anybody: true }

const everyone = roles
const office: readonly Role[] = ['projectOffice']
/** Read every project of the district. */
const wide: readonly Role[] = ['administrator', 'auditor', 'projectOffice', 'inspection', 'leader']
/** Read the projects they are tied to. */
const tied: readonly Role[] = [
  ...(['headquarters', 'taskForce', 'serviceOfficer', 'liaison'] as const),
  ...(['department', 'township', 'park', 'responsibleUnit'] as const),
]
const readers = [...wide, ...tied]
const contestReaders: readonly Role[] = [...readers, 'judge']
const reporters: readonly Role[] = [
  ...(['projectOffice', 'responsibleUnit', 'serviceOfficer', 'liaison'] as const),
  ...(['taskForce', 'headquarters', 'township', 'park'] as const),
]
const organizers: readonly Role[] = ['administrator', 'projectOffice']
const dispatchers: readonly Role[] = ['projectOffice', 'inspection', 'headquarters', 'taskForce', 'leader']
const adopters: readonly Role[] = ['projectOffice', 'leader']
const notifiers: readonly Role[] = ['projectOffice', 'inspection', 'leader']

const reading: Expectation = { own: readers, foreign: wide }
const byOffice: Expectation = { own: office, foreign: office }
const byDesk: Expectation = { own: ['projectOffice', 'inspection'], foreign: ['projectOffice', 'inspection'] }
const byLeader: Expectation = { own: ['leader'], foreign: ['leader'] }
/** Headquarters decide on their own, a leader on all of the region. */
const deciding: Expectation = { own: ['leader', 'headquarters'], foreign: ['leader'] }
/** The unit that a card is about and those who stand by it, in their own name; nobody else. */
const answering: Expectation = { own: tied, foreign: [] }
const writing = (own: readonly Role[], foreign: readonly Role[] = office): Expectation => ({ own, foreign })
const anywhere = (who: readonly Role[]): Expectation => ({ anywhere: who })

const changers = writing(['projectOffice', 'headquarters', 'taskForce'])
const figureKeepers: readonly Role[] = [
  'projectOffice',
  'headquarters',
  'taskForce',
  'serviceOfficer',
  'responsibleUnit',
]
const figures = writing(figureKeepers)
const planners = writing(['projectOffice', 'headquarters', 'taskForce', 'responsibleUnit', 'department'])

/** Every operation of the contract; one that is not here fails the test. */
export const expectations: Readonly<Record<string, Expectation>> = {
  healthz: { anybody: true },
  getOpenApi: { anybody: true },
  readyz: { anybody: true },
  login: { anybody: true },
  getBoard: { anybody: true },
  whoAmI: anywhere(everyone),
  changePassword: anywhere(everyone),
  logout: anywhere(everyone),
  liveTopics: anywhere(everyone),

  listNotices: anywhere(everyone),
  setNotice: anywhere(organizers),
  listWorkCalendars: anywhere(everyone),
  setWorkCalendar: anywhere(organizers),

  listBoundaries: anywhere(everyone),
  getBoundaryShapes: anywhere(everyone),
  importBoundary: anywhere(organizers),
  replaceBoundary: anywhere(organizers),
  withdrawBoundary: anywhere(organizers),
  listRhythms: anywhere(everyone),
  setRhythm: anywhere(['projectOffice']),

  getNoticeHead: anywhere(['projectOffice', 'inspection', 'leader']),
  setNoticeHead: anywhere(['projectOffice']),

  listUnits: anywhere(everyone),
  getTrees: anywhere(everyone),
  exportUnits: anywhere(everyone),
  listPosts: anywhere(everyone),
  exportPosts: anywhere(everyone),
  createUnit: anywhere(organizers),
  changeUnit: anywhere(organizers),
  createPost: anywhere(organizers),
  handOverPost: anywhere(organizers),
  listLacks: anywhere(readers),
  exportLacks: anywhere(readers),
  previewSetup: anywhere(organizers),
  confirmSetup: anywhere(organizers),

  listAccounts: anywhere(['administrator', 'securityOfficer']),
  exportAccounts: anywhere(['administrator', 'securityOfficer']),
  createAccount: anywhere(['administrator']),
  resetPassword: anywhere(['administrator']),
  changeAccount: anywhere(['securityOfficer']),
  listAudit: anywhere(['auditor']),
  exportAudit: anywhere(['auditor']),
  beginEmpty: anywhere(organizers),

  listProjects: anywhere(readers),
  exportProjects: anywhere(readers),
  createProject: anywhere(office),
  getDossier: reading,
  changeProject: changers,
  moveCommitment: byOffice,
  setYearPlan: byOffice,
  recordFunds: figures,
  recordStatistics: figures,
  addListing: changers,
  addCode: changers,
  enterStage: changers,
  getTimeline: reading,
  getPosition: reading,
  setPosition: changers,
  addAttachment: writing([...figureKeepers, 'liaison', 'department', 'township', 'park']),
  listAttachments: reading,
  getAttachment: reading,
  getThumbnail: reading,
  getRates: anywhere(readers),
  exportRates: anywhere(readers),

  startImport: anywhere(office),
  listImports: anywhere(office),
  exportImports: anywhere(office),
  getImport: anywhere(office),
  listImportLines: anywhere(office),
  exportImportLines: anywhere(office),
  adjustImport: anywhere(office),
  confirmImport: anywhere(office),
  cancelImport: anywhere(office),
  undoImport: anywhere(office),
  exportLedger: anywhere(office),

  listTemplates: anywhere(everyone),
  getTemplate: anywhere(everyone),
  saveTemplate: anywhere(office),
  listForecasts: anywhere(readers),
  exportForecasts: anywhere(readers),
  getForesight: anywhere(readers),
  getPlanForecast: reading,
  listDateChanges: anywhere(readers),
  exportDateChanges: anywhere(readers),
  getDateChangeTally: anywhere(readers),
  listDateRequests: anywhere(readers),
  getProjectDates: reading,
  requestDate: planners,
  decideDate: anywhere(office),
  freezeBaseline: writing(['projectOffice', 'department']),
  downloadPlanJson: reading,
  downloadPlanXml: reading,
  readPlanFile: planners,
  getSCurve: reading,
  listMyLinks: anywhere(everyone),
  createMyLink: anywhere(everyone),
  revokeMyLink: anywhere(everyone),
  getMyCalendar: { anybody: true },
  getPlan: reading,
  tryPlan: reading,
  createPlan: planners,
  changePlan: planners,
  approvePlan: writing(['projectOffice', 'department']),
  recordMilestone: writing(reporters),

  submitReport: writing(reporters),
  getReportForm: reading,
  listReports: reading,
  listMyReports: anywhere(readers),
  getDispatch: anywhere(dispatchers),
  exportMissing: anywhere(dispatchers),

  listBottlenecks: anywhere(readers),
  exportBottlenecks: anywhere(readers),
  openBottleneck: writing([...reporters, 'inspection', 'department'], ['projectOffice', 'inspection']),
  recordBottleneckEvent: writing([...reporters, 'inspection', 'department'], ['projectOffice', 'inspection']),

  listMatters: anywhere(readers),
  exportMatters: anywhere(readers),
  getMatter: reading,
  getMatterLight: reading,
  registerMatter: anywhere(['projectOffice', 'inspection', 'headquarters']),
  reviseMatter: byDesk,
  answerMatter: { own: ['department'], foreign: [] },
  steerMatter: byDesk,
  directMatter: byLeader,
  addMatterPaper: {
    own: ['projectOffice', 'inspection', 'leader', 'department'],
    foreign: ['projectOffice', 'inspection', 'leader'],
  },
  getMatterPaper: reading,

  listContests: anywhere(contestReaders),
  exportContests: anywhere(contestReaders),
  getContest: anywhere(contestReaders),
  exportContestResult: anywhere(contestReaders),
  listJudges: anywhere(office),
  openContest: anywhere(office),
  steerContest: anywhere(office),
  releaseContest: anywhere(['leader']),
  markContestant: anywhere(['judge']),

  listPauses: anywhere(readers),
  exportPauses: anywhere(readers),
  askPause: writing([...reporters, 'inspection'], ['projectOffice', 'inspection']),
  recordPauseEvent: writing(['projectOffice', 'inspection', 'leader'], ['projectOffice', 'inspection', 'leader']),
  getProjectClock: reading,
  listWaitedFor: anywhere(readers),
  exportWaitedFor: anywhere(readers),
  listWaitings: anywhere(readers),
  exportWaitings: anywhere(readers),

  listBridge: anywhere(readers),
  exportBridge: anywhere(readers),

  getFacts: reading,
  getLight: reading,
  getStrip: reading,
  getPalette: anywhere(everyone),

  listCardBatches: anywhere(readers),
  exportCardBatches: anywhere(readers),
  getCardBatch: reading,
  openHearing: byOffice,
  decideCards: deciding,
  issueCardNotice: byOffice,
  voidCardNotice: anywhere(office),
  downloadCardNotice: anywhere(notifiers),
  listCardNotices: anywhere(wide),
  exportCardNotices: anywhere(wide),
  releaseCards: deciding,
  listCards: anywhere(readers),
  exportCards: anywhere(readers),
  getCard: reading,
  listProjectCards: reading,
  getStandings: reading,
  stateOnCard: answering,
  recordSilence: byDesk,
  receiveCard: answering,
  setRectification: writing(
    ['projectOffice', 'inspection', 'leader', 'headquarters'],
    ['projectOffice', 'inspection', 'leader'],
  ),
  submitRectification: answering,
  checkRectification: writing(['inspection'], ['inspection']),
  liftCard: deciding,
  carryCardOn: deciding,
  appealCard: answering,
  decideAppeal: byLeader,
  addCardPaper: writing(['projectOffice', 'inspection', 'leader', ...tied], ['projectOffice', 'inspection', 'leader']),
  getCardPaper: reading,
  downloadCardSlip: reading,
  downloadAppeal: reading,
  listDuties: anywhere(readers),
  exportDuties: anywhere(readers),
  assignDuty: byDesk,
  recordDuty: writing(['projectOffice', 'inspection', ...tied], ['projectOffice', 'inspection']),
  waiveDuty: byLeader,
  listExemptions: anywhere(readers),
  exportExemptions: anywhere(readers),
  grantExemption: byLeader,
  endExemption: anywhere(['leader']),

  listGroups: anywhere(readers),
  exportGroups: anywhere(readers),
  getGroup: anywhere(readers),
  listCampaigns: anywhere(readers),
  exportCampaigns: anywhere(readers),
  getCampaign: anywhere(readers),
  createCampaign: anywhere(adopters),
  changeCampaign: anywhere(adopters),
  joinCampaign: anywhere(adopters),
  leaveCampaign: anywhere(adopters),
  listRuleSets: anywhere(everyone),
  getRuleSetCatalogue: anywhere(everyone),
  getRuleSet: anywhere(everyone),
  exportRuleSet: anywhere(everyone),
  checkRuleSet: anywhere(office),
  createRuleSetDraft: anywhere(office),
  getRuleSetDraft: anywhere(adopters),
  changeRuleSetDraft: anywhere(office),
  submitRuleSetDraft: anywhere(office),
  adoptRuleSetDraft: anywhere(adopters),
  discardRuleSetDraft: anywhere(office),
  endRuleSet: anywhere(adopters),
  startDryRun: anywhere(notifiers),
  getDryRun: anywhere(notifiers),
  cancelDryRun: anywhere(notifiers),
  exportDryRun: anywhere(notifiers),
  getWall: anywhere(readers),
  getWallMap: anywhere(readers),

  previewNotice: anywhere(notifiers),
  downloadNotice: anywhere(notifiers),
  listBoards: anywhere(office),
  createBoard: anywhere(office),
  getBoardExplanation: { anybody: true },
  setPlaylist: anywhere(office),
  getDisclosure: anywhere(office),
  setDisclosure: anywhere(office),
  revokeBoard: anywhere(office),
}
