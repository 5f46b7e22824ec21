import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, civil } from '../calendar/civil-date.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { MONTHLY, WEEKLY } from '../reports/periods.ts'
import type { BottleneckFact, MilestoneFact, ProjectFacts, ReportFact } from '../reports/project-facts.ts'
import { DEFAULT_PROJECT_RULES } from './default-rule-set.ts'
import { judgeProject } from './judge-project.ts'
import { heldByOthers } from './waiting-units.ts'

const calendar = buildWorkingCalendar([])
const asOf = civil('2026-11-20')
const later = '2026-12-31T00:00:00.000Z'
const fact = (id: string, on = '2026-01-01', recordedAt = `${on}T02:00:00.000Z`) => ({
  id,
  occurredOn: civil(on),
  recordedAt,
})

const report = (id: string, on: string, doneThisYear: number): ReportFact => ({
  ...fact(id, on),
  periodKey: id,
  doneThisYear,
  physicalPercent: null,
  fundsArrivedThisYear: null,
  supersedes: null,
  filledFor: null,
  late: false,
})

/** A year's plan of 10,000 yuan, equal months; 20 November is 88.9 % of the year. */
const project = (change: Partial<ProjectFacts> = {}): ProjectFacts => ({
  project: {
    id: 'p',
    name: '医院',
    yearClass: 'carriedOver',
    kind: 'publicBuilding',
    stage: 'building',
    listings: [],
    ownerUnit: 'u1',
    plannedStart: null,
    startedOn: null,
    finishedOn: null,
    totalInvestment: null,
  },
  rhythm: WEEKLY,
  commitments: [],
  yearPlans: [{ ...fact('plan'), year: 2026, months: null, total: 10_000_00 }],
  reports: [report('r', '2026-11-20', 8_900_00)],
  milestones: [],
  bottlenecks: [],
  forecasts: [],
  pauses: [],
  hazards: [],
  exemptions: [],
  ...change,
})
const light = (facts: ProjectFacts, at: CivilDate = asOf, knownAt = later) => {
  const verdict = judgeProject(facts, DEFAULT_PROJECT_RULES, calendar, { asOf: at, knownAt })
  return [verdict.level, verdict.ruleId]
}
const milestone = (due: string, change: Partial<MilestoneFact> = {}) => ({
  milestones: [{ ...fact('m'), name: '封顶', assessed: true, events: [], waits: [], ...change }],
  commitments: [{ ...fact('c'), milestoneId: 'm', date: civil(due), reason: null, approver: null }],
})

describe('investment lag', () => {
  it.each([
    [6_883_00, '-20.1', 'severe', 'lagSevere'],
    [6_884_00, '-20.049, printed -20.0', 'warn', 'lagWarn'],
    [6_889_00, '-20.0', 'warn', 'lagWarn'],
    [7_883_00, '-10.1', 'warn', 'lagWarn'],
    [7_889_00, '-10.0', 'normal', null],
  ])('with %i fen done (%s points) is %s', (done, _, level, rule) => {
    expect(light(project({ reports: [report('r', '2026-11-20', done)] }))).toEqual([level, rule])
  })
  it('has no value for reserve projects, before the planned start, after completion, in a pause and in January', () => {
    const behind = { reports: [report('r', '2026-11-20', 1_00)] }
    const head = project().project
    expect(light(project({ ...behind, project: { ...head, yearClass: 'reserve' } }))).toEqual(['normal', null])
    expect(light(project({ ...behind, project: { ...head, plannedStart: civil('2026-11-21') } }))).toEqual([
      'normal',
      null,
    ])
    expect(light(project({ ...behind, project: { ...head, finishedOn: civil('2026-11-20') } }))).toEqual([
      'normal',
      null,
    ])
    const pause = { ...fact('x', '2026-11-01'), from: civil('2026-11-16'), to: null, reason: 'r', approver: 'a' }
    expect(light(project({ ...behind, pauses: [pause] }))).toEqual(['normal', null])
    const january = {
      yearPlans: [{ ...fact('plan'), year: 2026, months: null, total: 10_000_00 }],
      reports: [report('r', '2026-01-30', 0)],
    }
    expect(light(project(january), civil('2026-01-30'))).toEqual(['normal', null])
  })
  it('judges a pause that does not cover the period from its opening', () => {
    const pause = { ...fact('x', '2026-11-01'), from: civil('2026-11-17'), to: null, reason: 'r', approver: 'a' }
    expect(light(project({ reports: [report('r', '2026-11-20', 1_00)], pauses: [pause] }))).toEqual([
      'severe',
      'lagSevere',
    ])
  })
  it('of a figure older than one period gives a reminder and never a worse level', () => {
    const old = project({ reports: [report('r', '2026-11-13', 1_00)] })
    // Friday the 20th is the cut-off itself: up to its end last week's figure is the newest one due.
    expect(light(old, civil('2026-11-20'))).toEqual(['severe', 'lagSevere'])
    expect(light(old, civil('2026-11-21'))).toEqual(['remind', 'figuresOld'])
  })
  it('takes the plan in force at the figure and not the later one', () => {
    const plans = [...project().yearPlans, { ...fact('plan2', '2026-11-21'), year: 2026, months: null, total: 1_00 }]
    expect(
      light(project({ yearPlans: plans, reports: [report('r', '2026-11-20', 6_000_00)] }), civil('2026-11-21')),
    ).toEqual(['severe', 'lagSevere'])
  })
  it('takes a correction, as soon as it is known and not before', () => {
    const wrong = report('r1', '2026-11-20', 1_00)
    const right = { ...report('r2', '2026-11-20', 8_900_00), supersedes: 'r1', recordedAt: '2026-11-23T02:00:00.000Z' }
    const facts = project({ reports: [right, wrong] })
    expect(light(facts, asOf, '2026-11-23T01:59:59.999Z')).toEqual(['severe', 'lagSevere'])
    expect(light(facts, asOf, '2026-11-23T02:00:00Z')).toEqual(['normal', null])
  })
})

describe('assessed milestones', () => {
  it.each([
    ['2026-10-20', 'severe', 'milestoneOverdueSevere'],
    ['2026-10-21', 'warn', 'milestoneOverdueWarn'],
    ['2026-11-19', 'warn', 'milestoneOverdueWarn'],
    ['2026-11-20', 'remind', 'milestoneDueSoon'],
    ['2026-11-25', 'remind', 'milestoneDueSoon'],
    ['2026-11-26', 'normal', null],
  ])('due on %s are on 20 November %s', (due, level, rule) => {
    expect(light(project(milestone(due)))).toEqual([level, rule])
  })
  it('claimed and not verified are neither met nor late; refused they were never claimed', () => {
    const claimed = { ...fact('e1', '2026-10-19'), kind: 'claimed' as const }
    const refused = { ...fact('e2', '2026-11-10'), kind: 'refused' as const }
    expect(light(project(milestone('2026-10-20', { events: [claimed] })))).toEqual(['normal', null])
    expect(light(project(milestone('2026-10-20', { events: [refused, claimed] })))).toEqual([
      'severe',
      'milestoneOverdueSevere',
    ])
  })
  it('that are not assessed light nothing', () => {
    expect(light(project(milestone('2026-10-01', { assessed: false })))).toEqual(['normal', null])
  })
  it('that wait for another unit light the project only as a reminder, and that unit', () => {
    const facts = project(milestone('2026-10-01', { waits: [{ ...fact('w', '2026-10-10'), unit: 'u2', to: null }] }))
    expect(light(facts)).toEqual(['remind', 'milestoneWaits'])
    expect(heldByOthers(facts, { asOf, knownAt: later })).toMatchObject([{ unit: 'u2', what: 'milestone', days: 50 }])
  })
  it('waiting for the project’s own unit is not waiting', () => {
    const waits = [{ ...fact('w', '2026-10-10'), unit: 'u1', to: null }]
    expect(light(project(milestone('2026-10-01', { waits })))).toEqual(['severe', 'milestoneOverdueSevere'])
  })
  it('have the days that they waited taken off when the wait is over', () => {
    // Due 1 October, 50 days late on 20 November; waited 10 October to 8 November: 30 days are another unit's.
    const waits = [{ ...fact('w', '2026-10-10'), unit: 'u2', to: civil('2026-11-08') }]
    expect(light(project(milestone('2026-10-01', { waits })))).toEqual(['warn', 'milestoneOverdueWarn'])
  })
  it('all verified on time, with money 5 points ahead and no major hazard, are commended', () => {
    const events = [
      { ...fact('e1', '2026-11-10'), kind: 'claimed' as const },
      { ...fact('e2', '2026-11-18'), kind: 'verified' as const },
    ]
    const done = { ...milestone('2026-11-10', { events }), reports: [report('r', '2026-11-20', 9_389_00)] }
    expect(light(project(done))).toEqual(['commend', 'allOnTime'])
    expect(light(project({ ...done, reports: [report('r', '2026-11-20', 9_382_00)] }))).toEqual(['normal', null])
    const hazards = [{ ...fact('h', '2026-11-01'), major: true, closed: null }]
    expect(light(project({ ...done, hazards }))).toEqual(['normal', null])
  })
  it('are commended where hazards are kept nowhere here, and the evidence says that they have to be asked about', () => {
    const events = [
      { ...fact('e1', '2026-11-10'), kind: 'claimed' as const },
      { ...fact('e2', '2026-11-18'), kind: 'verified' as const },
    ]
    const reports = [report('r', '2026-11-20', 9_389_00)]
    const done = project({ ...milestone('2026-11-10', { events }), reports, hazards: null })
    expect(light(done)).toEqual(['commend', 'allOnTime'])
    const point = { asOf, knownAt: later }
    const { evidence } = judgeProject(done, DEFAULT_PROJECT_RULES, calendar, point)
    const hazards = evidence.inputs.find((i) => i.name === 'majorHazardsOpen')
    expect([hazards?.value, hazards?.reason?.code]).toEqual([null, 'reports.noValue.hazardsNotKept'])
    expect(evidence.sentence.params.hazards).toBe('reports.hazards.notKept')
    const kept = judgeProject({ ...done, hazards: [] }, DEFAULT_PROJECT_RULES, calendar, point)
    expect(kept.evidence.sentence.params.hazards).toBe('reports.hazards.none')
  })
})

describe('forecast and bottlenecks', () => {
  const forecast = (finish: string) => ({
    commitments: [{ ...fact('c'), milestoneId: null, date: civil('2026-12-31'), reason: null, approver: null }],
    forecasts: [{ ...fact('f', '2026-11-19'), kind: 'deterministic' as const, finish: civil(finish) }],
  })
  it.each([
    [14, 'normal', null],
    [15, 'warn', 'forecastWarn'],
    [60, 'warn', 'forecastWarn'],
    [61, 'severe', 'forecastSevere'],
  ])('a forecast finish %i days after the commitment is %s', (days, level, rule) => {
    expect(light(project(forecast(addDays(civil('2026-12-31'), days))))).toEqual([level, rule])
  })
  const bottleneck = (dueOn: string, change: Partial<BottleneckFact> = {}) => ({
    bottlenecks: [
      {
        ...fact('b', '2026-11-01'),
        title: '用地',
        factor: 'land',
        waitsForUnit: null,
        dueOn: civil(dueOn),
        events: [],
        ...change,
      },
    ],
  })
  it('an own bottleneck past its date reminds, on the date and another unit’s not', () => {
    expect(light(project(bottleneck('2026-11-19')))).toEqual(['remind', 'bottleneckOverdue'])
    expect(light(project(bottleneck('2026-11-20')))).toEqual(['normal', null])
    expect(light(project(bottleneck('2026-11-01', { waitsForUnit: 'u2' })))).toEqual(['normal', null])
    const resolved = { events: [{ ...fact('e', '2026-11-18'), kind: 'resolved' as const }] }
    expect(light(project(bottleneck('2026-11-01', resolved)))).toEqual(['normal', null])
  })
})

describe('three month-ends running at warn', () => {
  const monthly = (lags: readonly number[], change: Partial<ProjectFacts> = {}) =>
    project({
      rhythm: MONTHLY,
      reports: lags.map((points, i) => {
        const on = ['2026-08-31', '2026-09-30', '2026-10-31'][i]!
        return report(`r${i}`, on, Math.round(((i + 8) / 12) * 10_000_00 + points * 100_00))
      }),
      ...change,
    })
  const end = civil('2026-10-31')
  it('become severe at the third, when the lag is not smaller by a point', () => {
    expect(light(monthly([-15, -15, -14.1]), end)).toEqual(['severe', 'stuckThreeMonths'])
    expect(light(monthly([-15, -15, -14.0]), end)).toEqual(['warn', 'lagWarn'])
    expect(light(monthly([-9, -15, -15]), end)).toEqual(['warn', 'lagWarn'])
  })
  it('do not, when an overdue node was achieved meanwhile', () => {
    const events = [{ ...fact('e', '2026-10-15'), kind: 'claimed' as const }]
    expect(light(monthly([-15, -15, -15], milestone('2026-10-10', { events })), end)).toEqual(['warn', 'lagWarn'])
  })
  it('do not, when the project has come right by now', () => {
    const now = [...monthly([-15, -15, -15]).reports, report('r9', '2026-11-20', 8_850_00)]
    expect(light(monthly([-15, -15, -15], { reports: now }))).toEqual(['normal', null])
  })
  it('are judged as known at their lock: a later correction repaints no closed month', () => {
    const facts = monthly([-15, -15, -15])
    const correction = {
      ...report('r0b', '2026-08-31', 6_660_00),
      supersedes: 'r0',
      recordedAt: '2026-10-20T02:00:00.000Z',
    }
    expect(light({ ...facts, reports: [...facts.reports, correction] }, end)).toEqual(['severe', 'stuckThreeMonths'])
  })
})

describe('an exemption', () => {
  it('stops the rule from its first to its last day and leaves its trace', () => {
    const exemptions = [
      {
        ...fact('x', '2026-11-01'),
        what: 'exempt',
        from: civil('2026-11-01'),
        to: civil('2026-11-20'),
        reason: '用地政策调整',
        approver: '领导小组',
      },
    ]
    const facts = project({ ...milestone('2026-10-21'), exemptions })
    expect(light(facts)).toEqual(['normal', null])
    const verdict = judgeProject(facts, DEFAULT_PROJECT_RULES, calendar, { asOf, knownAt: later })
    expect(verdict.evidence.exempted).toEqual([{ ruleId: 'milestoneOverdueWarn', level: 'warn', by: 'exempt' }])
    expect(light(facts, civil('2026-11-21'))).toEqual(['severe', 'milestoneOverdueSevere'])
  })
})
