import type { Words } from './words.ts'

/** Sentences of a project's time line, one a kind of fact; `.short` where a figure or date was not given. */
export const projectsTimeline = {
  'projects.attachment': { zh: '附件', en: 'The attachment' },
  'projects.timeline.withText': { zh: '{sentence}：{text}', en: '{sentence}: {text}' },
  'projects.timeline.created': { zh: '建档', en: 'Dossier opened' },
  'projects.timeline.changed': { zh: '档案变更（第{version}版）', en: 'Dossier changed (version {version})' },
  'projects.timeline.report': {
    zh: '{period|period}调度：本年累计完成投资{done|wan}万元，形象进度{physical}%',
    en: 'Report of {period|period}: {done|million} million yuan invested this year, physical progress {physical}%',
  },
  'projects.timeline.report.money': {
    zh: '{period|period}调度：本年累计完成投资{done|wan}万元',
    en: 'Report of {period|period}: {done|million} million yuan invested this year',
  },
  'projects.timeline.report.physical': {
    zh: '{period|period}调度：形象进度{physical}%',
    en: 'Report of {period|period}: physical progress {physical}%',
  },
  'projects.timeline.report.short': { zh: '{period|period}调度', en: 'Report of {period|period}' },
  'projects.timeline.correction': {
    zh: '更正{period|period}调度：本年累计完成投资{done|wan}万元，形象进度{physical}%',
    en: 'Report of {period|period} corrected: {done|million} million yuan invested this year, physical progress {physical}%',
  },
  'projects.timeline.correction.money': {
    zh: '更正{period|period}调度：本年累计完成投资{done|wan}万元',
    en: 'Report of {period|period} corrected: {done|million} million yuan invested this year',
  },
  'projects.timeline.correction.physical': {
    zh: '更正{period|period}调度：形象进度{physical}%',
    en: 'Report of {period|period} corrected: physical progress {physical}%',
  },
  'projects.timeline.correction.short': { zh: '更正{period|period}调度', en: 'Report of {period|period} corrected' },
  'projects.timeline.committed': { zh: '承诺{date|date}完工', en: 'Committed to finish on {date|date}' },
  'projects.timeline.moved': {
    zh: '完工日期调整为{date|date}（{reasonCode|word}，{approver}批准）',
    en: 'The finish was moved to {date|date} ({reasonCode|word}, approved by {approver})',
  },
  'projects.timeline.moved.short': {
    zh: '完工日期调整为{date|date}（{reasonCode|word}）',
    en: 'The finish was moved to {date|date} ({reasonCode|word})',
  },
  'projects.timeline.yearPlan': {
    zh: '{year}年度计划投资定为{total|wan}万元',
    en: 'The plan of {year} was set to {total|million} million yuan',
  },
  'projects.timeline.funds': {
    zh: '资金（{source}）：计划{planned|wan}万元，到位{arrived|wan}万元',
    en: 'Funds ({source}): {planned|million} million yuan planned, {arrived|million} million yuan arrived',
  },
  'projects.timeline.position': {
    zh: '项目位置：经度 {lon}，纬度 {lat}（{datum}）',
    en: 'Position: {lon}, {lat} ({datum})',
  },
  'projects.timeline.position.removed': { zh: '取消项目位置', en: 'Position removed' },
  'projects.timeline.statistics': { zh: '纳统状态：{state|word}（{month}）', en: 'Statistics: {state|word} ({month})' },
  'projects.timeline.statistics.short': { zh: '纳统状态：{state|word}', en: 'Statistics: {state|word}' },
  'projects.timeline.stage': { zh: '进入“{stage|word}”阶段', en: 'Entered the stage “{stage|word}”' },
  'projects.timeline.stagePassed': {
    zh: '说明理由后放行进入“{stage|word}”阶段',
    en: 'Passed into the stage “{stage|word}” with a reason',
  },
  'projects.timeline.milestone.committed': {
    zh: '节点“{name}”承诺{date|date}完成',
    en: '“{name}” was committed for {date|date}',
  },
  'projects.timeline.pause.asked': {
    zh: '申请停钟：{pauseReason|word}，{from|date}至{to|date}',
    en: 'A pause was asked for: {pauseReason|word}, {from|date} to {to|date}',
  },
  'projects.timeline.pause.approved': {
    zh: '同意停钟：{pauseReason|word}',
    en: 'The pause was approved: {pauseReason|word}',
  },
  'projects.timeline.pause.refused': {
    zh: '不同意停钟：{pauseReason|word}',
    en: 'The pause was refused: {pauseReason|word}',
  },
  'projects.timeline.pause.refreshed': {
    zh: '停钟续批三个月：{pauseReason|word}',
    en: 'The pause was refreshed for three months: {pauseReason|word}',
  },
  'projects.timeline.pause.ended': {
    zh: '停钟提前结束：{pauseReason|word}',
    en: 'The pause was ended early: {pauseReason|word}',
  },
  'projects.timeline.milestone.started': { zh: '节点“{name}”开始', en: '“{name}” started' },
  'projects.timeline.milestone.claimed': { zh: '节点“{name}”申报完成', en: '“{name}” was reported done' },
  'projects.timeline.milestone.verified': { zh: '节点“{name}”核验通过', en: '“{name}” was verified' },
  'projects.timeline.milestone.refused': { zh: '节点“{name}”核验未通过', en: '“{name}” was not accepted as done' },
  'projects.timeline.milestone.waiting': { zh: '节点“{name}”等待{unit}办理', en: '“{name}” waits for {unit}' },
  'projects.timeline.milestone.waiting.short': {
    zh: '节点“{name}”等待外部办理',
    en: '“{name}” waits for another office',
  },
  'projects.timeline.milestone.waitingEnded': { zh: '节点“{name}”等待结束', en: '“{name}” waits no longer' },
  'projects.timeline.baseline': {
    zh: '计划第{version}版批准，固化为基线',
    en: 'Version {version} of the plan was approved and frozen as a baseline',
  },
  'projects.timeline.bottleneck': {
    zh: '堵点（{factor|word}）：{text}；须于{due|date}前解决',
    en: 'Bottleneck ({factor|word}): {text}; due {due|date}',
  },
  'projects.timeline.bottleneck.short': {
    zh: '堵点（{factor|word}）：{text}',
    en: 'Bottleneck ({factor|word}): {text}',
  },
  'projects.timeline.bottleneck.claimed': { zh: '堵点“{text}”已认领', en: 'Bottleneck “{text}” was claimed' },
  'projects.timeline.bottleneck.moved': {
    zh: '堵点“{text}”解决期限改为{due|date}',
    en: 'Bottleneck “{text}” is now due {due|date}',
  },
  'projects.timeline.bottleneck.resolved': { zh: '堵点“{text}”已解决', en: 'Bottleneck “{text}” was resolved' },
  'projects.timeline.bottleneck.reopened': { zh: '堵点“{text}”重新打开', en: 'Bottleneck “{text}” was reopened' },
  'projects.timeline.bottleneck.escalated': { zh: '堵点“{text}”提请上级协调', en: 'Bottleneck “{text}” was escalated' },
  'projects.timeline.attachment': { zh: '上传“{name}”', en: '“{name}” was filed' },
  'projects.moveReason.land': { zh: '用地', en: 'land' },
  'projects.moveReason.demolition': { zh: '征拆', en: 'demolition' },
  'projects.moveReason.approval': { zh: '审批', en: 'approval' },
  'projects.moveReason.funds': { zh: '资金', en: 'funds' },
  'projects.moveReason.design': { zh: '设计变更', en: 'a change of design' },
  'projects.moveReason.market': { zh: '市场', en: 'the market' },
  'projects.moveReason.weather': { zh: '天气', en: 'weather' },
  'projects.moveReason.policy': { zh: '政策', en: 'policy' },
  'projects.moveReason.force': { zh: '不可抗力', en: 'force majeure' },
  'projects.moveReason.first': { zh: '首次登记', en: 'the first commitment' },
  'projects.moveReason.correction': { zh: '更正', en: 'a correction' },
  'projects.moveReason.other': { zh: '其他', en: 'another reason' },
  'projects.statistics.none': { zh: '未报', en: 'not filed' },
  'projects.statistics.filed': { zh: '已申报', en: 'filed' },
  'projects.statistics.entered': { zh: '已入库', en: 'entered' },
  'projects.statistics.rejected': { zh: '退回', en: 'rejected' },
  'projects.statistics.removed': { zh: '已出库', en: 'removed' },
} satisfies Words
