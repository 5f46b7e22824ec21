import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import type { DistrictRows } from './district-rows.ts'
import type { DistrictTime } from './district-time.ts'
import type { Organization } from './generate-organization.ts'
import type { ProjectSketch } from './project-sketch.ts'
import type { Random } from './random.ts'

type Kind = {
  readonly factor: string
  readonly test: RegExp
  readonly waitsFor: string | null
  readonly level: string
  text(n: number): string
}

const KINDS: readonly Kind[] = [
  {
    factor: 'land',
    test: /土地/,
    waitsFor: '区自然资源局',
    level: 'district',
    text: (n) => `土地指标未落实，尚有${n}亩未完成征收`,
  },
  { factor: 'energy', test: /能评/, waitsFor: '区发改局', level: 'city', text: () => '能评尚未批复' },
  {
    factor: 'environment',
    test: /VOCs/,
    waitsFor: '区生态环境局',
    level: 'city',
    text: () => 'VOCs排放总量替代指标未落实',
  },
  { factor: 'approval', test: /许可/, waitsFor: '区行政审批局', level: 'district', text: () => '施工许可证未办理' },
  {
    factor: 'utilities',
    test: /临电|水电/,
    waitsFor: '区供电公司',
    level: 'headquarters',
    text: () => '10kV施工临电未接入',
  },
  {
    factor: 'demolition',
    test: /搬迁/,
    waitsFor: null,
    level: 'headquarters',
    text: (n) => `红线内${n}户未签订搬迁协议`,
  },
  { factor: 'labour', test: /焊工/, waitsFor: null, level: 'taskForce', text: (n) => `缺熟练焊工${n}人` },
  {
    factor: 'funds',
    test: /贷款/,
    waitsFor: null,
    level: 'headquarters',
    text: (n) => `银行贷款未到位，缺口${n}00万元`,
  },
]
const OWN = KINDS.filter((k) => k.waitsFor === null)

export type BottleneckCourse = {
  readonly projectId: string
  readonly officer: string
  readonly sketch: ProjectSketch
  readonly organization: Organization
  readonly time: DistrictTime
  readonly random: Random
}

/** What blocks the project now and what did: some waiting for named offices, some past their date, some resolved. */
export function generateBottlenecks(rows: DistrictRows, course: BottleneckCourse): void {
  const { sketch, time, random } = course
  const { today } = time
  const fate = sketch.fate
  if (fate === 'completed') return
  if (sketch.problem) {
    const [text, due] = sketch.problem
    const kind = KINDS.find((k) => k.test.test(text)) ?? KINDS[0]!
    const raised = addDays(today, -random.int(20, 60))
    open(rows, course, kind, text, raised, due > today ? (due as CivilDate) : addDays(today, random.int(6, 40)))
  }
  if (fate === 'ownBottleneck') {
    const kind = random.pick(OWN)
    open(rows, course, kind, kind.text(random.int(8, 36)), addDays(today, -38), addDays(today, -random.int(3, 7)))
  } else if (random.chance(0.16)) {
    const kind = random.pick(KINDS.filter((k) => k.waitsFor !== null))
    open(
      rows,
      course,
      kind,
      kind.text(random.int(8, 60)),
      addDays(today, -random.int(30, 50)),
      addDays(today, -random.int(2, 15)),
    )
  }
  if (random.chance(0.4)) resolved(rows, course)
}

function open(
  rows: DistrictRows,
  { projectId, organization, time, random, officer }: BottleneckCourse,
  kind: Kind,
  text: string,
  raised: CivilDate,
  due: CivilDate,
): string {
  const recordedAt = time.at(raised, 15, random.int(0, 59))
  const id = random.id(recordedAt)
  rows.bottleneck.push({
    id,
    projectId,
    text,
    factor: kind.factor,
    waitsForUnitId: kind.waitsFor === null ? null : organization.unitId(kind.waitsFor),
    level: kind.level,
    dueOn: due,
    duePrecision: 'day',
    source: 'entered',
    occurredOn: raised,
    recordedAt,
    actorId: null,
    supersedes: null,
  })
  if (kind.waitsFor !== null && random.chance(0.7))
    event(rows, { projectId, time, random }, id, 'claimed', addDays(raised, 2), kind.waitsFor)
  if (kind.level === 'city' && random.chance(0.5))
    event(rows, { projectId, time, random }, id, 'escalated', addDays(raised, 12), officer)
  return id
}

/** Raised in autumn, solved some days before or after its date. */
function resolved(rows: DistrictRows, course: BottleneckCourse): void {
  const { time, random } = course
  const kind = random.pick(KINDS)
  const raised = addDays(time.today, -random.int(60, 75))
  if (raised <= time.setupOn) return
  const solved = addDays(raised, random.int(15, 45))
  const due = addDays(solved, random.int(0, 6))
  const id = open(rows, course, kind, kind.text(random.int(5, 50)), raised, due)
  event(rows, course, id, 'resolved', solved, kind.waitsFor ?? course.officer)
}

function event(
  rows: DistrictRows,
  { projectId, time, random }: Pick<BottleneckCourse, 'projectId' | 'time' | 'random'>,
  bottleneckId: string,
  what: string,
  day: CivilDate,
  actor: string,
): void {
  const occurredOn = day < time.today ? day : time.today
  const recordedAt = time.at(occurredOn, 16, random.int(0, 59))
  const level = what === 'escalated' ? 'city' : null
  const bare = { dueOn: null, duePrecision: null, level, note: '', actorId: null, supersedes: null }
  rows.bottleneckEvent.push({
    id: random.id(recordedAt),
    bottleneckId,
    projectId,
    event: what,
    occurredOn,
    recordedAt,
    actor,
    ...bare,
  })
}
