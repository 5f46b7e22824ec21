import { addDays, type CivilDate, civil } from '@guatu/domain/calendar/civil-date'
import { WEEKLY } from '@guatu/domain/reports/periods'
import type { Fact, ProjectFacts } from '@guatu/domain/reports/project-facts'

const LAST_REPORT = civil('2026-10-30')

/** A small generator with a fixed seed (mulberry32), so that every run judges the same projects. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const reportFact = (project: number, week: number, on: CivilDate): Fact => ({
  id: `r${week}-${project}`,
  occurredOn: on,
  recordedAt: `${on}T02:00:00.000Z`,
})

/** Projects as the server loads them: weekly reports up to 30 October, a monthly plan, eight milestones, a bottleneck, a forecast. */
export function syntheticProjects(count: number, weeks: number): readonly ProjectFacts[] {
  const random = randomFrom(2)
  const recordedAt = '2026-01-05T01:00:00.000Z'
  return Array.from({ length: count }, (_, i) => {
    const total = Math.floor(1e10 + random() * 1e11)
    const fact = (id: string, day: string) => ({ id: `${id}-${i}`, occurredOn: civil(day), recordedAt })
    const milestones = Array.from({ length: 8 }, (_, m) => ({
      ...fact(`m${m}`, '2026-01-05'),
      name: `节点${m}`,
      assessed: m % 2 === 0,
      events: m < 6 ? [{ ...fact(`c${m}`, `2026-0${m + 2}-15`), kind: 'verified' as const }] : [],
      waits: [],
    }))
    const share = 0.6 + random() * 0.4
    return {
      project: {
        id: `project-${i}`,
        name: `项目${i}`,
        yearClass: 'carriedOver',
        kind: 'industrial',
        stage: 'building',
        listings: [],
        ownerUnit: 'u1',
        plannedStart: null,
        startedOn: null,
        finishedOn: null,
        totalInvestment: total * 3,
      },
      rhythm: WEEKLY,
      commitments: [
        { ...fact('finish', '2026-01-05'), milestoneId: null, date: civil('2027-06-30'), reason: null, approver: null },
        ...milestones.map((m, k) => ({
          ...fact(`due${k}`, '2026-01-05'),
          milestoneId: m.id,
          date: civil(k < 6 ? `2026-0${k + 2}-20` : '2027-01-31'),
          reason: null,
          approver: null,
        })),
      ],
      yearPlans: [{ ...fact('plan', '2026-01-01'), year: 2026, months: null, total }],
      reports: Array.from({ length: weeks }, (_, w) => ({
        ...reportFact(i, w, addDays(LAST_REPORT, (w - weeks + 1) * 7)),
        periodKey: `w${w}`,
        doneThisYear: Math.floor(((total * share) / weeks) * (w + 1)),
        physicalPercent: null,
        fundsArrivedThisYear: Math.floor(total * share),
        supersedes: null,
        filledFor: null,
        late: false,
      })),
      milestones,
      bottlenecks: [
        {
          ...fact('b', '2026-08-01'),
          title: '用地',
          factor: 'land',
          waitsForUnit: 'u2',
          dueOn: civil('2026-12-20'),
          events: [],
        },
      ],
      forecasts: [{ ...fact('f', '2026-10-30'), kind: 'deterministic', finish: civil('2027-07-05') }],
      pauses: [],
      hazards: [],
      exemptions: [],
    }
  })
}
