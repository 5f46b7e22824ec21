import type { LedgerField } from './ledger-row.ts'

/** One way of saying a field: fits the column's own header (`leaf`) or the whole path of merged headers above it. */
type Word = { readonly form: RegExp; readonly score: number; readonly over: 'leaf' | 'path' }

const leaf = (form: RegExp, score: number): Word => ({ form, score, over: 'leaf' })
const path = (form: RegExp, score: number): Word => ({ form, score, over: 'path' })

/** A header below this score is only a guess: each of its cells is doubtful. */
export const SURE = 6

/** Header words by field. Leaf texts come without units, brackets of units and blanks. */
export const FIELD_WORDS: readonly (readonly [LedgerField, readonly Word[]])[] = [
  ['number', [leaf(/^(?:序号|编号|项目序号|总序号|No\.?|#)$/i, 10)]],
  [
    'name',
    [
      leaf(/^(?:重点|重大|建设|攻坚)*(?:项目|工程)(?:\(工程\)|（工程）)?名称$/, 10),
      leaf(/^(?:项目|工程)$/, 7),
      leaf(/(?:项目|工程)名称/, 8),
    ],
  ],
  [
    'owner',
    [
      leaf(/^(?:项目)?(?:建设|实施|投资)(?:单位|主体)(?:名称)?(?:[/、(（].*)?$/, 10),
      leaf(/^(?:项目)?(?:业主|法人)(?:单位|名称)?$|^(?:项目|企业)单位(?:名称)?$|^项目法人/, 10),
      leaf(/^(?:企业|公司)(?:名称)?$|^(?:申报|承建)(?:单位|企业)$/, 8),
      leaf(/业主/, 7),
    ],
  ],
  ['uscc', [leaf(/信用代码|社会信用/, 10)]],
  ['projectCode', [leaf(/^(?:投资)?项目(?:统一)?代码|^项目编码$|在线(?:审批)?(?:监管)?平台代码|赋码/, 10)]],
  [
    'site',
    [
      leaf(
        /^(?:项目)?(?:建设)?(?:地点|地址|位置)$|^项目选址|^所?在?(?:镇街|乡镇|镇\(街\)|街镇)$|^属地$|^所在(?:地|区域|县区)$|^隶属$/,
        9,
      ),
    ],
  ],
  ['chain', [leaf(/产业链/, 10), leaf(/^所属链条$/, 8)]],
  ['category', [leaf(/^(?:所属)?(?:行业|产业|领域)(?:类别|分类|类型)?$|^项目类型$/, 9)]],
  ['content', [leaf(/建设(?:内容|规模)|规模(?:及|和)内容/, 9)]],
  ['progress', [leaf(/形象进度|工程进度|(?:目前|最新|建设|工作|推进|项目)进展|^进展(?:情况)?$|推进情况/, 9)]],
  ['headquarters', [leaf(/^(?:所属|牵头)?指挥部(?:名称)?$/, 10)]],
  ['taskForce', [leaf(/^(?:工作|项目|推进|服务|所属)?专班(?:名称)?$/, 10)]],
  [
    'sponsor',
    [leaf(/(?:包保|包联|包抓|挂包|挂钩|联系|县级|区级|市级|责任|牵头|分管)(?:县级|区级|市级)?领导|^包保人$|^领导$/, 9)],
  ],
  [
    'leadUnit',
    [
      leaf(
        /^(?:项目)?(?:责任|牵头|主管|推进)(?:单位|部门)$|^(?:行业)?主管(?:部门|单位)$|^牵头(?:责任)?(?:单位|部门)$/,
        10,
      ),
    ],
  ],
  ['serviceOfficer', [leaf(/帮办(?:专员|人员|员)?$|服务(?:专员|秘书|管家)|^专员$/, 9)]],
  ['liaison', [leaf(/^(?:项目)?(?:联络员|联系人)(?:姓名)?$/, 10)]],
  ['phone', [leaf(/^(?:联系)?(?:电话|手机|方式)(?:号码)?$|^联系方式$/, 9)]],
  ['note', [leaf(/^(?:备注|说明)$/, 10)]],
  ['kind', [leaf(/^(?:年度|项目)?(?:类别|分类|状态)$|^(?:新|续)建[/、](?:续|新)建$|^续\/?新建$|^建设状态$/, 8)]],
  ['nature', [leaf(/^(?:建设|项目)性质$/, 8)]],
  [
    'total',
    [
      leaf(/^(?:项目)?(?:计划|概算|估算)?总投资(?:额|规模)?$|^投资(?:总额|总规模)$|^总概算$/, 10),
      leaf(/^(?!.*(?:完成|到位|率|%|年度|本年|20\d\d|累计)).*总投资/, 8),
      path(/(?:总投资(?:额)?|投资总额)\/(?:合计|小计|总额|总计)$/, 9),
    ],
  ],
  [
    'toLastYear',
    [
      leaf(/(?:至|截[至止])(?:20\d\d|上|去)年(?:年?[底末]|12月(?:底|末|31日)?).*(?:完成|到位)/, 10),
      leaf(/(?:上|去)年[底末].*累计/, 10),
    ],
  ],
  [
    'sinceStart',
    [
      leaf(/(?:自?开工|建设)以?来.*(?:累计|完成)|开工.*累计完成|累计完成总?投资.*开工/, 10),
      leaf(/^(?:截[至止].*)?累计(?:已|实际)*完成(?:总?投资)?(?:额)?$/, 3),
    ],
  ],
  [
    'yearPlan',
    [
      leaf(/^(?:20\d\d年?(?:度)?|本年度?|今年|当年|年度|年)(?:计划|目标)(?:完成)?投资(?:额|目标|任务)?$/, 9),
      leaf(/^计划(?:完成)?投资(?:额)?$/, 4),
      leaf(
        /^(?:20\d\d年?|本年|今年|当年|本年度|年度)+(?:投资)?计划(?:投资)?(?:额)?$|^(?:年度|本年|今年)投资(?:计划|目标|任务)$|^年投资计划(?:_.*)?$/,
        10,
      ),
      path(/(?:20\d\d年|年度|本年|今年).*\/(?:年度)?计划(?:投资|数|额)?$/, 9),
      path(/(?:年度计划|年度?计划投资|20\d\d年计划).*\/(?:合计|小计)$/, 9),
    ],
  ],
  [
    'periodDone',
    [
      leaf(/(?:本|当|上|单)(?:月|周|期|旬|季度?)(?:新增)?完成/, 10),
      leaf(/^(?:其中)?[:：]?\d{1,2}月(?:份)?(?:当月)?完成/, 9),
    ],
  ],
  [
    'yearDone',
    [
      leaf(/^(?:20\d\d年|本年度?|今年|当年|年度|年初至今|年内)(?:以来)?(?:已|累计)*(?:实际)?完成(?:投资)?(?:额)?$/, 10),
      leaf(/^(?:20\d\d年)?1[-—–至~]\d{1,2}月份?(?:份)?(?:累计)?(?:实际)?(?:已)?完成(?:投资)?(?:额)?$/, 10),
      path(/(?:20\d\d年|年度|本年|今年).*\/(?:已|累计|实际)*完成(?:投资)?(?:额|数)?$/, 10),
      leaf(/^(?:截[至止].*)?(?:已|实际)完成(?:年度)?投资(?:额)?$|^完成投资额?(?:_.*)?$/, 8),
      leaf(/年初(?:以来|至今|至.*)?(?:累计)?(?:已|实际)?完成/, 10),
      path(/(?:年度|本年|今年|20\d\d年).*完成.*\/(?:合计|小计)$/, 9),
      leaf(/^(?:截[至止].*)?(?:累计|目前)(?:已|实际)*完成(?:总?投资)?(?:额)?$/, 4),
    ],
  ],
  ['completionRate', [leaf(/完成(?:率|比例|占比|百分比)|^占(?:年度)?计划(?:的)?%?$/, 10)]],
  [
    'startFinish',
    [
      leaf(
        /^(?:项目)?(?:开竣工|起止|建设起止|建设)(?:时间|年限|日期|期限|年月|工期)$|^建设(?:周期|期限|年限|工期)$|^开(?:工)?[、及/]?竣工(?:时间|日期)$/,
        9,
      ),
    ],
  ],
  ['actualStart', [leaf(/^实际开工/, 9)]],
  [
    'start',
    [
      leaf(/^(?:项目)?(?:计划|拟|预计)?(?:开工|启动)(?:建设)?(?:时间|日期|年月|时限)?$/, 10),
      path(/(?:时限|时间|工期|年限|期限|周期)\/(?:开工|起|起始|开始)$/, 9),
    ],
  ],
  ['actualFinish', [leaf(/^实际(?:竣工|完工)/, 9)]],
  [
    'finish',
    [
      leaf(
        /^(?:项目)?(?:计划|拟|预计|合同)?(?:全部)?(?:竣工|完工|建成|交工)(?:投用|投产)?(?:时间|日期|年月|时限|节点)?$/,
        10,
      ),
      path(/(?:时限|时间|工期|年限|期限|周期)\/(?:竣工|完工|止|终止|结束)$/, 9),
      leaf(/^(?:计划)?(?:投产|投用)(?:时间|日期)$/, 4),
    ],
  ],
  ['problem.factor', [leaf(/要素(?:类别|类型|保障)?$|问题(?:类别|类型|分类)/, 10)]],
  ['problem.due', [leaf(/^(?!.*(?:问题|困难|堵点)).*(?:解决|化解|办结|整改|销号)(?:时限|时间|期限)|^完成时限$/, 9)]],
  [
    'problem.text',
    [leaf(/问题描述|(?:存在|主要|突出|困难)(?:的|主要)*问题|困难|堵点|需.{0,6}协调.{0,6}(?:事项|问题)/, 9)],
  ],
]

const found = new Map<string, readonly (readonly [LedgerField, number])[]>()

/** Fields a header may mean, likeliest first. `path` is the headers from top to bottom joined by '/'. */
export function fieldsOfHeader(pathText: string): readonly (readonly [LedgerField, number])[] {
  const seen = found.get(pathText)
  if (seen) return seen
  const leafText = pathText.slice(pathText.lastIndexOf('/') + 1)
  const scores: (readonly [LedgerField, number])[] = []
  for (const [field, words] of FIELD_WORDS) {
    const score = Math.max(0, ...words.map((w) => (w.form.test(w.over === 'leaf' ? leafText : pathText) ? w.score : 0)))
    if (score > 0) scores.push([field, score])
  }
  scores.sort((a, b) => b[1] - a[1])
  if (found.size < 5000) found.set(pathText, scores)
  return scores
}

/** "1亿元以上项目" names an amount, no unit. */
const UNIT_WORD = /(?<![\d.一二三四五六七八九十百两几数])(亿|千万|百万|万|千)?(美|欧|港|日)?元/g
const POWERS: Readonly<Record<string, number>> = { 亿: 8, 千万: 7, 百万: 6, 万: 4, 千: 3, '': 0 }

/** Units of money named in a text as powers of ten; foreign currencies are left out and said so. */
export function unitsIn(text: string): { readonly powers: readonly number[]; readonly foreign: boolean } {
  const powers = new Set<number>()
  let foreign = false
  for (const m of text.matchAll(UNIT_WORD)) {
    if (m[2]) foreign = true
    else powers.add(POWERS[m[1] ?? '']!)
  }
  return { powers: [...powers], foreign }
}

/** Header without its unit: "总投资（亿元）", "完成投资额_亿元" → "总投资", "完成投资额". */
export const withoutUnit = (text: string): string =>
  text
    .replace(/[（(【[_][^（()）]*(?:元|%|亩|人|个)[^（()）]*[）)】\]]?/g, '')
    .replace(/[，,:：]?(?:单位[:：])?(?:亿|万|千|百万)元$/, '')
    .replace(/^其中[:：]?/, '')
