import type { Words } from './words.ts'

/** Forecasts, changed dates, templates, calendars and links: what the server says about them. */
export const planControl = {
  'calendar.spanMalformed': {
    zh: '每年停工时段“{from}至{to}”应写成“月-日”，如11-15至03-15。',
    en: 'The yearly stop {from} to {to} must be written as MM-DD, such as 11-15 to 03-15.',
  },
  'calendar.neverWorks': {
    zh: '按此日历，2000年至2035年只有{days}天可以工作，请检查工作日和停工时段。',
    en: 'On this calendar only {days} days between 2000 and 2035 are worked; please check its weekdays and stops.',
  },
  'calendar.keyTaken': {
    zh: '“{key}”是法定工作日历的代号，请另取一个。',
    en: '“{key}” stands for the official calendar; please choose another key.',
  },
  'plans.dateRequest': { zh: '时限变更申请', en: 'The request for another date' },
  'plans.personalLink': { zh: '日历订阅地址', en: 'The calendar link' },
  'plans.noSuchDate': {
    zh: '该项目没有编号为“{milestone}”的承诺时限。',
    en: 'The project has no committed date “{milestone}”.',
  },
  'plans.sameDate': {
    zh: '现行时限就是{date|date}，无须变更。',
    en: 'The date in force is {date|date} already.',
  },
  'plans.requestOpen': {
    zh: '该时限已有一件申请待批，批复之后才能再变更。',
    en: 'A request for this date is waiting already; it has to be decided before the date can be changed again.',
  },
  'plans.alreadyDecided': {
    zh: '该申请已由{approver}批复，不能再改。',
    en: 'The request was decided by {approver} already.',
  },
  'plans.decidedInFuture': {
    zh: '批复日期{decidedOn|date}晚于今天，请核对。',
    en: 'The day of the decision, {decidedOn|date}, lies in the future.',
  },
  'plans.dateMovedMeanwhile': {
    zh: '申请之后时限已改为{inForce|date}，请退回后按现行时限重新申请。',
    en: 'The date has been moved to {inForce|date} since; please refuse this request and ask anew.',
  },
  'plans.grantedByAsker': {
    zh: '延期由{name}提出，不得由本人批准；请由他人批复，确需一人经办的，写明例外事由。',
    en: '{name} asked for this later date and may not grant it; let somebody else decide, or name why one hand does both.',
  },
  'plans.grantedByAskersUnit': {
    zh: '延期由本单位{name}提出，不得由本单位批准；请由其他单位批复，确需如此的，写明例外事由。',
    en: '{name} of your own unit asked for this later date; let another unit decide, or name why yours does both.',
  },
  'plans.grantedWithoutPaper': {
    zh: '直接延期须写明依据的文号；没有文件的，写明例外事由。',
    en: 'A date moved later at once needs the number of the paper it was decided by, or a named exception.',
  },
  'plans.exception.stated': { zh: '{why}', en: '{why}' },
  'plans.exception.ledger': { zh: '按台账“{ledger}”更正', en: 'corrected from the ledger “{ledger}”' },
  'plans.templateUnsound': { zh: '模板有误：{why}', en: 'The template is not sound: {why}' },
  'plans.tooManyLinks': {
    zh: '订阅地址最多{most}个，请先撤销不用的。',
    en: 'At most {most} links; please revoke one that is not used.',
  },
  'plans.unknownLink': { zh: '该订阅地址无效或已撤销。', en: 'This link is unknown or was revoked.' },
  'plans.planFileUnknown': {
    zh: '看不懂这个文件：请上传计划JSON文件，或MS Project另存的XML文件。',
    en: 'This is neither a plan as JSON nor an XML file saved by MS Project.',
  },
  'plans.finishDate': { zh: '竣工', en: 'finish' },
  'plans.withoutLeadUnit': { zh: '未定牵头单位', en: 'no lead unit' },
  'plans.myCalendar': { zh: '挂图·{person}的到期事项', en: 'Guatu: what is due on the desk of {person}' },
  'plans.due.milestone': { zh: '节点到期：{what}', en: 'milestone due: {what}' },
  'plans.due.finish': { zh: '承诺竣工', en: 'committed finish' },
  'plans.due.awaited': { zh: '等本单位解决的堵点：{what}', en: 'a bottleneck that waits for your unit: {what}' },
  'plans.due.report': { zh: '填报：{what}', en: 'report to be filed: {what}' },
  'plans.due.bottleneck': { zh: '堵点办结期限：{what}', en: 'bottleneck to be resolved: {what}' },
  'plans.forecastTitle': { zh: '竣工预测', en: 'Forecast of finishes' },
  'plans.forecastColumn.project': { zh: '项目', en: 'Project' },
  'plans.forecastColumn.headquarters': { zh: '指挥部', en: 'Headquarters' },
  'plans.forecastColumn.committed': { zh: '承诺竣工', en: 'Committed' },
  'plans.forecastColumn.finish': { zh: '推算竣工', en: 'Computed' },
  'plans.forecastColumn.slip': { zh: 'P80较承诺（天）', en: 'P80 after commitment (days)' },
  'plans.forecastColumn.probability': { zh: '按期概率（%）', en: 'Kept with (%)' },
  'plans.forecastColumn.level': { zh: '现预警', en: 'Light now' },
  'plans.forecastColumn.turnWeeks': { zh: '几周内变差', en: 'Turns within weeks' },
  'plans.forecastColumn.turnLevel': { zh: '将变为', en: 'Turns to' },
  'plans.forecastColumn.reason': { zh: '原因', en: 'Why' },
  'plans.changesTitle': { zh: '承诺时限变更台账', en: 'Changes of committed dates' },
  'plans.changeColumn.project': { zh: '项目', en: 'Project' },
  'plans.changeColumn.milestone': { zh: '时限', en: 'Date of' },
  'plans.changeColumn.leadUnit': { zh: '牵头单位', en: 'Lead unit' },
  'plans.changeColumn.original': { zh: '原定', en: 'Original' },
  'plans.changeColumn.inForce': { zh: '现行', en: 'In force' },
  'plans.changeColumn.forecast': { zh: '预测', en: 'Forecast' },
  'plans.changeColumn.moves': { zh: '变更次数', en: 'Moves' },
  'plans.changeColumn.days': { zh: '累计推迟（天）', en: 'Days later' },
  'plans.changeColumn.reasons': { zh: '原因', en: 'Reasons' },
  'plans.changeColumn.lastMovedOn': { zh: '最近变更', en: 'Last moved' },
  'plans.changeColumn.pending': { zh: '待批申请', en: 'Requests waiting' },
  'projects.moveReason.planApproved': { zh: '计划审定', en: 'the plan was approved' },
} satisfies Words
