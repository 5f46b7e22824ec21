import type { CalendarSpec } from '@guatu/domain/calendar/calendar-spec'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { fenOfYuan } from '@guatu/domain/kernel/exact'
import type { Activity } from '@guatu/domain/plans/plan-types'
import type { ProjectKind, YearClass } from '@guatu/domain/projects/project-terms'
import type { EntryFact } from '@guatu/domain/projects/statistics-entry'
import { type Rhythm, WEEKLY } from '@guatu/domain/reports/periods'
import type {
  BottleneckFact,
  MilestoneFact,
  ProjectFacts,
  ProjectHead,
  ProjectRevision,
  WaitFact,
} from '@guatu/domain/reports/project-facts'
import { type PauseEvent, pauseFacts } from '@guatu/domain/responsibility/pauses'

type Recorded = { id: string; occurredOn: CivilDate; recordedAt: string }
type HeadBody = {
  id: string
  name: string
  kind: ProjectKind
  year_class: YearClass
  stage: string
  planned_start: CivilDate | null
  started_on: CivilDate | null
  completed_on: CivilDate | null
  total_yuan: number | string
  region_code: string | null
  administration_id: string | null
  headquarters_id: string | null
  lead_unit_id: string | null
  chain: string | null
}
export type PlanBody = {
  start_on: CivilDate
  committed_finish: CivilDate
  status: string
  template?: string | null
  activities: Activity[]
  /** Absent before plans could have calendars of their own. */
  calendars?: { readonly [key: string]: CalendarSpec } | null
}

/** What is stored of one project, as it comes from the database: every fact, every revision. */
export type JudgingMaterial = {
  id: string
  packageOf: string | null
  /** Each with the name of the unit that owned it then. */
  revisions: (Recorded & { version: number; body: HeadBody; owner: string | null })[]
  plans: { version: number; recordedAt: string; body: PlanBody }[]
  listings: (Recorded & {
    list: string
    documentNumber: string | null
    from: CivilDate
    to: CivilDate | null
    supersedes: string | null
  })[]
  commitments: (Recorded & {
    milestone: string
    date: CivilDate
    reasonCode: string
    approver: string | null
    supersedes: string | null
    withdrawn: boolean
  })[]
  yearPlans: (Recorded & {
    year: number
    total: string
    months: string[] | null
    supersedes: string | null
    withdrawn: boolean
  })[]
  reports: (Recorded & {
    period: string
    done: string | null
    physical: string | null
    arrived: string | null
    supersedes: string | null
    reason: string | null
    filledFor: string | null
    late: boolean
    supplementary: boolean
    withdrawn: boolean
  })[]
  milestoneEvents: (Recorded & { activityId: string; event: string; waitsFor: string | null })[]
  baselines: (Recorded & { dates: { id: string; start: CivilDate; finish: CivilDate }[] })[]
  bottlenecks: (Recorded & {
    text: string
    factor: string
    waitsForId: string | null
    waitsFor: string | null
    dueOn: CivilDate | null
    supersedes: string | null
  })[]
  exemptions: (Recorded & {
    rule: string | null
    from: CivilDate
    to: CivilDate
    reason: string
    approver: string
    supersedes: string | null
  })[]
  bottleneckEvents: (Recorded & { bottleneckId: string; event: string; dueOn: CivilDate | null })[]
  pauseEvents: PauseEvent[]
  /** Read only where a rule asks for them. */
  funds?: (Recorded & { source: string; year: number; planned: string; paid: string; supersedes: string | null })[]
  statistics?: (Recorded & {
    state: EntryFact['state']
    month: string | null
    reason: string | null
    supersedes: string | null
  })[]
  p80?: { asOf: CivilDate; finish: CivilDate; recordedAt: string }[]
}

/** Facts of the domain from what is stored; the forecast is added by the caller, since it depends on the point. */
export function factsOf(m: JudgingMaterial, rhythm: Rhythm = WEEKLY): ProjectFacts {
  const revisions: ProjectRevision[] = m.revisions.map((r) => ({
    id: r.id,
    occurredOn: r.occurredOn,
    recordedAt: r.recordedAt,
    head: headOf(m, r),
  }))
  const last = revisions.at(-1)
  if (!last) throw new Error(`project ${m.id} has no revision`)
  return {
    project: last.head,
    revisions,
    rhythm,
    commitments: m.commitments.map((c) => ({
      id: c.id,
      occurredOn: c.occurredOn,
      recordedAt: c.recordedAt,
      milestoneId: c.milestone === 'finish' ? null : c.milestone,
      date: c.date,
      reason: c.reasonCode,
      approver: c.approver,
      supersedes: c.supersedes,
      withdrawn: c.withdrawn,
    })),
    yearPlans: m.yearPlans.map((y) => ({
      id: y.id,
      occurredOn: y.occurredOn,
      recordedAt: y.recordedAt,
      year: y.year,
      total: fen(y.total),
      months: y.months?.map(fen) ?? null,
      supersedes: y.supersedes,
      withdrawn: y.withdrawn,
    })),
    reports: m.reports.map(reportOf),
    milestones: milestonesOf(m),
    bottlenecks: bottlenecksOf(m),
    forecasts: (m.p80 ?? []).map((f) => ({
      ...{ id: `p80-${f.asOf}`, occurredOn: f.asOf, recordedAt: f.recordedAt },
      ...{ kind: 'p80' as const, finish: f.finish },
    })),
    pauses: pauseFacts(m.pauseEvents),
    hazards: null,
    exemptions: m.exemptions.map(({ rule, ...e }) => ({ ...e, what: rule ?? 'exempt' })),
    ...(m.funds && {
      funds: m.funds.map(({ planned, paid, ...f }) => ({ ...f, planned: fen(planned), paid: fen(paid) })),
    }),
    ...(m.statistics && { statistics: m.statistics }),
  }
}

const reportOf = (r: JudgingMaterial['reports'][number]) => ({
  id: r.id,
  occurredOn: r.occurredOn,
  recordedAt: r.recordedAt,
  periodKey: r.period,
  doneThisYear: r.done === null ? null : fen(r.done),
  physicalPercent: r.physical,
  fundsArrivedThisYear: r.arrived === null ? null : fen(r.arrived),
  supersedes: r.supersedes,
  correctionReason: r.reason,
  filledFor: r.filledFor,
  late: r.late,
  supplementary: r.supplementary,
  withdrawn: r.withdrawn,
})

const recorded = (r: Recorded): Recorded => ({ id: r.id, occurredOn: r.occurredOn, recordedAt: r.recordedAt })

function fen(yuan: string): number {
  const value = fenOfYuan(yuan)
  if (value === null) throw new Error(`not an amount: ${yuan}`)
  return value
}

function headOf(m: JudgingMaterial, { body, owner }: JudgingMaterial['revisions'][number]): ProjectHead {
  return {
    id: m.id,
    name: body.name,
    yearClass: body.year_class,
    kind: body.kind,
    stage: body.stage,
    listings: m.listings,
    ownerUnit: owner ?? '',
    plannedStart: body.planned_start,
    startedOn: body.started_on,
    finishedOn: body.completed_on,
    totalInvestment: fen(String(body.total_yuan)),
    groups: {
      region: body.region_code,
      administration: body.administration_id,
      headquarters: body.headquarters_id,
      leadUnit: body.lead_unit_id,
      chain: body.chain,
    },
  }
}

/**
 * Milestones are known from the first approved plan (baseline) that holds them; their names from the newest plan that does,
 * so that one which a later plan drops is still looked at.
 */
function milestonesOf(m: JudgingMaterial): MilestoneFact[] {
  const first = new Map<string, Recorded>()
  for (const b of m.baselines) for (const d of b.dates) if (!first.has(d.id)) first.set(d.id, b)
  const activities = new Map<string, Activity>()
  for (const p of m.plans) for (const a of p.body.activities) if (first.has(a.id)) activities.set(a.id, a)
  const eventsOf = new Map<string, JudgingMaterial['milestoneEvents']>()
  for (const e of m.milestoneEvents) if (activities.get(e.activityId)?.assessed) addTo(eventsOf, e)
  return [...first].flatMap(([id, b]) => {
    const activity = activities.get(id)
    if (!activity?.assessed) return []
    const events = eventsOf.get(id) ?? []
    return [
      {
        id,
        occurredOn: b.occurredOn,
        recordedAt: b.recordedAt,
        name: activity.name ?? id,
        assessed: true,
        events: events.flatMap((e) =>
          e.event === 'claimed' || e.event === 'verified' || e.event === 'refused'
            ? [{ ...recorded(e), kind: e.event }]
            : [],
        ),
        waits: waitsOf(events),
      },
    ]
  })
}

function addTo(byActivity: Map<string, JudgingMaterial['milestoneEvents']>, e: JudgingMaterial['milestoneEvents'][0]) {
  const known = byActivity.get(e.activityId)
  if (known) known.push(e)
  else byActivity.set(e.activityId, [e])
}

function waitsOf(events: readonly JudgingMaterial['milestoneEvents'][number][]): WaitFact[] {
  const ends = events.filter((e) => e.event === 'waitingEnded').sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : 1))
  return events
    .filter((e) => e.event === 'waiting')
    .map((e) => ({
      ...recorded(e),
      unit: e.waitsFor ?? '',
      to: ends.find((x) => x.occurredOn >= e.occurredOn)?.occurredOn ?? null,
    }))
}

function bottlenecksOf(m: JudgingMaterial): BottleneckFact[] {
  const replaced = new Set(m.bottlenecks.map((b) => b.supersedes))
  return m.bottlenecks
    .filter((b) => !replaced.has(b.id))
    .map((b) => ({
      id: b.id,
      occurredOn: b.occurredOn,
      recordedAt: b.recordedAt,
      title: b.text,
      factor: b.factor,
      waitsForUnit: b.waitsFor,
      dueOn: b.dueOn,
      events: m.bottleneckEvents
        .filter((e) => e.bottleneckId === b.id)
        .flatMap((e): BottleneckFact['events'][number][] =>
          e.event === 'moved' && e.dueOn
            ? [{ ...recorded(e), kind: 'moved', dueOn: e.dueOn }]
            : e.event === 'resolved' || e.event === 'reopened'
              ? [{ ...recorded(e), kind: e.event }]
              : [],
        ),
    }))
}
