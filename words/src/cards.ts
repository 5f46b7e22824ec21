import type { Words } from './words.ts'

export const cards = {
  'cards.level.commend': { zh: '激励', en: 'commended' },
  'cards.level.normal': { zh: '正常', en: 'normal' },
  'cards.level.remind': { zh: '提醒', en: 'reminded' },
  'cards.level.warn': { zh: '预警', en: 'warned' },
  'cards.level.severe': { zh: '严重', en: 'severe' },
  'cards.outside': { zh: '不属于本规则的适用对象', en: 'Outside the set’s application.' },
  'cards.normal': { zh: '各项规则均未触发', en: 'No rule holds.' },
  'cards.normalNoValues': { zh: '暂无可用数据，未作评判', en: 'Nothing has a value; nothing was judged.' },
  'cards.normalByExemption': { zh: '已豁免，规则{rules|list}不予适用', en: 'Exempted from: {rules|list}.' },
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
    en: 'As of {asOf|date} {done|wan} (10,000 yuan) is done, {rate} % against a calendar share of {share} %: {gap} points behind, more than 20.',
  },
  'cards.rule.lagWarn': {
    zh: '截至{asOf|date}完成投资{done|wan}万元，完成率{rate}%，序时进度{share}%，落后{gap}个百分点，超过10个百分点',
    en: 'As of {asOf|date} {done|wan} (10,000 yuan) is done, {rate} % against a calendar share of {share} %: {gap} points behind, more than 10.',
  },
  'cards.rule.stuckThreeMonths': {
    zh: '{months|list}连续{run}个月末预警，其间超期节点无一完成，差距未缩小1个百分点',
    en: 'Warned at {run} month-ends running ({months|list}); no overdue milestone was achieved and the lag is not smaller by 1 point.',
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
    zh: '本月考核节点{due}个全部按期核验，投资快于序时{lag}个百分点，无重大隐患',
    en: 'All {due} assessed milestones of the month verified on time, {lag} points ahead, no major hazard open.',
  },
  'cards.rule.matterOverdueSevere': { zh: '超过办理期限{value1}个工作日', en: '{value1} working days past its limit.' },
  'cards.rule.matterReworkedTwice': { zh: '已{value1}次退回重办', en: 'Sent back for rework {value1} times.' },
  'cards.rule.matterOverdueWarn': { zh: '超过办理期限{value1}天', en: '{value1} days past its limit.' },
  'cards.rule.matterDueSoon': { zh: '距办理期限还有{value1}个工作日', en: '{value1} working days to its limit.' },
  'cards.rule.unitSevere': {
    zh: '牵头对象中严重的{value1}个，占比{value2}，超过20%',
    en: '{value1} of the objects it leads are severe, a share of {value2}, more than 20 %.',
  },
  'cards.rule.unitWarn': {
    zh: '牵头对象中预警及以上的{value1}个，占比{value2}，超过20%',
    en: '{value1} of the objects it leads are warned or worse, a share of {value2}, more than 20 %.',
  },
  'cards.because1': {
    zh: '{metric1|word}为{value1}，{op1|word}{bound1}',
    en: '{metric1|word} is {value1}, {op1|word} {bound1}.',
  },
  'cards.because2': {
    zh: '{metric1|word}为{value1}，{op1|word}{bound1}；{metric2|word}为{value2}，{op2|word}{bound2}',
    en: '{metric1|word} is {value1}, {op1|word} {bound1}; {metric2|word} is {value2}, {op2|word} {bound2}.',
  },
  'cards.because3': {
    zh: '{metric1|word}为{value1}，{op1|word}{bound1}；{metric2|word}为{value2}，{op2|word}{bound2}；{metric3|word}为{value3}，{op3|word}{bound3}',
    en: '{metric1|word} is {value1}, {op1|word} {bound1}; {metric2|word} is {value2}, {op2|word} {bound2}; {metric3|word} is {value3}, {op3|word} {bound3}.',
  },
  'cards.because4': {
    zh: '{metric1|word}为{value1}，{op1|word}{bound1}；{metric2|word}为{value2}，{op2|word}{bound2}；{metric3|word}为{value3}，{op3|word}{bound3}；{metric4|word}为{value4}，{op4|word}{bound4}',
    en: '{metric1|word} is {value1}, {op1|word} {bound1}; {metric2|word} is {value2}, {op2|word} {bound2}; {metric3|word} is {value3}, {op3|word} {bound3}; {metric4|word} is {value4}, {op4|word} {bound4}.',
  },
  'cards.becauseRunning1': {
    zh: '{metric1|word}为{value1}，{op1|word}{bound1}，已连续{periods1}期（此前{past|list}）',
    en: '{metric1|word} is {value1}, {op1|word} {bound1}, for {periods1} periods running (before: {past|list}).',
  },
  'cards.becauseRunning2': {
    zh: '{metric1|word}为{value1}，{op1|word}{bound1}，已连续{periods1}期；{metric2|word}为{value2}，{op2|word}{bound2}',
    en: '{metric1|word} is {value1}, {op1|word} {bound1}, for {periods1} periods running; {metric2|word} is {value2}, {op2|word} {bound2}.',
  },
  'cards.becauseRunning3': {
    zh: '{metric1|word}为{value1}，{op1|word}{bound1}，已连续{periods1}期；{metric2|word}为{value2}，{op2|word}{bound2}；{metric3|word}为{value3}，{op3|word}{bound3}',
    en: '{metric1|word} is {value1}, {op1|word} {bound1}, for {periods1} periods running; {metric2|word} is {value2}, {op2|word} {bound2}; {metric3|word} is {value3}, {op3|word} {bound3}.',
  },
  'cards.becauseRunning4': {
    zh: '{metric1|word}为{value1}，{op1|word}{bound1}，已连续{periods1}期；{metric2|word}为{value2}，{op2|word}{bound2}；{metric3|word}为{value3}，{op3|word}{bound3}；{metric4|word}为{value4}，{op4|word}{bound4}',
    en: '{metric1|word} is {value1}, {op1|word} {bound1}, for {periods1} periods running; {metric2|word} is {value2}, {op2|word} {bound2}; {metric3|word} is {value3}, {op3|word} {bound3}; {metric4|word} is {value4}, {op4|word} {bound4}.',
  },
  'cards.wouldTurn': {
    zh: '{metric|word}由{from}到{to}，即转为{level|word}',
    en: '{metric|word} from {from} to {to} turns it to {level|word}.',
  },
  'cards.wouldTurnTogether': {
    zh: '{count}项同时改善即转为{level|word}',
    en: 'Improving {count} figures together turns it to {level|word}.',
  },
  'cards.arithmetic.run': { zh: '连续{run}个月末（{months|list}）', en: '{run} month-ends running ({months|list})' },
  'cards.arithmetic.lagGain': {
    zh: '自{since|date}起由{before}到{now}个百分点',
    en: 'From {before} to {now} points since {since|date}',
  },
  'cards.op.below': { zh: '低于', en: 'below' },
  'cards.op.atMost': { zh: '不高于', en: 'at most' },
  'cards.op.above': { zh: '高于', en: 'above' },
  'cards.op.atLeast': { zh: '不低于', en: 'at least' },
  'cards.op.equal': { zh: '等于', en: 'equal to' },
  'cards.op.between': { zh: '介于（含两端）', en: 'between (both included)' },
  'cards.op.top': { zh: '位列前', en: 'among the first' },
  'cards.op.bottom': { zh: '位列后', en: 'among the last' },
  'cards.op.expression': { zh: '符合', en: 'satisfying' },
} satisfies Words
