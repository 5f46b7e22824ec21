import type { TableKind } from '../platform/tables.ts'

export type CalendarNoticeTable = {
  id: string
  year: number
  offDays: string[]
  onDays: string[]
  official: boolean
  version: number
}
export type CalendarTables = { calendarNotice: CalendarNoticeTable }
export const kinds = { calendarNotice: 'register' } as const satisfies Record<keyof CalendarTables, TableKind>
