import { type CivilDate, fromDayNumber } from '@guatu/domain/calendar/civil-date'

/** The only place that reads the clock. Today is the civil date of Asia/Shanghai (UTC+8 all year, no summer time since 1991). */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }
export const fixedClock = (iso: string): Clock => ({ now: () => new Date(iso) })

const SHANGHAI_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

export const civilDateOf = (instant: Date): CivilDate =>
  fromDayNumber(Math.floor((instant.getTime() + SHANGHAI_MS) / DAY_MS))

/** The last instant of a civil day in Shanghai. */
export const endOfDay = (date: CivilDate): Date => new Date(Date.parse(`${date}T23:59:59.999+08:00`))
