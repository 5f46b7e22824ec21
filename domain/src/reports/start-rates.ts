import { type CivilDate, yearOf } from '../calendar/civil-date.ts'
import type { YearClass } from '../projects/project-terms.ts'
import { currentReport } from './known-facts.ts'
import type { EvaluationPoint, ReportFact } from './project-facts.ts'
import { countRate, printRatio } from './rates.ts'

/** What the start rates ask of a project of this year's plan. */
export type StartState = {
  readonly project: string
  readonly yearClass: YearClass
  readonly committedStart: CivilDate | null
  readonly startedOn: CivilDate | null
  /** The day of a figure that shows a carried-over project at work this year. */
  readonly resumedOn: CivilDate | null
}

export type StartRates = {
  readonly startRate: string | null
  readonly dueStartRate: string | null
  readonly startOrResumeRate: string | null
  /** What each rate was made of: how many of how many. */
  readonly counts: { readonly [K in 'startRate' | 'dueStartRate' | 'startOrResumeRate']: readonly [number, number] }
}

/**
 * A carried-over project is resumed 复工 when its figures of the year show money built in: the day of the latest such figure,
 * or null. A running total stays above nothing once it is, so one figure answers for the days after it.
 */
export function resumedOn(reports: readonly ReportFact[], at: EvaluationPoint): CivilDate | null {
  const report = currentReport(reports, at, (r) => r.doneThisYear !== null)
  if (report === null || yearOf(report.occurredOn) !== yearOf(at.asOf)) return null
  return (report.doneThisYear ?? 0) > 0 ? report.occurredOn : null
}

/**
 * Start rate 开工率 = started new ÷ new of the year's plan; due start rate 应开工率 = started ÷ committed by now (those due,
 * started or not); start-or-resume rate 开复工率 = (new started + carried-over resumed) ÷ all of both.
 */
export function startRates(states: readonly StartState[], day: CivilDate): StartRates {
  const by = (date: CivilDate | null): boolean => date !== null && date <= day
  const fresh = states.filter((s) => s.yearClass === 'new')
  const carried = states.filter((s) => s.yearClass === 'carriedOver')
  const started = fresh.filter((s) => by(s.startedOn))
  const due = fresh.filter((s) => by(s.committedStart))
  const dueAndStarted = due.filter((s) => by(s.startedOn)).length
  const going = started.length + carried.filter((s) => by(s.resumedOn)).length
  const counts = {
    startRate: [started.length, fresh.length],
    dueStartRate: [dueAndStarted, due.length],
    startOrResumeRate: [going, fresh.length + carried.length],
  } as const
  const print = ([part, whole]: readonly [number, number]): string | null => {
    const rate = countRate(part, whole)
    return rate && printRatio(rate)
  }
  return {
    startRate: print(counts.startRate),
    dueStartRate: print(counts.dueStartRate),
    startOrResumeRate: print(counts.startOrResumeRate),
    counts,
  }
}
