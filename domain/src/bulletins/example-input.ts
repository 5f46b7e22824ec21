import { type CivilDate, civil } from '../calendar/civil-date.ts'
import { coded } from '../kernel/coded.ts'
import { printDocumentNumber } from './document-number.ts'
import type { NoticeInput, RankingRow, Requirement, Signal } from './notice-input.ts'

/** A week of a made-up district, for tests and for looking at the layout. No place, firm or person in it is real. */
export const exampleInput: NoticeInput = {
  issuer: '云山区重大项目推进办公室',
  documentNumber: printDocumentNumber('云项目办', 2026, 47),
  campaign: '“百日攻坚”行动',
  periodLabel: '第47周（11月16日—11月22日）',
  recipients: ['各镇人民政府', '各街道办事处', '各项目建设指挥部', '区政府有关部门', '各责任单位'],
  signer: '推进办主任',
  date: civil('2026-11-23'),
  asOf: civil('2026-11-20'),
  basis: 'dispatch',
  overall: {
    projects: 61,
    planFen: wan(13_908_000),
    doneFen: wan(12_251_900),
    completionRate: '88.1',
    calendarShare: '87.9',
    lagPoints: '0.2',
    onScheduleShare: '72.1',
    fundsInPlaceRate: '91.4',
    newProjects: 17,
    startedProjects: 15,
    startRate: '88.2',
    dueStartRate: '93.8',
    startOrResumeRate: '94.1',
    openingPlan: { planFen: wan(13_650_000), completionRate: '89.8' },
  },
  rankings: [
    {
      group: 'headquarters',
      criterion: 'lagPoints',
      rows: [
        row(1, '产业园区指挥部', 14, [5_236_000, 4_812_300], ['91.9', '88.2', '3.7', '85.7'], 1),
        row(2, '交通路网指挥部', 9, [3_120_000, 2_842_100], ['91.1', '88.0', '3.1', '77.8'], -1),
        row(3, '水利工程指挥部', 11, [1_846_500, 1_590_000], ['86.1', '87.5', '-1.4', '72.7'], 0),
        row(4, '城市更新指挥部', 15, [2_498_000, 2_101_900], ['84.1', '88.0', '-3.9', '66.7'], null),
        row(5, '民生事业指挥部', 12, [1_207_500, 905_600], ['75.0', '87.2', '-12.2', '58.3'], -1),
      ],
      total: row(null, '合计', 61, [13_908_000, 12_251_900], ['88.1', '87.9', '0.2', '72.1'], null),
    },
  ],
  signals: {
    standing: 'lights',
    items: signals(),
  },
  requirements: requirements(),
  copies: ['区委办公室', '区政府办公室', '区人大常委会办公室', '区政协办公室', '区委督查室', '区发展和改革局'],
}

function wan(amount: number): number {
  return amount * 1_000_000
}

function row(
  rank: number | null,
  name: string,
  members: number,
  [plan, done]: readonly [number, number],
  [completionRate, calendarShare, lagPoints, onScheduleShare]: readonly [string, string, string, string],
  rankChange: number | null,
): RankingRow {
  const money = { planFen: wan(plan), doneFen: wan(done) }
  return { rank, name, members, ...money, completionRate, calendarShare, lagPoints, onScheduleShare, rankChange }
}

function text(sentence: string) {
  return coded('bulletins.text', { text: sentence })
}

function signal(
  level: Signal['level'],
  [project, unit]: readonly [string, string],
  reason: string,
  ask?: readonly [of: string, what: string, until: string],
): Signal {
  const asked = ask && { of: ask[0], what: text(ask[1]), until: civil(ask[2]) as CivilDate }
  return { level, project, unit, reasons: [text(reason)], ...(asked ? { ask: asked } : {}) }
}

function signals(): readonly Signal[] {
  return [
    signal(
      'commend',
      ['新能源电池生产基地一期项目', '云山产业投资公司'],
      '本期考核节点“1号车间主体封顶”按期完成并核验，投资完成率快于序时进度6.4个百分点',
    ),
    signal(
      'severe',
      ['区中医院迁建项目', '区卫生健康局'],
      '考核节点“门诊楼主体封顶”承诺10月15日完成，至11月20日已超期36天',
      ['区住房和城乡建设局', '会同责任单位制定抢工方案，明确每周完成层数', '2026-11-27'],
    ),
    signal('warn', ['南环路快速化改造工程', '区交通运输局'], '投资完成率72.6%，落后序时进度15.4个百分点', [
      '区交通运输局',
      '完成K3至K5段管线迁改交底并恢复施工',
      '2026-11-30',
    ]),
    signal('warn', ['白沙河综合治理二期工程', '区水利局'], '按现有进度测算预计2027年2月8日完工，晚于承诺日期39天。', [
      '白沙镇人民政府',
      '完成剩余12户征迁并移交净地',
      '2026-12-05',
    ]),
    signal(
      'remind',
      ['城东片区供热管网改造项目', '区城市管理局'],
      '堵点“道路挖掘许可”承诺11月18日前解决，至11月20日未销号',
      ['区公安分局', '答复交通组织方案审查意见', '2026-11-25'],
    ),
  ]
}

function requirements(): readonly Requirement[] {
  return [
    {
      of: ['各责任单位'],
      what: text('对照本通报逐项核对数据，有出入的书面说明原因并附佐证材料'),
      until: civil('2026-11-25'),
    },
    {
      of: ['各指挥部', '区自然资源局', '区行政审批服务局'],
      what: text('对超期节点和未销号堵点逐项明确责任人和完成时限，报区推进办备案'),
      until: civil('2026-11-27'),
    },
  ]
}
