import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, civil, yearOf } from '../calendar/civil-date.ts'
import { periodOf, WEEKLY } from '../reports/periods.ts'
import type {
  BottleneckFact,
  CommitmentFact,
  Fact,
  ForecastFact,
  HazardFact,
  MilestoneFact,
  PauseFact,
  ProjectFacts,
  ProjectHead,
  ProjectRevision,
  ReportFact,
  YearPlanFact,
} from '../reports/project-facts.ts'
import { DEFAULT_PROJECT_RULES } from './default-rule-set.ts'
import { type Closing, calendarAt, type NoticeRevision, type RuleSetRevision, replay, verdictAt } from './replay.ts'

const START = civil('2026-06-01')

const head: ProjectHead = {
  id: 'p',
  name: '项目',
  yearClass: 'carriedOver',
  kind: 'industrial',
  stage: 'building',
  listings: [],
  ownerUnit: 'u1',
  plannedStart: null,
  startedOn: null,
  finishedOn: null,
  totalInvestment: null,
}

/** What can happen on a day of the stream; numbers are picked by fast-check and mean what the step says. */
type Step =
  | { readonly kind: 'report'; readonly percent: number; readonly lateDays: number }
  | { readonly kind: 'correction'; readonly percent: number }
  | { readonly kind: 'moveCommitment'; readonly days: number; readonly finish: boolean }
  | { readonly kind: 'notice'; readonly offset: number }
  | { readonly kind: 'crew'; readonly unit: number }
  | { readonly kind: 'rules'; readonly bound: number }
  | { readonly kind: 'claim' | 'verify' | 'refuse' }
  | { readonly kind: 'wait' | 'pause'; readonly days: number }
  | { readonly kind: 'bottleneck'; readonly days: number }
  | { readonly kind: 'forecast'; readonly slip: number }
  | { readonly kind: 'plan'; readonly total: number }
  | { readonly kind: 'hazard' }
  | { readonly kind: 'close' }

const percent = fc.integer({ min: 0, max: 130 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({ kind: fc.constant('report' as const), percent, lateDays: fc.integer({ min: 0, max: 9 }) }),
    weight: 5,
  },
  fc.record({ kind: fc.constant('correction' as const), percent }),
  fc.record({
    kind: fc.constant('moveCommitment' as const),
    days: fc.integer({ min: -30, max: 90 }),
    finish: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('notice' as const), offset: fc.integer({ min: -20, max: 40 }) }),
  fc.record({ kind: fc.constant('crew' as const), unit: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('rules' as const), bound: fc.integer({ min: 5, max: 25 }) }),
  fc.record({ kind: fc.constantFrom('claim' as const, 'verify' as const, 'refuse' as const) }),
  fc.record({ kind: fc.constantFrom('wait' as const, 'pause' as const), days: fc.integer({ min: 0, max: 40 }) }),
  fc.record({ kind: fc.constant('bottleneck' as const), days: fc.integer({ min: 0, max: 30 }) }),
  fc.record({ kind: fc.constant('forecast' as const), slip: fc.integer({ min: -30, max: 120 }) }),
  fc.record({ kind: fc.constant('plan' as const), total: fc.integer({ min: 0, max: 2_000_000 }) }),
  fc.record({ kind: fc.constant('hazard' as const) }),
  { arbitrary: fc.record({ kind: fc.constant('close' as const) }), weight: 4 },
)
const stream = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), step), { minLength: 5, maxLength: 40 })

/** A small living system: facts are appended only; at each close the verdict is stored as it stands. */
class House {
  today: CivilDate = START
  tick = 0
  reports: ReportFact[] = []
  commitments: CommitmentFact[] = []
  milestones: MilestoneFact[] = []
  yearPlans: YearPlanFact[] = []
  bottlenecks: BottleneckFact[] = []
  forecasts: ForecastFact[] = []
  pauses: PauseFact[] = []
  hazards: HazardFact[] = []
  revisions: ProjectRevision[] = []
  ruleSets: RuleSetRevision[] = []
  notices: NoticeRevision[] = []
  closings: Closing[] = []
  stored = new Map<string, string>()

  constructor() {
    this.ruleSets.push({ ...this.fact('2026-01-01'), ruleSet: DEFAULT_PROJECT_RULES })
    this.revisions.push({ ...this.fact('2026-01-01'), head })
    this.yearPlans.push({ ...this.fact('2026-01-01'), year: 2026, months: null, total: 1_000_000 })
    this.yearPlans.push({ ...this.fact('2026-01-01'), year: 2027, months: null, total: 1_000_000 })
    this.milestones.push({
      ...this.fact('2026-01-01'),
      id: 'm',
      name: '主体封顶',
      assessed: true,
      events: [],
      waits: [],
    })
    this.commit('m', civil('2026-07-15'))
    this.commit(null, civil('2026-12-31'))
  }
  now(): string {
    const seconds = String(this.tick % 60).padStart(2, '0')
    const minutes = String(Math.floor(this.tick / 60)).padStart(2, '0')
    return `${this.today}T01:${minutes}:${seconds}.000Z`
  }
  fact(on: string = this.today): Fact {
    this.tick += 1
    return { id: `f${String(this.tick).padStart(4, '0')}`, occurredOn: civil(on), recordedAt: this.now() }
  }
  commit(milestoneId: string | null, date: CivilDate): void {
    this.commitments.push({ ...this.fact(), milestoneId, date, reason: 'r', approver: 'a' })
  }
  milestone(change: (m: MilestoneFact) => Partial<MilestoneFact>): void {
    this.milestones = this.milestones.map((m) => ({ ...m, ...change(m) }))
  }
  facts(): ProjectFacts {
    const { reports, commitments, milestones, yearPlans, bottlenecks, forecasts, pauses, hazards, revisions } = this
    const lists = { reports, commitments, milestones, yearPlans, bottlenecks, forecasts, pauses, hazards, revisions }
    // A copy of today's heads and lists: what the running system has in its hands at this moment.
    return { ...structuredClone(lists), project: revisions.at(-1)!.head, rhythm: WEEKLY, exemptions: [] }
  }
  do(s: Step): void {
    const { today } = this
    switch (s.kind) {
      case 'report': {
        const on = addDays(today, -s.lateDays)
        const doneThisYear = s.percent * 10_000
        this.reports.push({ ...this.fact(on), ...blankReport, periodKey: 'k', doneThisYear })
        return
      }
      case 'correction': {
        const last = this.reports.filter((r) => !this.reports.some((o) => o.supersedes === r.id)).at(-1)
        if (!last) return
        const doneThisYear = s.percent * 10_000
        this.reports.push({ ...last, ...this.fact(last.occurredOn), supersedes: last.id, doneThisYear })
        return
      }
      case 'moveCommitment':
        this.commit(s.finish ? null : 'm', addDays(s.finish ? civil('2026-12-31') : civil('2026-07-15'), s.days))
        return
      case 'notice': {
        const notice = { year: yearOf(today), off: [addDays(today, s.offset)], on: [], official: true }
        this.notices.push({ ...this.fact(), notice })
        return
      }
      case 'crew':
        this.revisions.push({ ...this.fact(), head: { ...head, ownerUnit: `u${s.unit}` } })
        return
      case 'rules': {
        const version = String(this.ruleSets.length + 1)
        const rules = DEFAULT_PROJECT_RULES.rules.map((r) =>
          r.id === 'lagSevere' ? { ...r, all: [{ metric: 'lagPoints', op: '<' as const, bound: `-${s.bound}.0` }] } : r,
        )
        this.ruleSets.push({ ...this.fact(), ruleSet: { ...DEFAULT_PROJECT_RULES, version, rules } })
        return
      }
      default:
        this.doMore(s)
    }
  }
  doMore(s: Step): void {
    const { today } = this
    switch (s.kind) {
      case 'claim':
      case 'verify':
      case 'refuse': {
        const kind = ({ claim: 'claimed', verify: 'verified', refuse: 'refused' } as const)[s.kind]
        this.milestone((m) => ({ events: [...m.events, { ...this.fact(), kind }] }))
        return
      }
      case 'wait':
        this.milestone((m) => ({
          waits: [...m.waits, { ...this.fact(), unit: 'u2', to: addDays(today, s.days) }],
        }))
        return
      case 'pause':
        this.pauses.push({ ...this.fact(), from: today, to: addDays(today, s.days), reason: 'r', approver: 'a' })
        return
      case 'bottleneck': {
        const dueOn = addDays(today, s.days)
        this.bottlenecks.push({ ...this.fact(), title: '用地', factor: 'land', waitsForUnit: null, dueOn, events: [] })
        return
      }
      case 'forecast':
        this.forecasts.push({ ...this.fact(), kind: 'deterministic', finish: addDays(civil('2026-12-31'), s.slip) })
        return
      case 'plan':
        this.yearPlans.push({ ...this.fact(), year: yearOf(today), months: null, total: s.total })
        return
      case 'hazard':
        this.hazards.push({ ...this.fact(), major: true, closed: null })
        return
      case 'close':
        this.close()
    }
  }
  close(): void {
    const knownAt = this.now()
    const period = periodOf(WEEKLY, this.today, calendarAt(this.notices, knownAt)).key
    if (this.stored.has(period)) return
    this.closings.push({ period, asOf: this.today, knownAt })
    const registers = { ruleSets: [...this.ruleSets], notices: [...this.notices] }
    this.stored.set(period, JSON.stringify(verdictAt(this.facts(), registers, { asOf: this.today, knownAt })))
  }
}

const blankReport = {
  physicalPercent: null,
  fundsArrivedThisYear: null,
  supersedes: null,
  filledFor: null,
  late: false,
}

function lived(steps: readonly (readonly [number, Step])[]): House {
  const house = new House()
  for (const [days, s] of steps) {
    house.today = addDays(house.today, days)
    house.do(s)
  }
  house.today = addDays(house.today, 8)
  house.close()
  return house
}

const reversed = (facts: ProjectFacts): ProjectFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, Array.isArray(value) ? [...value].reverse() : value]),
  ) as unknown as ProjectFacts

describe('any stream of reports, corrections, moves, notices, crews, rules and closes', () => {
  it('replays at every close to what was shown then, byte for byte', () => {
    fc.assert(
      fc.property(stream, (steps) => {
        const house = lived(steps)
        expect(replay(house.facts(), house, house.closings, house.stored)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same live verdict after a rebuild, in whatever order the facts are loaded', () => {
    fc.assert(
      fc.property(stream, (steps) => {
        const house = lived(steps)
        const at = { asOf: house.today, knownAt: house.now() }
        const rebuilt = verdictAt(
          reversed(house.facts()),
          { ruleSets: [...house.ruleSets].reverse(), notices: [...house.notices].reverse() },
          at,
        )
        expect(JSON.stringify(rebuilt)).toBe(house.stored.get(house.closings.at(-1)!.period))
      }),
      { numRuns: 150 },
    )
  })

  it('reaches every level, so that the property is not about silence', () => {
    const levels = new Set<string>()
    const samples = fc.sample(stream, { numRuns: 200, seed: 7 })
    for (const steps of samples) for (const json of lived(steps).stored.values()) levels.add(JSON.parse(json).level)
    expect([...levels].sort()).toEqual(expect.arrayContaining(['normal', 'remind', 'severe', 'warn']))
  })

  it('shows a difference when a stored verdict was touched', () => {
    const house = lived([[0, { kind: 'report', percent: 10, lateDays: 0 }]])
    const [closing] = house.closings
    house.stored.set(closing!.period, house.stored.get(closing!.period)!.replace('severe', 'normal'))
    expect(replay(house.facts(), house, house.closings, house.stored)).toHaveLength(1)
  })
})
