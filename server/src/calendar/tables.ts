import type { CalendarSpec } from '@guatu/domain/calendar/calendar-spec'
import type { Generated } from 'kysely'
import type { Json, TableKind } from '../platform/tables.ts'

export type CalendarNoticeTable = {
  id: string
  year: number
  offDays: string[]
  onDays: string[]
  official: boolean
  version: number
}
export type WorkCalendarTable = {
  id: string
  name: string
  spec: Json<CalendarSpec>
  retired: Generated<boolean>
  version: number
}
export type CalendarTables = { calendarNotice: CalendarNoticeTable; workCalendar: WorkCalendarTable }
export const kinds = { calendarNotice: 'register', workCalendar: 'register' } as const satisfies Record<
  keyof CalendarTables,
  TableKind
>
