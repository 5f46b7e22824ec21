import type { setNotice, setWorkCalendar, WorkCalendar } from '@guatu/contract/calendar'
import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { calendarKeys } from './keys.ts'
import type { CalendarNotice } from './queries.ts'

/** A changed notice moves working days, and with them every plan: all that hangs on dates is fetched again. */
export function useSetNotice() {
  const queries = useQueryClient()
  return async (year: number, body: z.infer<typeof setNotice.body>) => {
    const notice = await api.put<CalendarNotice>(`api/calendar/notices/${year}`, body)
    await queries.invalidateQueries({ queryKey: calendarKeys.notices })
    void queries.invalidateQueries({
      predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'calendar',
    })
    return notice
  }
}

/** A changed calendar moves every plan that uses it. */
export function useSetWorkCalendar() {
  const queries = useQueryClient()
  return async (key: string, body: z.infer<typeof setWorkCalendar.body>) => {
    const calendar = await api.put<WorkCalendar>(`api/calendar/own/${key}`, body)
    await queries.invalidateQueries({ queryKey: calendarKeys.own })
    void queries.invalidateQueries({ queryKey: ['plan'] })
    return calendar
  }
}
