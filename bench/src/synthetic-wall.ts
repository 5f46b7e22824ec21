import { addDays, civil, dayNumberOf, toDayNumber } from '@guatu/domain/calendar/civil-date'
import { encodeWall } from '@guatu/domain/wall/encode-wall'
import {
  ASSESSED,
  CLAIMED,
  CRITICAL,
  type LevelLetter,
  MILESTONE,
  VERIFIED,
  type WallHead,
  type WallName,
  type WallRow,
  type WallRowActivities,
  type WallSnapshot,
} from '@guatu/domain/wall/snapshot'

const asOf = civil('2026-11-20')
const today = toDayNumber(asOf)

/** Repeatable numbers in [0, 1) from a seed (mulberry32); measurements only. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const names = (prefix: string, texts: readonly string[]): WallName[] =>
  texts.map((name, i) => ({ id: `${prefix}${i + 1}`, name }))
const headquarters = names('hq', [
  '先进制造业指挥部',
  '城市更新指挥部',
  '交通水利指挥部',
  '民生事业指挥部',
  '文旅融合指挥部',
])
const regions = names('r', ['东湖街道', '西岭镇', '高新园区', '临港片区', '北山镇', '南河街道', '古运河街道'])
const chains = names('c', ['锂电新能源', '高端装备', '医养健康', '新材料', '现代食品'])
const stages = names('s', ['前期', '落地', '在建', '试生产', '竣工'])
const classes = names('y', ['续建', '新开工', '竣工', '储备'])
const listings = names('l', ['省重大', '省重点', '市重点', '区重点'])
const owners = ['恒远新能源', '国投城建', '锦程置业', '泰和医药', '中科精工', '运河文旅', '绿源环保', '瑞丰食品']
const things = [
  '年产20GWh新能源动力电池及配套正极材料一体化生产基地项目（二期）',
  '城区老旧供热管网改造工程',
  '市立第三医院新院区暨区域医疗中心建设项目',
  '环湖快速路东段（金山大道至滨河路）道路及综合管廊工程',
  '高端数控机床智能制造产业园',
  '第二水厂扩建及原水输水管线工程',
  '古运河历史文化街区保护更新与文旅融合示范项目',
  '智慧冷链物流园',
  '锂电隔膜生产线技术改造',
  '职业教育产教融合实训基地一期工程',
  '大沙河流域综合治理',
  '光伏组件及储能系统集成制造项目',
]
const works = [
  '立项备案',
  '用地预审与选址',
  '规划许可',
  '施工许可',
  '场地平整',
  '桩基工程',
  '地下结构',
  '一号车间主体',
  '二号车间主体',
  '钢结构吊装',
  '屋面与围护',
  '给排水管网',
  '供电接入',
  '设备采购',
  '设备安装',
  '室外配套',
  '消防验收',
  '单机调试',
  '联动试车',
  '竣工验收',
]
const levels: readonly (readonly [LevelLetter, number])[] = [
  ['s', 0.07],
  ['w', 0.15],
  ['r', 0.16],
  ['c', 0.12],
  ['n', 0.46],
  ['-', 0.04],
]

const head: WallHead = {
  asOf,
  version: 1,
  palette: {
    s: { colour: 'red', word: '红牌' },
    w: { colour: 'yellow', word: '黄牌警示' },
    r: { colour: 'yellow', word: '黄牌提醒' },
    n: { colour: 'none', word: '正常' },
    c: { colour: 'blue', word: '蓝牌激励' },
    '-': { colour: 'none', word: '' },
  },
  periods: Array.from({ length: 8 }, (_, i) => ({ name: `第${39 + i}周`, end: addDays(civil('2026-09-27'), 7 * i) })),
}

/** A believable wall of any size: the picture of one seed is always the same. */
export function syntheticWall(projects: number, activities: number, seed = 1): WallSnapshot {
  const random = seeded(seed)
  const rows = Array.from({ length: projects }, (_, i) => syntheticRow(i, activities, random))
  return encodeWall(head, rows)
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!

function pickLevel(random: () => number): LevelLetter {
  let at = random()
  for (const [level, share] of levels) {
    if (at < share) return level
    at -= share
  }
  return 'n'
}

function syntheticRow(i: number, activities: number, random: () => number): WallRow {
  const level = pickLevel(random)
  const start = today - 120 - Math.floor(random() * 420)
  const span = 420 + Math.floor(random() * 500)
  const slip = level === 's' ? 40 + Math.floor(random() * 60) : level === 'w' ? 15 + Math.floor(random() * 40) : 0
  const date = (day: number) => addDays(civil('1970-01-01'), day)
  const reserve = random() < 0.08
  const plan = (2_000 + Math.floor(random() * 120_000)) * 1_000_000
  const share = Math.min(1, (today - dayNumberOf(2026, 1, 1) + 1) / 365)
  const lag = { s: -24, w: -13, r: -4, n: 1, c: 8, '-': 0 }[level] + Math.round(random() * 40) / 10
  const done = Math.round(((plan * (share * 100 + lag)) / 100) * 1)
  const judged = level !== '-' && !reserve
  const card = random() < 0.35 && level !== 'n' && level !== '-'
  return {
    id: uuid(random),
    name: `${pick(owners, random)}${things[i % things.length]}${i >= things.length ? `（${i + 1}号地块）` : ''}`,
    level,
    reason: reasonOf(level, random),
    card: card ? { level, on: date(today - 20 - Math.floor(random() * 40)) } : null,
    strip: Array.from({ length: 8 }, (_, k) => (k === 7 ? level : pickLevel(random))).join(''),
    headquarters: random() < 0.03 ? null : pick(headquarters, random),
    taskForce: { id: `t${i % 56}`, name: `${pick(chains, random).name}第${(i % 56) + 1}专班` },
    region: pick(regions, random),
    administration: pick(regions, random),
    chain: random() < 0.5 ? pick(chains, random) : null,
    stage: pick(stages, random),
    yearClass: reserve ? classes[3]! : pick(classes.slice(0, 3), random),
    unit: { id: `u${i % 40}`, name: `${pick(owners, random)}有限公司` },
    listings: listings.filter(() => random() < 0.3),
    plannedStart: date(start),
    committedFinish: date(start + span),
    forecastFinish: level === '-' ? null : date(start + span + slip + (level === 'c' ? -12 : 0)),
    physical: judged ? Math.max(0, Math.min(1000, Math.round(((today - start) / span) * 1000 + lag * 8))) : null,
    yearPlan: reserve ? null : plan,
    yearDone: reserve ? null : done,
    yearDue: reserve ? null : Math.round(plan * share),
    figuresOn: date(today - Math.floor(random() * 6)),
    lagPoints: judged ? Math.round(lag * 10) : null,
    completionRate: judged ? Math.round((done / plan) * 1000) : null,
    activities: syntheticActivities(start, span, slip, activities, random),
  }
}

/** As long and as random as a real id, so that the answer's size is honest. */
const uuid = (random: () => number): string =>
  '00000000-0000-7000-8000-000000000000'.replace(/0/g, () => Math.floor(random() * 16).toString(16))

function reasonOf(level: LevelLetter, random: () => number): WallRow['reason'] {
  const days = 1 + Math.floor(random() * 29)
  const params = { milestone: pick(works, random), dueOn: addDays(asOf, -days), days }
  if (level === 's') return { code: 'cards.rule.milestoneOverdueSevere', params: { ...params, days: days + 30 } }
  return level === 'w' ? { code: 'cards.rule.milestoneOverdueWarn', params } : null
}

function syntheticActivities(
  start: number,
  span: number,
  slip: number,
  count: number,
  random: () => number,
): WallRowActivities {
  const rows = Array.from({ length: count }, (_, k) => {
    const milestone = k % 5 === 4
    const at = start + Math.floor(((k + random() * 0.6) / count) * span)
    const length = milestone ? 0 : 20 + Math.floor((random() * span * 2.4) / count)
    const end = at + length
    const done = end < today ? 100 : at > today ? 0 : Math.round(((today - at) / Math.max(1, length)) * 90)
    const passed = milestone && end < today && !(slip > 0 && end > today - 60)
    const state = milestone ? MILESTONE | (k % 10 === 9 ? ASSESSED : 0) | (passed ? CLAIMED | VERIFIED : 0) : 0
    const late = at > today - 120 ? Math.round(slip * random()) : 0
    return { name: works[k % works.length]!, at, length, done, flags: state | (random() < 0.3 ? CRITICAL : 0), late }
  }).sort((a, b) => a.at - b.at)
  return {
    name: rows.map((r) => r.name),
    start: rows.map((r) => r.at),
    length: rows.map((r) => r.length),
    done: rows.map((r) => r.done),
    flags: rows.map((r) => r.flags),
    baselineStart: rows.map((r) => r.at - r.late),
    baselineLength: rows.map((r) => (r.length === 0 ? 0 : Math.max(1, r.length - (r.late >> 2)))),
  }
}
