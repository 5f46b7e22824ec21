import type { CivilDate } from '../calendar/civil-date.ts'
import type { YearClass } from '../projects/project-terms.ts'
import { countRate, printRatio } from './rates.ts'

/** What the start rates ask of a project of this year's plan. */
export type StartState = {
  readonly project: string
  readonly yearClass: YearClass
  readonly committedStart: CivilDate | null
  readonly startedOn: CivilDate | null
  /** A carried-over project that works again this year. */
  readonly resumedOn: CivilDate | null
}

export type StartRates = {
  readonly startRate: string | null
  readonly dueStartRate: string | null
  readonly startOrResumeRate: string | null
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
  const print = (part: number, whole: number): string | null => {
    const rate = countRate(part, whole)
    return rate && printRatio(rate)
  }
  return {
    startRate: print(started.length, fresh.length),
    dueStartRate: print(due.filter((s) => by(s.startedOn)).length, due.length),
    startOrResumeRate: print(
      started.length + carried.filter((s) => by(s.resumedOn)).length,
      fresh.length + carried.length,
    ),
  }
}
