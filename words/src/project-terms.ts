import type { Lang, Words } from './words.ts'

type Term = { readonly zh: string; readonly en: string }
type Terms = Readonly<Record<string, Term>>

/** Stages of a project's track, as people read them everywhere: screens, papers and sentences take them from here. */
export const stageTerms = {
  planned: { zh: '谋划', en: 'Planned' },
  reserve: { zh: '储备', en: 'Reserve' },
  preliminary: { zh: '前期', en: 'Preliminary' },
  signed: { zh: '签约', en: 'Signed' },
  landed: { zh: '落地', en: 'Landed' },
  building: { zh: '在建', en: 'Building' },
  trial: { zh: '试生产', en: 'Trial production' },
  completed: { zh: '竣工', en: 'Completed' },
  producing: { zh: '投产', en: 'Producing' },
  atCapacity: { zh: '达产达效', en: 'At capacity' },
  approved: { zh: '立项', en: 'Approved' },
  designed: { zh: '初设', en: 'Designed' },
  tendered: { zh: '招标', en: 'Tendered' },
  delivered: { zh: '交工', en: 'Delivered' },
  accepted: { zh: '竣工验收', en: 'Accepted' },
  inUse: { zh: '投用', en: 'In use' },
  paused: { zh: '暂停', en: 'Paused' },
  terminated: { zh: '终止', en: 'Terminated' },
  passedWithout: { zh: '放行时缺{item|word}', en: 'Passed without {item|word}.' },
} as const satisfies Terms

/** The project's place in this year. */
export const yearClassTerms = {
  carriedOver: { zh: '续建', en: 'Carried over' },
  new: { zh: '新开工', en: 'New' },
  finishing: { zh: '竣工', en: 'Finishing' },
  reserve: { zh: '储备', en: 'Reserve' },
  preliminary: { zh: '前期', en: 'Preliminary' },
} as const satisfies Terms

/** The terms of one language by their codes. */
export const inLanguage = <K extends string>(terms: Readonly<Record<K, Term>>, lang: Lang): Record<K, string> =>
  Object.fromEntries(Object.entries<Term>(terms).map(([code, term]) => [code, term[lang]])) as Record<K, string>

/** The same as words: each code after a beginning. */
export const asWords = (beginning: string, terms: Terms): Words =>
  Object.fromEntries(Object.entries(terms).map(([code, term]) => [`${beginning}.${code}`, term]))
