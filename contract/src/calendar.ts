import { z } from 'zod'
import { CivilDate, Name, Text } from './common.ts'
import { operation } from './operation.ts'

export const Notice = z.object({
  year: z.number().int(),
  off: z.array(CivilDate),
  on: z.array(CivilDate),
  official: z.boolean(),
  version: z.number().int(),
})
export const listNotices = operation({
  id: 'listNotices',
  method: 'GET',
  path: '/api/calendar/notices',
  auth: 'session',
  response: z.array(Notice),
})
export const setNotice = operation({
  id: 'setNotice',
  method: 'PUT',
  path: '/api/calendar/notices/:year',
  auth: 'session',
  params: z.object({ year: z.coerce.number().int().min(2007).max(2035) }),
  body: z.object({
    expectedVersion: z.number().int(),
    off: z.array(CivilDate).max(80),
    on: z.array(CivilDate).max(30),
    reason: z.string().max(500),
  }),
  response: Notice,
  refusals: ['calendar.outsideYear', 'calendar.bothOffAndOn'],
})

const YearlySpan = z.object({ from: z.string().regex(/^\d{2}-\d{2}$/), to: z.string().regex(/^\d{2}-\d{2}$/) })
/** How a calendar's days are worked; `on` wins over `off` and `offYearly`, these over weekdays. */
export const CalendarSpec = z.object({
  kind: z.enum(['official', 'sevenDay', 'custom']),
  weekdays: z.array(z.number().int().min(1).max(7)).max(7).optional(),
  off: z.array(CivilDate).max(400).optional(),
  offYearly: z.array(YearlySpan).max(20).optional(),
  on: z.array(CivilDate).max(400).optional(),
})
/** A calendar the office keeps beside the official one; `key` is what an activity names. */
export const WorkCalendar = z.object({
  key: z.string(),
  name: z.string(),
  spec: CalendarSpec,
  retired: z.boolean(),
  version: z.number().int(),
})
export type WorkCalendar = z.infer<typeof WorkCalendar>
export const listWorkCalendars = operation({
  id: 'listWorkCalendars',
  method: 'GET',
  path: '/api/calendar/own',
  auth: 'session',
  response: z.array(WorkCalendar),
})
export const setWorkCalendar = operation({
  id: 'setWorkCalendar',
  method: 'PUT',
  path: '/api/calendar/own/:key',
  auth: 'session',
  params: z.object({ key: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/) }),
  body: z.object({
    expectedVersion: z.number().int(),
    name: Name,
    spec: CalendarSpec,
    retired: z.boolean(),
    reason: Text(500),
  }),
  response: WorkCalendar,
  refusals: ['calendar.spanMalformed', 'calendar.neverWorks', 'calendar.keyTaken'],
})
