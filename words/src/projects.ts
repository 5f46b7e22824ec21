import { asWords, stageTerms, yearClassTerms } from './project-terms.ts'
import type { Words } from './words.ts'

export const projects = {
  'projects.project': { zh: '项目', en: 'The project' },
  ...asWords('projects.stage', stageTerms),
  ...asWords('projects.yearClass', yearClassTerms),
  'projects.kind.industrial': { zh: '工业', en: 'Industrial' },
  'projects.kind.publicBuilding': { zh: '公共建筑', en: 'Public building' },
  'projects.kind.road': { zh: '道路交通', en: 'Road' },
  'projects.kind.water': { zh: '水利', en: 'Water' },
  'projects.kind.energy': { zh: '能源', en: 'Energy' },
  'projects.kind.renovation': { zh: '更新改造', en: 'Renovation' },
  'projects.kind.other': { zh: '其他', en: 'Other' },
  'projects.approvedInFuture': {
    zh: '批准日期{approvedOn|date}晚于今天，请核对。',
    en: 'The approval date {approvedOn|date} lies in the future.',
  },
  'projects.alreadyCommitted': {
    zh: '该项目已承诺{inForce|date}完工，不能再按首次登记；请写明调整原因。',
    en: 'The project is committed to {inForce|date} already; please give the reason for moving it.',
  },
  'projects.figureInFuture': {
    zh: '数据日期{asOf|date}晚于今天，请核对。',
    en: 'The date of the figure {asOf|date} lies in the future.',
  },
  'projects.planMonthsSum': {
    zh: '各月计划合计{sum}元，与全年计划{total}元不符，请调整后再保存。',
    en: 'The months sum to {sum} yuan, the year is {total} yuan; please make them agree.',
  },
  'projects.lockedMonthsMoved': {
    zh: '{month}月已过，其计划不能再改；调整计划只动以后月份。',
    en: 'Month {month} is over and keeps its plan; a change moves later months only.',
  },
  'projects.badProjectCode': {
    zh: '项目代码“{code}”不合格式，应为 2108-370402-04-01-123456 这样的24位代码。',
    en: 'The project code “{code}” does not have the form 2108-370402-04-01-123456.',
  },
  'projects.gatePassNotPermitted': {
    zh: '放行须由项目推进办或领导办理，并写明理由。',
    en: 'Only the project office or a leader may pass a gate, with a reason.',
  },
  'projects.gate.investor': { zh: '投资方', en: 'the investor' },
  'projects.gate.agreement': { zh: '投资协议', en: 'the investment agreement' },
  'projects.gate.projectCode': { zh: '项目代码', en: 'the project code' },
  'projects.gate.site': { zh: '选址', en: 'the site' },
  'projects.gate.landRight': { zh: '土地使用权', en: 'the right to the land' },
  'projects.gate.planningPermit': { zh: '建设工程规划许可', en: 'the construction planning permit' },
  'projects.gate.approvalDocument': { zh: '立项批复', en: 'the approval document' },
  'projects.gate.designApproval': { zh: '初设批复', en: 'the design approval' },
  'projects.gate.tenderResult': { zh: '中标通知书', en: 'the tender result' },
  'projects.gate.constructionPermit': { zh: '施工许可', en: 'the construction permit' },
  'projects.gate.startEvent': { zh: '开工（首次永久性工程）', en: 'the start (first permanent works)' },
  'projects.gate.trialPermission': { zh: '试生产许可', en: 'the trial permission' },
  'projects.gate.completionAcceptance': { zh: '竣工验收', en: 'the completion acceptance' },
  'projects.gate.deliveryAcceptance': { zh: '交工验收', en: 'the delivery acceptance' },
  'projects.gate.productionEvent': { zh: '投产记录', en: 'the record of production' },
  'projects.gate.capacityFigure': { zh: '达产数据', en: 'the capacity figure' },
  'projects.gate.handOver': { zh: '移交使用', en: 'the hand-over' },
  'projects.gate.fundsPlan': { zh: '资金来源方案', en: 'the funds plan' },
  'projects.stage.same': { zh: '项目已处于{stage|word}阶段', en: 'The project is already at {stage|word}.' },
  'projects.stage.needsReason': {
    zh: '转为{stage|word}须有授权人批准并写明理由',
    en: 'Moving to {stage|word} needs an approver and a reason.',
  },
  'projects.stage.noReturn': {
    zh: '不知暂停前处于哪个阶段，请先补录，再转为{stage|word}',
    en: 'The stage before the pause is unknown; record it, then move to {stage|word}.',
  },
  'projects.stage.otherTrack': {
    zh: '{stage|word}不是这类项目的阶段',
    en: '{stage|word} is no stage of this kind of project.',
  },
  'projects.stage.gateShut': {
    zh: '进入{stage|word}阶段还缺：{missing|words}；补齐，或由授权人写明理由放行',
    en: 'To enter {stage|word} this is missing: {missing|words}. Add it, or let an authorised person pass with a reason.',
  },
  'projects.stage.final': { zh: '项目已终止，不能再转入其他阶段', en: 'The project is terminated and can’t move on.' },
} satisfies Words
