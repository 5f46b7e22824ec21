import type { Words } from './words.ts'

export const reports = {
  'reports.period.week': {
    zh: '第{n}周（{from|monthDay}—{to|monthDay}）',
    en: 'week {n} ({from|monthDay} – {to|monthDay})',
  },
  'reports.period.yearHead': {
    zh: '年初首周（{from|monthDay}—{to|monthDay}）',
    en: 'first days of the year ({from|monthDay} – {to|monthDay})',
  },
  'reports.period.tenDays1': { zh: '{year}年{month}月上旬', en: 'first ten days of {year}-{month}' },
  'reports.period.tenDays2': { zh: '{year}年{month}月中旬', en: 'second ten days of {year}-{month}' },
  'reports.period.tenDays3': { zh: '{year}年{month}月下旬', en: 'last days of {year}-{month}' },
  'reports.period.halfMonth1': { zh: '{year}年{month}月上半月', en: 'first half of {year}-{month}' },
  'reports.period.halfMonth2': { zh: '{year}年{month}月下半月', en: 'second half of {year}-{month}' },
  'reports.period.month': {
    zh: '{from|month}（{from|monthDay}—{to|monthDay}）',
    en: '{from|month} ({from|monthDay} – {to|monthDay})',
  },
  'reports.period.quarter': { zh: '{year}年第{n}季度', en: 'quarter {n} of {year}' },
  'reports.period.unknown': { zh: '没有“{key}”这一期', en: 'there is no period “{key}”' },
  'reports.otherPeriod': {
    zh: '填报期次为{period|period}，当前期次为{expected|period}，请在当前期次填报',
    en: 'The report says {period|period}; this is {expected|period}. Report in this period.',
  },
  'reports.periodNotOpen': {
    zh: '{period|period}尚未开始，{opensOn|date}起填报',
    en: 'This period is not open yet ({period|period}); it opens on {opensOn|date}.',
  },
  'reports.asOfOutsidePeriod': {
    zh: '数据截止日{asOf|date}不在本期（{from|date}至{to|date}）内，请改填本期内的日期',
    en: 'The as-of day {asOf|date} lies outside the period ({from|date} to {to|date}); enter a day inside it.',
  },
  'reports.asOfInFuture': {
    zh: '数据截止日{asOf|date}晚于今天（{today|date}）',
    en: 'The as-of day {asOf|date} is later than today ({today|date}).',
  },
  'reports.asksToConfirm': {
    zh: '有数据与常理不符，请核对：确属实情的逐项确认后再报送',
    en: 'Some figures look implausible: check them, and confirm each that is right before sending again.',
  },
  'reports.alreadyReported': {
    zh: '{period|period}已经报送，如需改动请点“更正”并写明理由',
    en: 'This period is already reported ({period|period}); choose “correct” and give a reason.',
  },
  'reports.supersededAlready': {
    zh: '要更正的报送已被他人更正，请在最新一份上更正',
    en: 'The report you correct has been corrected by someone else; correct the latest one.',
  },
  'reports.correctionWithoutReason': { zh: '更正须写明理由', en: 'A correction needs a reason.' },
  'reports.malformed': {
    zh: '“{value}”不是可用的数字，请只填数字',
    en: '“{value}” is not a usable number; enter digits only.',
  },
  'reports.figureMissing': {
    zh: '缺少本年累计完成投资，请补填',
    en: 'The total invested since 1 January is missing; enter it.',
  },
  'reports.ask.totalWentDown': {
    zh: '本年累计由{before|wan}万元减为{now|wan}万元，是核减吗？',
    en: 'The total since 1 January goes down from {before|million} to {now|million} million yuan: is this a reduction?',
  },
  'reports.ask.jump': {
    zh: '本期新增{grown|wan}万元，占全年计划{share}%，超过{bound}%，请核对',
    en: 'This period adds {grown|million} million yuan, {share}% of the year’s plan, more than {bound}%: please check.',
  },
  'reports.ask.over100': {
    zh: '形象进度{now}%超过100%，请核对',
    en: 'Physical progress of {now}% is over 100%: please check.',
  },
  'reports.ask.physicalWentDown': {
    zh: '形象进度由{before}%降为{now}%，请核对',
    en: 'Physical progress goes down from {before}% to {now}%: please check.',
  },
  'reports.noValue.notInSums': {
    zh: '储备、前期项目不计投资',
    en: 'Reserve and preliminary projects stay outside investment sums.',
  },
  'reports.noValue.notStarted': { zh: '未到计划开工时间', en: 'Before its planned start.' },
  'reports.noValue.finished': { zh: '项目已竣工', en: 'The project is completed.' },
  'reports.noValue.paused': { zh: '项目经批准暂停', en: 'The project is paused with approval.' },
  'reports.noValue.neverReported': { zh: '尚无报送数据', en: 'No figures reported yet.' },
  'reports.noValue.stale': {
    zh: '数据截至{asOf|date}，已超过一期未更新',
    en: 'The figures are of {asOf|date}, older than one period.',
  },
  'reports.noValue.beforeMonthEnd': {
    zh: '本年首个月末之前不计进度',
    en: 'No progress is judged before the first month-end of the year.',
  },
  'reports.noValue.noPlan': { zh: '没有{year}年投资计划', en: 'There is no investment plan for {year}.' },
  'reports.noValue.zeroDenominator': { zh: '分母为零', en: 'The denominator is zero.' },
  'reports.noValue.nothingDue': { zh: '没有到期的考核节点', en: 'No assessed milestone is due.' },
  'reports.noValue.noCommitment': { zh: '没有承诺完工时间', en: 'There is no committed finish.' },
  'reports.noValue.hazardsNotKept': {
    zh: '本系统未登记安全隐患，没有这项数据；审签前请向主管部门核实有无未销号的重大隐患',
    en: 'Hazards are not kept in this system, so there is no figure; ask the safety authority before approving.',
  },
  'reports.arithmetic.hazards': { zh: '未销号的重大隐患{open}处', en: '{open} major hazards open' },
  'reports.hazards.none': { zh: '无重大隐患', en: 'no major hazard open' },
  'reports.hazards.open': { zh: '有未销号的重大隐患', en: 'with major hazards open' },
  'reports.hazards.notKept': {
    zh: '重大隐患未在本系统登记，须另行核实',
    en: 'major hazards not kept in this system and to be checked elsewhere',
  },
  'reports.noValue.noForecast': { zh: '没有预计完工时间', en: 'There is no forecast finish.' },
  'reports.arithmetic.completionRate': {
    zh: '{done|wan}万元 ÷ {plan|wan}万元 = {rate}%（截至{asOf|date}）',
    en: '{done|million} ÷ {plan|million} million yuan = {rate}% (as of {asOf|date})',
  },
  'reports.arithmetic.yearBeginning': {
    zh: '按年初计划计算（截至{asOf|date}）',
    en: 'Against the plan of the year’s beginning (as of {asOf|date})',
  },
  'reports.arithmetic.calendarShare': {
    zh: '截至{asOf|date}序时进度{share}%',
    en: 'Calendar share on {asOf|date}: {share}%',
  },
  'reports.arithmetic.lagPoints': {
    zh: '{done|wan}万元 ÷ {plan|wan}万元 = {rate}%，序时进度{share}%，相差{lag}个百分点（截至{asOf|date}）',
    en: '{done|million} ÷ {plan|million} million yuan = {rate}%; calendar share {share}%; difference {lag} points (as of {asOf|date})',
  },
  'reports.arithmetic.lagRatio': {
    zh: '完成率{rate}% ÷ 序时进度{share}%（截至{asOf|date}）',
    en: 'completion rate {rate}% ÷ calendar share {share}% (as of {asOf|date})',
  },
  'reports.arithmetic.fundsRate': {
    zh: '资金到位率（截至{asOf|date}）',
    en: 'Funds-in-place rate (as of {asOf|date})',
  },
  'reports.arithmetic.figuresAge': {
    zh: '数据截至{asOf|date}，已隔{periods}期',
    en: 'Figures of {asOf|date}, {periods} period(s) ago',
  },
  'reports.arithmetic.daysOverdue.calendar': {
    zh: '“{milestone}”应于{dueOn|date}完成，至{asOf|date}超期{gross}天，扣除等待后{days}天',
    en: '“{milestone}” was due on {dueOn|date}; {gross} days late on {asOf|date}, {days} without waiting',
  },
  'reports.arithmetic.daysOverdue.working': {
    zh: '“{milestone}”应于{dueOn|date}完成，至{asOf|date}超期{days}个工作日',
    en: '“{milestone}” was due on {dueOn|date}; {days} working days late on {asOf|date}',
  },
  'reports.arithmetic.daysOverdue.waiting': {
    zh: '“{milestone}”应于{dueOn|date}完成，正等待其他单位，已{days}天',
    en: '“{milestone}” was due on {dueOn|date} and waits for another unit, {days} days so far',
  },
  'reports.arithmetic.daysToDue.working': {
    zh: '“{milestone}”{dueOn|date}到期，还有{days}个工作日',
    en: '“{milestone}” is due on {dueOn|date}, {days} working days from now',
  },
  'reports.arithmetic.milestonesInMonth': {
    zh: '本月考核节点{due}个，按期核验{onTime}个',
    en: '{due} assessed milestones this month, {onTime} verified on time',
  },
  'reports.arithmetic.forecastSlip': {
    zh: '预计{forecast|date}完工，承诺{committed|date}，相差{days}天',
    en: 'Forecast finish {forecast|date}, committed {committed|date}: {days} days',
  },
  'reports.arithmetic.startMissed': {
    zh: '计划{planned|date}开工，至{asOf|date}已有{months}个月末未开工',
    en: 'Planned to start on {planned|date}; not started at {months} month-ends up to {asOf|date}',
  },
  'reports.arithmetic.entryMissed': {
    zh: '{started|date}开工，至{asOf|date}未入库已{days}天',
    en: 'Started on {started|date} and not in statistics for {days} days on {asOf|date}',
  },
  'reports.arithmetic.daysSinceReport': {
    zh: '最近一次数据截至{figure|date}，距今{days}天',
    en: 'The last figures are of {figure|date}, {days} days ago',
  },
  'reports.noValue.noPlannedStart': { zh: '没有计划开工时间', en: 'There is no planned start.' },
  'reports.noValue.begun': { zh: '已开工', en: 'It has started.' },
  'reports.noValue.noBudgetMoney': { zh: '没有财政资金', en: 'It has no budget money.' },
  'reports.arithmetic.budgetPaidRate': {
    zh: '已支付{paid|wan}万元 ÷（计划{planned|wan}万元 × 序时{share}%）',
    en: '{paid|wan} paid ÷ ({planned|wan} planned × {share}%), in 10,000 yuan',
  },
  'reports.noValue.notBegun': { zh: '尚未开工', en: 'It has not started.' },
  'reports.noValue.entered': { zh: '已入库', en: 'It is in statistics.' },
  'reports.plan.badAmount': {
    zh: '{year}年计划的金额须为十二个月、不小于零的数',
    en: 'The plan of {year} needs twelve amounts that are not negative.',
  },
  'reports.plan.sumDiffers': {
    zh: '{year}年各月计划合计{sum|wan}万元，与全年{total|wan}万元不符',
    en: 'The months of {year} sum to {sum|million}, the year is {total|million} million yuan.',
  },
  'reports.plan.lockedMonth': {
    zh: '{year}年{month}月已关账，计划不能改，请只调整以后各月',
    en: '{year}-{month} is locked; its plan stays. Change later months only.',
  },
  'reports.rhythm.notAtStart': {
    zh: '{from|date}不是一期的第一天，请选{before|date}或{after|date}',
    en: '{from|date} is not the first day of a period; choose {before|date} or {after|date}.',
  },
  'reports.rhythm.locksBeforeEnd': {
    zh: '关账不能早于本期最后一天，请推迟截止或关账',
    en: 'A period can’t be locked before it ends; move its cut-off or its lock.',
  },
  'reports.rhythm.reportedAlready': {
    zh: '截至{through|date}已有报送或已关账，新节奏须从此后的日期起执行',
    en: 'Reports or closed periods reach to {through|date}; the new rhythm can begin only after that.',
  },
  'reports.rhythm.laterStands': {
    zh: '{later|date}起另有一次调整，请先撤销那一次，或把本次定在它之后',
    en: 'Another change begins on {later|date}; withdraw that one first, or let this one begin after it.',
  },
  'reports.rhythm.unchanged': {
    zh: '与{from|date}前执行的节奏相同，无需调整',
    en: 'That is the rhythm already in force before {from|date}.',
  },
  'reports.unknownPeriod': {
    zh: '没有“{period}”这一期，请从列表中选择期次',
    en: 'There is no period “{period}”; choose one from the list.',
  },
  'reports.missing.title': { zh: '{period}待报送项目', en: 'Reports awaited, {period}' },
  'reports.missing.project': { zh: '项目名称', en: 'Project' },
  'reports.missing.unit': { zh: '项目单位', en: 'Responsible unit' },
  'reports.missing.taskForce': { zh: '专班', en: 'Task force' },
  'reports.missing.liaison': { zh: '联络员', en: 'Liaison' },
  'reports.missing.phone': { zh: '联系电话', en: 'Phone' },
} satisfies Words
