import type { Notice } from '@guatu/contract/calendar'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { calendarKeys } from './keys.ts'

export type CalendarNotice = z.infer<typeof Notice>

export const useNotices = () =>
  useQuery({
    queryKey: calendarKeys.notices,
    staleTime: 60_000,
    queryFn: () => api.get<CalendarNotice[]>('api/calendar/notices'),
  })
