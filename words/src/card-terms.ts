import type { Words } from './words.ts'

/** What a set says of cards beside its rules: to whom, how often, what they entail; and why that is refused. */
export const cardTerms = {
  'cards.dutyOfCard': { zh: '该项结果运用', en: 'this duty' },
  'cards.duty.ended': { zh: '该项结果运用已经办结', en: 'The duty is done or waived.' },
  'cards.duty.otherUnit': { zh: '该岗位不属于所选单位', en: 'The post is not of that unit.' },

  'cards.duty.talk': { zh: '约谈', en: 'talk with the responsible leader' },
  'cards.duty.statement': { zh: '表态发言', en: 'statement at the meeting' },
  'cards.duty.writtenStatement': { zh: '书面检查', en: 'written statement' },
  'cards.duty.deduction': { zh: '考核扣分', en: 'deduction in the appraisal' },
  'cards.duty.oneLeaderHigher': { zh: '提级督办', en: 'supervision by one leader higher' },
  'cards.duty.supervision': { zh: '挂牌督办', en: 'special supervision' },
  'cards.duty.other': { zh: '其他', en: 'other' },
  'cards.duty.deductionOf': { zh: '考核扣{points}分', en: 'deduction of {points} points' },
  'cards.dutyState.open': { zh: '待落实', en: 'open' },
  'cards.dutyState.done': { zh: '已落实', en: 'done' },
  'cards.dutyState.waived': { zh: '不再落实', en: 'waived' },

  'cards.check.cardRhythm': {
    zh: '亮牌周期“{rhythm}”无效：只能是 month（月）或 quarter（季）',
    en: 'The rhythm of cards “{rhythm}” is neither month nor quarter.',
  },
  'cards.check.cardLevel': {
    zh: '亮牌等级“{level}”无效：只能是 commend、remind、warn、severe',
    en: 'No cards of “{level}”: only commend, remind, warn, severe.',
  },
  'cards.check.cardDays': {
    zh: '亮牌期限 {key} 为“{days}”，应为1至366的整数',
    en: '{key} is “{days}”, not a whole number from 1 to 366.',
  },
  'cards.check.consequenceLevel': {
    zh: '结果运用第{row}条：等级“{level}”无效',
    en: 'Consequence {row}: no cards of level “{level}”.',
  },
  'cards.check.consequenceBare': {
    zh: '结果运用第{row}条：“{level|word}”没有配色，不会亮牌',
    en: 'Consequence {row}: “{level|word}” wears nothing, so no card entails it.',
  },
  'cards.check.unknownDuty': {
    zh: '结果运用第{row}条：事项“{duty}”不在可选范围（{known|list}）',
    en: 'Consequence {row}: “{duty}” is none of {known|list}.',
  },
  'cards.check.consequenceDays': {
    zh: '结果运用第{row}条：时限“{days}”应为1至366的整数',
    en: 'Consequence {row}: the limit “{days}” is not a whole number from 1 to 366.',
  },
  'cards.check.consequenceUnit': {
    zh: '结果运用第{row}条：时限单位“{unit}”应为 calendar（日历日）或 working（工作日）',
    en: 'Consequence {row}: “{unit}” is neither calendar nor working.',
  },
  'cards.check.consequenceRunning': {
    zh: '结果运用第{row}条：连续期数“{running}”应为2至24的整数',
    en: 'Consequence {row}: “{running}” is not a whole number from 2 to 24.',
  },
  'cards.check.deductionPoints': {
    zh: '结果运用第{row}条：扣分须写明分值，为正的小数',
    en: 'Consequence {row}: a deduction needs its points, a positive decimal.',
  },
  'cards.check.dutyText': {
    zh: '结果运用第{row}条：“其他”须写明内容',
    en: 'Consequence {row}: “other” has to say what it is.',
  },
  'cards.check.cardGroup': {
    zh: '亮牌对象“{group}”无效：只能是 {known}',
    en: 'No cards of “{group}”: only {known}.',
  },
  'cards.meaning.groups': { zh: '只对{groups|words}拟亮牌', en: 'Cards are proposed only for: {groups|words}' },
  'cards.meaning.noCards': { zh: '不形成亮牌，只显示预警灯', en: 'No cards are made: lights only.' },
  'cards.meaning.cards.month': {
    zh: '每月关账后对{levels|words}拟亮牌；核实{hearingDays}个工作日，申诉{appealDays}个工作日，整改{rectifyDays}天',
    en: 'Cards are proposed monthly for: {levels|words}; {hearingDays} working days to answer, {appealDays} to appeal, {rectifyDays} days to rectify.',
  },
  'cards.meaning.cards.quarter': {
    zh: '每季关账后对{levels|words}拟亮牌；核实{hearingDays}个工作日，申诉{appealDays}个工作日，整改{rectifyDays}天',
    en: 'Cards are proposed quarterly for: {levels|words}; {hearingDays} working days to answer, {appealDays} to appeal, {rectifyDays} days to rectify.',
  },
  'cards.meaning.consequence': {
    zh: '亮{word}的，送达后{days}天内{duty|word}',
    en: '{word}: {duty|word} within {days} days of service.',
  },
  'cards.meaning.deduction': { zh: '每次扣{points}分', en: 'Each time {points} points.' },
  'cards.meaning.consequenceWorking': {
    zh: '亮{word}的，送达后{days}个工作日内{duty|word}',
    en: '{word}: {duty|word} within {days} working days of service.',
  },
  'cards.meaning.consequenceRunning': {
    zh: '连续{running}期亮{word}的，送达后{days}天内{duty|word}',
    en: '{word} {running} periods running: {duty|word} within {days} days of service.',
  },
  'cards.meaning.consequenceRunningWorking': {
    zh: '连续{running}期亮{word}的，送达后{days}个工作日内{duty|word}',
    en: '{word} {running} periods running: {duty|word} within {days} working days of service.',
  },
} satisfies Words
