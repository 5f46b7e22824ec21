import type { Words } from './words.ts'

export const bridge = {
  'cards.bridge.title': { zh: '两期对比：{from}与{to}', en: 'From {from} to {to}' },
  'cards.bridge.unknownPeriod': {
    zh: '没有“{period}”这一期的关账结果，请从列表中选择期次。',
    en: 'There is no closed period “{period}”; choose one from the list.',
  },
  'cards.bridge.change.unchanged': { zh: '不变', en: 'Unchanged' },
  'cards.bridge.change.improved': { zh: '好转', en: 'Improved' },
  'cards.bridge.change.worsened': { zh: '变差', en: 'Worsened' },
  'cards.bridge.change.entered': { zh: '新进', en: 'Entered' },
  'cards.bridge.change.left': { zh: '退出', en: 'Left' },
  'cards.bridge.column.project': { zh: '项目', en: 'Project' },
  'cards.bridge.column.unit': { zh: '责任单位', en: 'Responsible unit' },
  'cards.bridge.column.change': { zh: '变化', en: 'Change' },
  'cards.bridge.column.from': { zh: '前期', en: 'Before' },
  'cards.bridge.column.to': { zh: '后期', en: 'After' },
  'cards.bridge.column.sentence': { zh: '原因', en: 'Why' },
} satisfies Words
