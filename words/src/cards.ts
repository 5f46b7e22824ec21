import type { Words } from './words.ts'

export const cards = {
  'cards.level.commend': { zh: '激励', en: 'commended' },
  'cards.level.normal': { zh: '正常', en: 'normal' },
  'cards.level.remind': { zh: '提醒', en: 'reminded' },
  'cards.level.warn': { zh: '预警', en: 'warned' },
  'cards.level.severe': { zh: '严重', en: 'severe' },
  'cards.notJudged': { zh: '未评定', en: 'not rated' },
  'cards.outside': { zh: '不属于本规则的适用对象', en: 'Outside the set’s application.' },
  'cards.normal': { zh: '各项规则均未触发', en: 'No rule holds.' },
  'cards.notKnownThen': {
    zh: '截至{asOf|date}尚无该项目的记录，请选择较晚的日期',
    en: 'Nothing was known of the project on {asOf|date}; choose a later day.',
  },
  'cards.normalNoValues': { zh: '暂无可用数据，未作评判', en: 'Nothing has a value; nothing was judged.' },
  'cards.normalByExemption': { zh: '已豁免，不适用：{rules|rules}', en: 'Exempted from: {rules|rules}.' },
  'cards.rule.milestoneOverdueSevere': {
    zh: '考核节点“{milestone}”应于{dueOn|date}完成，已超期{days}天，超过30天',
    en: 'The assessed milestone “{milestone}” was due on {dueOn|date}: {days} days overdue, more than 30.',
  },
  'cards.rule.milestoneOverdueWarn': {
    zh: '考核节点“{milestone}”应于{dueOn|date}完成，已超期{days}天',
    en: 'The assessed milestone “{milestone}” was due on {dueOn|date}: {days} days overdue.',
  },
  'cards.rule.forecastSevere': {
    zh: '预计{forecast|date}完工，比承诺的{committed|date}晚{days}天，超过60天',
    en: 'Forecast finish {forecast|date}, {days} days after the committed {committed|date}, more than 60.',
  },
  'cards.rule.forecastWarn': {
    zh: '预计{forecast|date}完工，比承诺的{committed|date}晚{days}天',
    en: 'Forecast finish {forecast|date}, {days} days after the committed {committed|date}.',
  },
  'cards.rule.lagSevere': {
    zh: '截至{asOf|date}完成投资{done|wan}万元，完成率{rate}%，序时进度{share}%，落后{gap}个百分点，超过20个百分点',
    en: 'As of {asOf|date}, {done|million} million yuan is done, {rate}% against a calendar share of {share}%: {gap} points behind, more than 20.',
  },
  'cards.rule.lagWarn': {
    zh: '截至{asOf|date}完成投资{done|wan}万元，完成率{rate}%，序时进度{share}%，落后{gap}个百分点，超过10个百分点',
    en: 'As of {asOf|date}, {done|million} million yuan is done, {rate}% against a calendar share of {share}%: {gap} points behind, more than 10.',
  },
  'cards.rule.stuckThreeMonths': {
    zh: '{months|periods}连续{run}个月末预警，其间超期节点无一完成，差距未缩小1个百分点',
    en: 'Warned at {run} month-ends running ({months|periods}); no overdue milestone was achieved and the lag is not smaller by 1 point.',
  },
  'cards.rule.milestoneDueSoon': {
    zh: '考核节点“{milestone}”{dueOn|date}到期，还有{days}个工作日，尚未申报完成',
    en: 'The assessed milestone “{milestone}” is due on {dueOn|date}, {days} working days from now, and not claimed.',
  },
  'cards.rule.bottleneckOverdue': {
    zh: '堵点“{bottleneck}”应于{dueOn|date}解决，已超期{days}天',
    en: 'The bottleneck “{bottleneck}” was to be solved by {dueOn|date}: {days} days overdue.',
  },
  'cards.rule.milestoneWaits': {
    zh: '考核节点“{milestone}”应于{dueOn|date}完成，正等待{waitsFor}，已{days}天',
    en: 'The assessed milestone “{milestone}” was due on {dueOn|date} and waits for {waitsFor}: {days} days.',
  },
  'cards.rule.figuresOld': {
    zh: '数据截至{asOf|date}，已超过一期未更新',
    en: 'The figures are of {asOf|date}, older than one period.',
  },
  'cards.rule.allOnTime': {
    zh: '本月考核节点{due}个全部按期核验，投资快于序时{lag}个百分点，{hazards|word}',
    en: 'Assessed milestones of the month: {due}, all verified on time; {lag} points ahead, {hazards|word}.',
  },
  'cards.rule.matterOverdueSevere': { zh: '超过办理期限{value1}个工作日', en: '{value1} working days past its limit.' },
  'cards.rule.matterReworkedTwice': { zh: '已{value1}次退回重办', en: 'Sent back for rework {value1} times.' },
  'cards.rule.matterOverdueWarn': { zh: '超过办理期限{value1}天', en: '{value1} days past its limit.' },
  'cards.rule.matterDueSoon': { zh: '距办理期限还有{value1}个工作日', en: '{value1} working days to its limit.' },
  'cards.rule.unitSevere': {
    zh: '{objects}项中，严重的{value1}项，超过20%',
    en: '{value1} of its {objects} objects are severe, more than 20%.',
  },
  'cards.rule.unitWarn': {
    zh: '{objects}项中，预警及以上的{value1}项，超过20%',
    en: '{value1} of its {objects} objects are warned or worse, more than 20%.',
  },
  'cards.rule.waitedForSevere': {
    zh: '“{about}”等其办理，已超期{value1}天，超过30天',
    en: '“{about}” waits for it, {value1} days past its date, more than 30.',
  },
  'cards.rule.waitedForWarn': {
    zh: '“{about}”等其办理，已超期{value1}天',
    en: '“{about}” waits for it, {value1} days past its date.',
  },
  'cards.because1': {
    zh: '{metric1|metric}为{value1|measured}，{op1|word}{bound1|bound}',
    en: '{metric1|metric} is {value1|measured}, {op1|word} {bound1|bound}.',
  },
  'cards.because2': {
    zh: '{metric1|metric}为{value1|measured}，{op1|word}{bound1|bound}；{metric2|metric}为{value2|measured}，{op2|word}{bound2|bound}',
    en: '{metric1|metric} is {value1|measured}, {op1|word} {bound1|bound}; {metric2|metric} is {value2|measured}, {op2|word} {bound2|bound}.',
  },
  'cards.because3': {
    zh: '{metric1|metric}为{value1|measured}，{op1|word}{bound1|bound}；{metric2|metric}为{value2|measured}，{op2|word}{bound2|bound}；{metric3|metric}为{value3|measured}，{op3|word}{bound3|bound}',
    en: '{metric1|metric} is {value1|measured}, {op1|word} {bound1|bound}; {metric2|metric} is {value2|measured}, {op2|word} {bound2|bound}; {metric3|metric} is {value3|measured}, {op3|word} {bound3|bound}.',
  },
  'cards.because4': {
    zh: '{metric1|metric}为{value1|measured}，{op1|word}{bound1|bound}；{metric2|metric}为{value2|measured}，{op2|word}{bound2|bound}；{metric3|metric}为{value3|measured}，{op3|word}{bound3|bound}；{metric4|metric}为{value4|measured}，{op4|word}{bound4|bound}',
    en: '{metric1|metric} is {value1|measured}, {op1|word} {bound1|bound}; {metric2|metric} is {value2|measured}, {op2|word} {bound2|bound}; {metric3|metric} is {value3|measured}, {op3|word} {bound3|bound}; {metric4|metric} is {value4|measured}, {op4|word} {bound4|bound}.',
  },
  'cards.becauseRunning1': {
    zh: '{metric1|metric}为{value1|measured}，{op1|word}{bound1|bound}，已连续{periods1}期（此前{past|periods}）',
    en: '{metric1|metric} is {value1|measured}, {op1|word} {bound1|bound}, for {periods1} periods running (before: {past|periods}).',
  },
  'cards.becauseRunning2': {
    zh: '{metric1|metric}为{value1|measured}，{op1|word}{bound1|bound}，已连续{periods1}期；{metric2|metric}为{value2|measured}，{op2|word}{bound2|bound}',
    en: '{metric1|metric} is {value1|measured}, {op1|word} {bound1|bound}, for {periods1} periods running; {metric2|metric} is {value2|measured}, {op2|word} {bound2|bound}.',
  },
  'cards.becauseRunning3': {
    zh: '{metric1|metric}为{value1|measured}，{op1|word}{bound1|bound}，已连续{periods1}期；{metric2|metric}为{value2|measured}，{op2|word}{bound2|bound}；{metric3|metric}为{value3|measured}，{op3|word}{bound3|bound}',
    en: '{metric1|metric} is {value1|measured}, {op1|word} {bound1|bound}, for {periods1} periods running; {metric2|metric} is {value2|measured}, {op2|word} {bound2|bound}; {metric3|metric} is {value3|measured}, {op3|word} {bound3|bound}.',
  },
  'cards.becauseRunning4': {
    zh: '{metric1|metric}为{value1|measured}，{op1|word}{bound1|bound}，已连续{periods1}期；{metric2|metric}为{value2|measured}，{op2|word}{bound2|bound}；{metric3|metric}为{value3|measured}，{op3|word}{bound3|bound}；{metric4|metric}为{value4|measured}，{op4|word}{bound4|bound}',
    en: '{metric1|metric} is {value1|measured}, {op1|word} {bound1|bound}, for {periods1} periods running; {metric2|metric} is {value2|measured}, {op2|word} {bound2|bound}; {metric3|metric} is {value3|measured}, {op3|word} {bound3|bound}; {metric4|metric} is {value4|measured}, {op4|word} {bound4|bound}.',
  },
  'cards.wouldTurn': {
    zh: '{metric|metric}由{from|measured}到{to|measured}，即转为{level|word}',
    en: '{metric|metric} from {from|measured} to {to|measured} turns it to {level|word}.',
  },
  'cards.wouldTurnTogether': {
    zh: '{metrics|metric}同时改善到{tos|each}，即转为{level|word}',
    en: '{metrics|metric} together at {tos|each} turn it to {level|word}.',
  },
  'cards.arithmetic.run': {
    zh: '连续{run}个月末（{months|periods}）',
    en: '{run} month-ends running ({months|periods})',
  },
  'cards.arithmetic.lagGain': {
    zh: '自{since|date}起由{before}到{now}个百分点',
    en: 'From {before} to {now} points since {since|date}',
  },
  'cards.compared.running': { zh: '，连续{periods}期', en: ' for {periods} periods running' },
  'cards.op.below': { zh: '低于', en: 'below' },
  'cards.op.atMost': { zh: '不高于', en: 'at most' },
  'cards.op.above': { zh: '高于', en: 'above' },
  'cards.op.atLeast': { zh: '不低于', en: 'at least' },
  'cards.op.equal': { zh: '等于', en: 'equal to' },
  'cards.op.between': { zh: '在', en: 'between' },
  'cards.op.top': { zh: '位列前', en: 'among the first' },
  'cards.op.bottom': { zh: '位列后', en: 'among the last' },
  'cards.op.noValue': {
    zh: '没有数据，按规则集规定视为符合；界限为',
    en: 'without a value, which the set takes as meeting it; the bound is',
  },
  'cards.op.expression': { zh: '符合', en: 'satisfying' },
  'cards.noValue.noDate': { zh: '没有办理期限', en: 'It has no date.' },
  'cards.noValue.clockStopped': { zh: '已停止计时', en: 'Its clock has stopped.' },
  'cards.noValue.noFigures': { zh: '所辖项目没有可汇总的投资数据', en: 'no figures of its projects to sum' },
  'cards.noValue.nothingToCount': { zh: '没有应计入的项目', en: 'no project counts towards it' },
  'cards.noValue.noObjects': { zh: '没有牵头对象', en: 'It leads nothing.' },
  'cards.arithmetic.due': {
    zh: '办理期限{dueOn|date}，按{asOf|date}计',
    en: 'Due on {dueOn|date}, counted on {asOf|date}',
  },
  'cards.arithmetic.reworks': { zh: '退回重办{reworks}次', en: 'Sent back {reworks} times' },
  'cards.arithmetic.waits': {
    zh: '最久一项应于{dueOn|date}办结，至{asOf|date}已等{days}天，共等{waits}项',
    en: 'The longest was due on {dueOn|date} and by {asOf|date} has waited {days} days, one of {waits}',
  },
  'cards.arithmetic.share': { zh: '{count}项 ÷ {objects}项', en: '{count} ÷ {objects}' },
  'cards.combine.worst': {
    zh: '共{rules}条规则，取其中最严重的等级',
    en: '{rules} rules; the worst level of those that hold',
  },
  'cards.combine.firstMatch': {
    zh: '共{rules}条规则，自上而下取第一条成立的',
    en: '{rules} rules; the first that holds, from the top',
  },
  'cards.combine.weighted': {
    zh: '共{rules}条规则，成立的分值相加，对照分值线',
    en: '{rules} rules; the weights of those that hold are added and compared with thresholds',
  },
  'cards.meaning.level': { zh: '定为“{level|word}”', en: 'means “{level|word}”' },
  'cards.meaning.levelWithWord': { zh: '定为“{level|word}”，亮{word}', en: 'means “{level|word}” and wears {word}' },
  'cards.meaning.compare': {
    zh: '{metric|metric}{op|word}{bound|bound}',
    en: '{metric|metric} {op|word} {bound|bound}',
  },
  'cards.meaning.compareRunning': {
    zh: '{metric|metric}{op|word}{bound|bound}，连续{periods}期',
    en: '{metric|metric} {op|word} {bound|bound}, {periods} periods running',
  },
  'cards.meaning.top': {
    zh: '{metric|metric}在{group|word}中位列前{n}名',
    en: 'among the first {n} {group|word} by {metric|metric}',
  },
  'cards.meaning.bottom': {
    zh: '{metric|metric}在{group|word}中位列后{n}名',
    en: 'among the last {n} {group|word} by {metric|metric}',
  },
  'cards.meaning.topRunning': {
    zh: '{metric|metric}在{group|word}中位列前{n}名，连续{periods}期',
    en: 'among the first {n} {group|word} by {metric|metric}, {periods} periods running',
  },
  'cards.meaning.bottomRunning': {
    zh: '{metric|metric}在{group|word}中位列后{n}名，连续{periods}期',
    en: 'among the last {n} {group|word} by {metric|metric}, {periods} periods running',
  },
  'cards.rankGroup.own': { zh: '同组（未分组的为全部）', en: 'of its group (of all without one)' },
  'cards.rankGroup.headquarters': { zh: '同一指挥部', en: 'of its headquarters' },
  'cards.rankGroup.region': { zh: '同一地区', en: 'of its region' },
  'cards.rankGroup.leadUnit': { zh: '同一牵头单位', en: 'of its lead unit' },
  'cards.rankGroup.kind': { zh: '同类项目', en: 'of its kind' },
  'cards.rankGroup.yearClass': { zh: '同一年度分类', en: 'of its place in the year' },
  'cards.rankGroup.chain': { zh: '同一产业链', en: 'of its chain' },
  'cards.rankGroup.administration': { zh: '同一管理主体', en: 'of its administration' },
  'cards.meaning.ownNoValue.holds': {
    zh: '{metrics|metric}没有数据的视为成立',
    en: 'without a value of {metrics|metric} it holds',
  },
  'cards.meaning.ownNoValue.skip': {
    zh: '{metrics|metric}没有数据的视为不成立',
    en: 'without a value of {metrics|metric} it does not hold',
  },
  'cards.meaning.expression': { zh: '符合表达式：{expression|expression}', en: 'satisfies: {expression|expression}' },
  'cards.judgingNow': {
    zh: '服务器正在研判，请稍后再试。',
    en: 'A server is judging just now; try again in a moment.',
  },
  'cards.rebuilt': {
    zh: '已由事实重新研判全部预警灯，用时 {seconds} 秒。',
    en: 'Every light was made again from the facts, in {seconds} s.',
  },
  'cards.replayed': {
    zh: '已复算 {periods} 期、{verdicts} 个研判结果，与当时不同的 {differences} 个。',
    en: '{periods} periods with {verdicts} verdicts judged anew; {differences} differ from what stood then.',
  },
  'cards.lift.tooEarly': {
    zh: '须连续{needed}期好于“{level|word}”方可摘牌，现为{calm}期',
    en: 'Lifted once better than “{level|word}” at the close of periods in a row: {calm} of {needed} so far.',
  },
} satisfies Words
