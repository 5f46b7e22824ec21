import type { Words } from './words.ts'

/** Why a rule set or a file of facts is refused, with the row and what to write instead. */
export const ruleChecks = {
  'cards.check.unknownLevel': {
    zh: '没有“{level}”这个等级；可用：commend、normal、remind、warn、severe',
    en: 'There is no level “{level}”; use commend, normal, remind, warn or severe.',
  },
  'cards.check.noRules': { zh: '还没有规则，请添加', en: 'The set has no rules: add one.' },
  'cards.check.idTwice': {
    zh: '第{row}条规则的编号“{id}”与第{other}条重复，请改用另一编号',
    en: 'Rule {row} has the same id “{id}” as rule {other}; choose another.',
  },
  'cards.check.noThresholds': { zh: '按分值合计须写明各等级的分值线', en: 'Weighted sets need thresholds.' },
  'cards.check.weightOfNone': {
    zh: '分值里写了“{id}”，规则中没有这个编号',
    en: 'There is a weight for “{id}”, but no rule of that id.',
  },
  'cards.check.badWeight': {
    zh: '分值或分值线“{weight}”过大或小数过长：绝对值至多一百万，小数至多六位',
    en: 'The weight or threshold “{weight}” is too large or too fine: a million at most, with six decimals at most.',
  },
  'cards.check.metricTaken': {
    zh: '自设指标“{metric}”与已有指标重名，请改用另一名称',
    en: 'Your own metric “{metric}” has the name of another one; choose a new name.',
  },
  'cards.check.noConditions': {
    zh: '第{row}条规则“{id}”没有条件，会对所有对象成立',
    en: 'Rule {row} “{id}” has no condition and would always hold.',
  },
  'cards.check.unknownMetric': {
    zh: '没有“{metric}”这个指标，是否指“{suggestion}”？',
    en: 'There is no metric “{metric}”; did you mean “{suggestion}”?',
  },
  'cards.check.noSuchMetric': {
    zh: '没有“{metric}”这个指标；可用的指标见规则说明的指标表',
    en: 'There is no metric “{metric}”; the manual’s table lists those there are.',
  },
  'cards.check.otherScope': {
    zh: '“{metric|metric}”不是{scope|word}的指标，请换一个',
    en: '“{metric|metric}” is no metric of {scope|word}; choose another.',
  },
  'cards.check.noSource': {
    zh: '第{row}条规则“{id}”用到“{metric|metric}”：对{scope|word}，系统里没有这项数据的来源，这一条件不会有值；只有从文件带入数据时才能判定',
    en: 'Rule {row} “{id}” names “{metric|metric}”: of {scope|word} nothing here gives that figure, so the condition never has a value; only facts from a file can bring one.',
  },
  'cards.check.noOperator': {
    zh: '“{metric|metric}”缺少比较方式，请选“低于”“高于”等',
    en: '“{metric|metric}” lacks an operator: choose one.',
  },
  'cards.check.unknownOperator': {
    zh: '没有“{op}”这种比较；可用：<、<=、>、>=、==、between',
    en: 'There is no operator “{op}”; use <, <=, >, >=, == or between.',
  },
  'cards.check.boundCount': {
    zh: '“{metric|metric}”的界限个数与“{op}”不符：between须两个，其余一个',
    en: '“{metric|metric}” has the wrong number of bounds for “{op}”: two for between, else one.',
  },
  'cards.check.badBound': {
    zh: '“{metric|metric}”的界限“{bound}”不是数字，请填阿拉伯数字',
    en: 'The bound “{bound}” of “{metric|metric}” is not a decimal: write a number.',
  },
  'cards.check.badPeriods': {
    zh: '连续期数“{periods}”须为1至60的整数',
    en: 'periods “{periods}” must be a whole number from 1 to 60.',
  },
  'cards.check.badRank': { zh: '名次“{n}”须为正整数', en: 'rank “{n}” must be a positive whole number.' },
  'cards.check.contradiction': {
    zh: '第{row}条规则“{id}”对“{metric|metric}”的要求互相矛盾，永远不会成立，请改正界限或删去其中一个条件',
    en: 'Rule {row} “{id}” contradicts itself on “{metric|metric}” and can never hold: change a bound or take a condition away.',
  },
  'cards.check.overlap': {
    zh: '第{row}条规则“{id}”与第{other}条“{otherId}”在“{metric|metric}”上重叠，无法确定以哪条为准，请调整其中一条的界限',
    en: 'Rule {row} “{id}” and rule {other} “{otherId}” overlap on “{metric|metric}”, and nothing says which is meant: change a bound of one.',
  },
  'cards.check.gap': {
    zh: '第{row}条规则“{id}”与第{other}条“{otherId}”之间，“{metric|metric}”从{from|measured}到{to|measured}没有规则，请补一条或调整界限',
    en: 'Between rule {row} “{id}” and rule {other} “{otherId}” no rule covers “{metric|metric}” from {from|measured} to {to|measured}: add one or change a bound.',
  },
  'cards.expression.empty': { zh: '表达式还没有填写', en: 'The expression is empty: write a condition.' },
  'cards.expression.tooLong': {
    zh: '表达式超过{most}个字符，请拆成几条规则',
    en: 'The expression is longer than {most} characters: split it into several rules.',
  },
  'cards.expression.unfinished': {
    zh: '表达式“{expression}”没有写完，请补上后半部分',
    en: 'The expression “{expression}” breaks off: finish it.',
  },
  'cards.expression.character': {
    zh: '表达式“{expression}”里的“{character}”不能用；请用英文半角符号和指标的英文名',
    en: 'The expression “{expression}” can’t hold “{character}”: use plain signs and the names of metrics.',
  },
  'cards.expression.forbidden': {
    zh: '表达式“{expression}”用了不允许的写法（{what}）；只能用指标、数字、比较、加减乘除和“并且、或者、非”',
    en: 'The expression “{expression}” uses what is not allowed ({what}); only metrics, numbers, comparisons, arithmetic and and/or/not are.',
  },
  'cards.expression.wrong': {
    zh: '表达式“{expression}”有误：{reason}',
    en: 'The expression “{expression}” is wrong: {reason}',
  },
  'cards.expression.notTrueOrFalse': {
    zh: '表达式“{expression}”的结果不是“是或否”',
    en: 'The expression “{expression}” does not give true or false.',
  },
  'cards.facts.form': { zh: '数据文件的{where}应为{expected}', en: '{where} in the facts should be {expected}.' },
  'cards.facts.notDecimal': {
    zh: '{where}的值“{value}”不是数字',
    en: 'The value “{value}” of {where} is not a decimal.',
  },
  'cards.facts.idTwice': {
    zh: '第{row}个对象的编号“{id}”与第{other}个重复',
    en: 'Subject {row} has the same id “{id}” as subject {other}.',
  },
  'cards.facts.periodTwice': { zh: '{where}的期次{period}写了两次', en: '{where} holds the period {period} twice.' },
  'cards.file.metricIgnored': {
    zh: '{where}里的“{key}”不是已知指标，未作处理',
    en: 'No metric is called “{key}” ({where}); it was left aside.',
  },
  'cards.file.unknownKey': {
    zh: '{where}里没有“{key}”这一项，是否指“{suggestion}”？',
    en: '{where} has no key “{key}”; did you mean “{suggestion}”?',
  },
  'cards.file.noSuchKey': {
    zh: '{where}里没有“{key}”这一项；可用：{known}',
    en: '{where} has no key “{key}”; use {known}.',
  },
  'cards.file.keyIgnored': {
    zh: '{where}里的“{key}”不影响评判，未作处理',
    en: 'The key “{key}” in {where} plays no part in judging and was left aside.',
  },
  'cards.file.missing': { zh: '没有文件{file}', en: 'There is no file {file}.' },
  'cards.file.notUtf8': {
    zh: '文件{file}不是UTF-8编码，请另存为UTF-8后再试',
    en: '{file} is not in UTF-8; save it as UTF-8 and try again.',
  },
  'cards.file.notJson': { zh: '文件{file}不是JSON：第{line}行有误', en: '{file} is no JSON: line {line} is wrong.' },
  'cards.file.tooLarge': {
    zh: '文件{file}超过{most} MB，请分成几个文件',
    en: '{file} has more than {most} MB; split it.',
  },
  'cards.rules.form': {
    zh: '规则文件的“{where}”缺少或写法不对，应为 {expected}，请对照使用手册的规则文件格式改正',
    en: '“{where}” in the rule set is missing or odd: it should be {expected}, as the manual’s form of rule sets has it.',
  },
  'cards.check.atRow': { zh: '第{row}条规则：{text}', en: 'Rule {row}: {text}' },
  'cards.file.unreadable': { zh: '读不了文件{file}：{reason}', en: 'Cannot read {file}: {reason}' },
} satisfies Words
