import type { ProjectKind } from '../project-terms.ts'
import type { LedgerRow } from './ledger-row.ts'

/** What a kind of project is called by; of several in one name the last is its head word (城区河道两岸道路). */
const OBJECTS: readonly (readonly [ProjectKind, RegExp])[] = [
  [
    'water',
    /灌区|水库|河道|河段|水利|防洪|排涝|除涝|引水|调水|供水|水系|泵站|堤防|水闸|水源|污水|再生水|水环境|水务|水厂|海塘/g,
  ],
  [
    'road',
    /道路|公路|大桥|桥梁|快速路|高速|国道|省道|县道|乡道|互通|隧道|交通|大道|路网|铁路|港口|码头|航道|枢纽|联运|(?<![线网水电管])路(?=工程|项目|建设|改|拓|提升|一|二|三|[东南西北]|$)/g,
  ],
  ['energy', /光伏|风电|风力发电|储能电站|抽水蓄能|热电|变电站|输变电|发电|充电(?:站|桩)|能源站|供热|燃气/g],
  [
    'publicBuilding',
    /医院|院区|卫生院|学校|中学|小学|高中|幼儿园|大学|学院|校区|场馆|体育馆|体育场|图书馆|文化馆|博物馆|档案馆|美术馆|养老|福利院|党校|保健院|疗养院|康复中心|实训基地|邻里中心|活动中心|文化中心|服务中心|医疗中心|实训中心/g,
  ],
  [
    'industrial',
    /产业园|工业园|生产线|生产基地|制造|产业化|加工|年产|电池|新材料|装备|物流园|冷链|标准厂房|孵化|数据中心|研发中心|检测中心|双创园|化学品|材料项目|工厂|厂房|车间|(?<![水理])厂(?=[区一二三]|项目|扩|技|$)/g,
  ],
  [
    'other',
    /公园|绿地|绿道|绿廊|湿地|景观|森林|广场|游园|植物园|生态修复|管廊|停车|酒店|度假|综合体|博览园|小镇|营地|公寓|安置房|保障房|保障性住房|公租房/g,
  ],
]
const RENEWAL = /改造|更新|整治|修缮|提标|提质/
const SETTLEMENT = /小区|棚户区|城中村|街区|老城|片区|社区|里弄|背街小巷/

/** Words of a column 行业, 项目类型. */
const CATEGORIES: readonly (readonly [ProjectKind, RegExp])[] = [
  ['water', /水利|水务/],
  ['road', /交通|道路|公路/],
  ['energy', /能源|电力/],
  ['renovation', /更新|改造|整治/],
  ['publicBuilding', /教育|卫生|医疗|文化|体育|养老|公共服务|社会事业|民生/],
  ['industrial', /工业|产业|制造|农产品加工|物流/],
]
/** Words of 产业链 that are trades of industry; offices also write 城建 or 文旅 there. */
const INDUSTRY = /锂电|电池|装备|电子|医药|化工|光电|材料|制造|机械|食品|纺织|汽车|半导体|集成电路|轻工|冶金|建材|工业/

const oneOf = (words: typeof CATEGORIES, text: string): ProjectKind | null => {
  const hits = words.filter(([, form]) => form.test(text))
  return hits.length === 1 ? hits[0]![0] : null
}

/** Kinds that a name calls up, with the place of their last word. */
const objectsIn = (name: string): { kind: ProjectKind; at: number }[] =>
  OBJECTS.flatMap(([kind, form]) => {
    const last = [...name.matchAll(form)].at(-1)
    return last ? [{ kind, at: last.index }] : []
  }).sort((a, b) => b.at - a.at)

/**
 * The kind of a project by what its row calls it: the object in the name, then the column of trades, then its chain. `sure` is
 * false where words disagree or only the headquarters hints at it: then it is a suggestion.
 */
export function projectKindOf(row: Pick<LedgerRow, 'texts'>): { readonly kind: ProjectKind; readonly sure: boolean } {
  const { name, category, chain, headquarters } = row.texts
  const named = byName(name ?? '')
  const trade = category ? oneOf(CATEGORIES, category) : null
  if (named) {
    // A trade says less than an object: a school of 产业 stays a school, but then it is asked.
    const against = trade !== null && trade !== named.kind && trade !== 'publicBuilding'
    return { kind: named.kind, sure: named.sure && !against }
  }
  if (trade) return { kind: trade, sure: true }
  if (chain && INDUSTRY.test(chain)) return { kind: 'industrial', sure: true }
  return { kind: oneOf(CATEGORIES, chain ?? '') ?? oneOf(CATEGORIES, headquarters ?? '') ?? 'other', sure: false }
}

function byName(name: string): { kind: ProjectKind; sure: boolean } | null {
  const objects = objectsIn(name)
  const renewal = RENEWAL.test(name)
  if (renewal && SETTLEMENT.test(name)) return { kind: 'renovation', sure: objects.length === 0 }
  const [last] = objects
  if (!last) return renewal ? { kind: 'renovation', sure: false } : null
  if (renewal && (last.kind === 'publicBuilding' || last.kind === 'other')) return { kind: 'renovation', sure: false }
  return { kind: last.kind, sure: objects.length === 1 }
}
