/** 要素: what a bottleneck waits for. */
export const FACTORS = [
  'policy',
  'planning',
  'land',
  'demolition',
  'forest',
  'energy',
  'environment',
  'funds',
  'approval',
  'utilities',
  'labour',
  'technology',
  'relics',
  'market',
  'other',
] as const
export type Factor = (typeof FACTORS)[number]

/** The words offices write between brackets, in the order in which they are tried. */
const WORDS: readonly (readonly [RegExp, Factor])[] = [
  [/林地|占补|耕地/, 'forest'],
  [/征迁|征收|拆迁|拆除|腾退/, 'demolition'],
  [/土地|用地|供地|净地|建设用地/, 'land'],
  [/能耗|能评|节能|煤耗/, 'energy'],
  [/环境|环评|排放|VOC/i, 'environment'],
  [/资金|融资|贷款|专项债|债券/, 'funds'],
  [/规划|选址|红线/, 'planning'],
  [/审批|手续|许可|批复/, 'approval'],
  [/水电|电力|供电|供水|供气|供热|管线|管网|杆线|配套/, 'utilities'],
  [/用工|劳动力|招工|人才/, 'labour'],
  [/技术|工艺|设备/, 'technology'],
  [/文物|考古/, 'relics'],
  [/市场|订单|原料/, 'market'],
  [/政策/, 'policy'],
]

/** Factor of an office's own word; what no word fits is `other`. */
export const factorOfWord = (word: string | null): Factor =>
  word === null ? 'other' : (WORDS.find(([form]) => form.test(word))?.[1] ?? 'other')
