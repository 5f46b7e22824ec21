import type { Words } from './words.ts'

/** Rule sets as data: what they mean in plain sentences, how they are adopted, and the dry run. */
export const ruleSets = {
  'cards.arithmetic.missed': {
    zh: '此前{of}期中计{missed}期（{periods|list}）',
    en: '{missed} of the {of} periods before ({periods|list})',
  },
  'cards.arithmetic.rank': { zh: '本期第{rank}名，上期第{before}名', en: 'rank {rank} now, {before} before' },
  'cards.noValue.noClosedPeriods': { zh: '尚无已关账的期次可比', en: 'There is no closed period with a value yet.' },
  'cards.noValue.noAmount': { zh: '没有总投资', en: 'It has no total investment.' },
  'cards.noValue.noRank': { zh: '无数据，不参加排名', en: 'Without a value it has no rank.' },
} satisfies Words
