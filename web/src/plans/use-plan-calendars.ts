import type { WorkCalendar } from '@guatu/contract/calendar'
import type { CalendarSpec } from '@guatu/domain/calendar/calendar-spec'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { calendarKeys } from '../calendar/keys.ts'
import { useNotices } from '../calendar/queries.ts'
import { api } from '../platform/api.ts'
import { useRefreshOn } from '../platform/live.ts'

export const useWorkCalendars = () =>
  useQuery({
    queryKey: calendarKeys.own,
    staleTime: 60_000,
    queryFn: () => api.get<WorkCalendar[]>('api/calendar/own'),
  })

/** The calendars that plans are scheduled on, as the server has them; null until both are there. */
export function usePlanCalendars(): PlanCalendars | null {
  const notices = useNotices().data
  const own = useWorkCalendars().data
  useRefreshOn('calendar', calendarKeys.all)
  return useMemo(() => {
    if (!notices || !own) return null
    const official = buildWorkingCalendar(
      notices.map((n) => ({ ...n, off: n.off as CivilDate[], on: n.on as CivilDate[] })),
    )
    return { official, shared: Object.fromEntries(own.map((c) => [c.key, c.spec as CalendarSpec])) }
  }, [notices, own])
}
