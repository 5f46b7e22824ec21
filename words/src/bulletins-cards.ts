import type { Words } from './words.ts'

/** Papers about cards: the notice of a batch, the slip for one card, the appeal. */
export const bulletinsCards = {
  'bulletins.cardNotice.titleAbout': { zh: '关于', en: ' on the ' },
  'bulletins.cardNotice.titleKind': { zh: '重大项目亮牌情况的通报', en: ' cards of major projects' },
  'bulletins.cardNotice.opening': {
    zh: '按照亮牌规则，经核实、审签，现将{period}亮牌情况通报如下，共亮牌{cards}张。',
    en: 'By the rules, after hearing and approval, the cards of {period} are these: {cards}.',
  },
  'bulletins.cardNotice.voided': { zh: '本通报（{number}）已作废，不具效力。', en: 'This notice ({number}) is void.' },
  'bulletins.cardNotice.level': { zh: '{n}、{word}（{count}张）', en: '{n}. {word} ({count})' },
  'bulletins.cardNotice.due': {
    zh: '{dueOn|date}前完成整改并报送情况。',
    en: 'To be rectified and reported by {dueOn|monthDay}.',
  },
  'bulletins.cardNotice.rectify': {
    zh: '各责任单位要对照事由逐项整改，按期报送整改情况，由督查室组织核查，符合条件的予以摘牌。',
    en: 'Units rectify each point and report in time; the inspection office checks, and cards are lifted where the conditions are met.',
  },
  'bulletins.cardNotice.appeal': {
    zh: '对亮牌有异议的，自送达之日起{days}个工作日内提出书面申诉并附证明材料。',
    en: 'Objections are to be made in writing with papers within {days} working days of service.',
  },
  'bulletins.cardSlip.title': { zh: '重大项目督办单', en: 'Supervision slip' },
  'bulletins.cardSlip.matter': { zh: '{n}、督办事项', en: '{n}. Matter' },
  'bulletins.cardSlip.reason': { zh: '{n}、亮牌事由', en: '{n}. Reason' },
  'bulletins.cardSlip.asked': { zh: '{n}、办理要求', en: '{n}. What is asked' },
  'bulletins.cardSlip.quoted': {
    zh: '{subject}（责任单位：{unit}）{period}被亮{word}，见{issuedOn|date}印发的{number}。',
    en: '{subject} (responsible: {unit}) was given a card ({word}) for {period}; see {number} of {issuedOn|date}.',
  },
  'bulletins.turn': { zh: '转好条件：', en: 'What would turn it: ' },
  'bulletins.cardSlip.duties': { zh: '结果运用：{duties|list}。', en: 'It entails: {duties|list}.' },
  'bulletins.appeal.title': { zh: '关于{word}的申诉书', en: 'Appeal against a card ({word})' },
  'bulletins.appeal.against': { zh: '{n}、申诉对象', en: '{n}. Against' },
  'bulletins.appeal.evidence': { zh: '{n}、亮牌依据', en: '{n}. Evidence as it was frozen' },
  'bulletins.appeal.says': { zh: '{n}、申诉理由', en: '{n}. What the unit says' },
  'bulletins.appeal.papers': { zh: '附件：{papers|list}。', en: 'Papers: {papers|list}.' },
  'bulletins.asked.rectify': { zh: '完成整改并报送情况', en: 'rectify and report' },
  'bulletins.cardQuoted': {
    zh: '{period}亮{word}，{issuedOn|date}印发（{number}）。',
    en: '{word} for {period}, issued on {issuedOn|date} ({number}).',
  },
  'bulletins.standing.issued': {
    zh: '以下为截至{date|monthDay}已印发且仍有效的亮牌，逐张注明印发日期和文号；预警灯供调度使用，不在通报之列。',
    en: 'Cards issued and in force on {date|monthDay}, each with its date and number; lights are for the desk and not noticed here.',
  },
} satisfies Words
