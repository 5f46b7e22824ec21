import { z } from 'zod'
import { CivilDate } from './common.ts'
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
