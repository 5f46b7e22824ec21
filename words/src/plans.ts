import type { Words } from './words.ts'

export const plans = {
  loop: {
    zh: '任务首尾相连成环：{activities|list}，请删去其中一条前置关系',
    en: 'These activities wait for each other in a loop: {activities|list}; remove one of the links',
  },
  'duplicate-id': {
    zh: '任务编号“{activity}”出现不止一次，请改为各不相同的编号',
    en: "The id '{activity}' is used more than once; give each activity its own",
  },
  'missing-predecessor': {
    zh: '任务“{activity}”的前置任务“{predecessor}”不在计划中，该关系未计入',
    en: "Activity '{activity}' waits for '{predecessor}', which is not in the plan; the link was left out",
  },
  'unknown-calendar': {
    zh: '任务“{activity}”所用日历“{calendar}”未定义，已按法定工作日计算',
    en: "Activity '{activity}' names the calendar '{calendar}', which the plan does not define; official working days were used",
  },
  'calendar-span-malformed': {
    zh: '日历“{calendar}”的年度停工时段应写成“月-日”，如 11-15 至 03-15',
    en: "Calendar '{calendar}' has a yearly stop that is not written as MM-DD, such as 11-15 to 03-15",
  },
  'start-after-finish': {
    zh: '开始日期 {start|date} 晚于完成日期 {finish|date}（任务：{activity}）',
    en: 'The start {start|date} is later than the finish {finish|date} (activity: {activity})',
  },
  'constraint-against-link': {
    zh: '任务“{activity}”的限定日期 {date|date} 与前置关系相抵触（前置任务：{predecessor}）',
    en: "The date {date|date} set on activity '{activity}' contradicts its links (predecessor: {predecessor})",
  },
  'finished-before-predecessor': {
    zh: '任务“{activity}”已于 {date|date} 完成，前置任务“{predecessor}”却未完成；如已完成请补录，否则须抢回的天数会偏多',
    en: "Activity '{activity}' was finished on {date|date} before its predecessor '{predecessor}'; record that one if it is done, or the days to win back are too many",
  },
  'commitment-in-the-past': {
    zh: '承诺 {commitment|date} 完成，至 {statusDate|date} 尚未完成（任务：{activity}）',
    en: 'Committed for {commitment|date} and not finished on {statusDate|date} (activity: {activity})',
  },
  'fact-after-status-date': {
    zh: '任务“{activity}”的实际日期 {date|date} 晚于数据截止日 {statusDate|date}，请核对',
    en: "Activity '{activity}' has an actual date, {date|date}, after the status date {statusDate|date}",
  },
  'remaining-without-start': {
    zh: '任务“{activity}”填了剩余工期 {remaining} 天，却没有实际开始日期，仍按计划工期计算',
    en: "Activity '{activity}' has {remaining} days remaining but no actual start; its planned duration was used",
  },
  'pin-in-the-past': {
    zh: '任务“{activity}”的限定日期 {date|date} 已过（数据截止 {statusDate|date}），尚未开工的自截止日起排',
    en: "The date {date|date} set on activity '{activity}' has passed ({statusDate|date}); it is planned from the status date on",
  },
  'pins-disagree': {
    zh: '任务“{activity}”限定 {start|date} 开始又限定 {finish|date} 完成，与工期不符，已按限定完成排',
    en: "Activity '{activity}' must start on {start|date} and finish on {finish|date}, which its duration does not allow; the finish was kept",
  },
  'impossible-finish': {
    zh: '按现有安排将于 {finish|date} 完成，须抢回 {days} 天方能如期',
    en: 'As planned the work ends on {finish|date}; {days} calendar days must be won back to keep the commitment',
  },
  'no-working-day-within-horizon': {
    zh: '任务“{activity}”在 {horizon|date} 之前已无可用工作日',
    en: "Activity '{activity}' finds no day to work on before {horizon|date}",
  },
  'year-out-of-range': {
    zh: '{date|date} 超出日历范围（{firstYear}—{lastYear} 年），字段 {field}，任务：{activity}',
    en: '{date|date} lies outside the calendar ({firstYear}–{lastYear}); field {field}, activity: {activity}',
  },
  'plan-malformed': {
    zh: '计划文件第 {path} 处有误：{expected}',
    en: 'The plan is not understood at {path}: expected {expected}',
  },
  'plan-unreadable': { zh: '无法读取文件 {file}', en: 'The file {file} could not be read' },
  'plan-unwritable': { zh: '无法写入文件 {file}', en: 'The file {file} could not be written' },
  'crash-without-finish': {
    zh: '计划未定完成日期，无从测算抢工方案',
    en: 'The plan has no committed finish, so there is nothing to crash towards',
  },
  'mspdi-doctype': {
    zh: 'XML 文件含有 DOCTYPE 声明，出于安全不予读取',
    en: 'The XML file declares a DOCTYPE and is not read, for safety',
  },
  'mspdi-malformed': { zh: '不是可识别的 Project XML 文件', en: 'This is not a readable MS Project XML file' },
  'mspdi-too-large': { zh: 'XML 文件过大或嵌套过深', en: 'The XML file is too large or too deep' },
  'mspdi-part-day': {
    zh: '任务“{activity}”工期不足整日（{minutes} 分钟），按 {days} 天计',
    en: "Activity '{activity}' takes part of a day ({minutes} minutes); {days} whole days are planned",
  },
  'mspdi-split': {
    zh: '任务“{activity}”曾中断（实际工作 {worked} 天），按首尾 {days} 天计',
    en: "Activity '{activity}' was split ({worked} days of work); the {days} days from first to last are planned",
  },
  'mspdi-constraint': {
    zh: '任务“{activity}”的限制 {constraint}（{date|date}）没有对应项，未计入',
    en: "The constraint {constraint} ({date|date}) of activity '{activity}' has no equal here and was left out",
  },
  'mspdi-one-constraint': {
    zh: '任务“{activity}”有多项时间限制，Project 每项任务只能保留一项，另 {left} 项未写入',
    en: "Activity '{activity}' has several constraints; MS Project keeps one a task, so {left} were left out",
  },
  'plan-empty': { zh: '计划中没有任务', en: 'The plan has no activities' },
  'plans.plan': { zh: '计划', en: 'The plan' },
  'plans.exists': {
    zh: '该项目已有计划，请在原计划上调整。',
    en: 'The project has a plan already; please adjust that one.',
  },
  'plans.unknownTemplate': { zh: '没有“{template}”这个计划模板。', en: 'There is no plan template “{template}”.' },
  'plans.otherCommitment': {
    zh: '项目承诺完成日期是{inForce|date}，与所填{asked|date}不同。如需调整，请先办理时限变更（理由、批准人）。',
    en: 'The committed finish in force is {inForce|date}, not {asked|date}. Move the commitment first, with reason and approver.',
  },
  'plans.empty': { zh: '计划中没有任务，请至少保留一项。', en: 'The plan has no activity; please keep at least one.' },
  'plans.eventInFuture': {
    zh: '日期{occurredOn|date}晚于今天，请核对。',
    en: 'The date {occurredOn|date} lies in the future.',
  },
  'plans.unknownActivity': {
    zh: '计划中没有编号为“{activity}”的任务或节点。',
    en: 'The plan has no activity “{activity}”.',
  },
  'plans.waitsForNobody': { zh: '请选择在等哪个单位办理。', en: 'Please choose the unit that is waited for.' },
  'plans.notClaimed': {
    zh: '该节点尚未申报完成，不能核验。',
    en: 'The milestone has not been claimed, so there is nothing to verify.',
  },
  'plans.verifierIsDoer': {
    zh: '申报人不能核验自己申报的节点，请由他人核验。',
    en: 'Whoever claimed the milestone may not verify it; somebody else must.',
  },
} satisfies Words
