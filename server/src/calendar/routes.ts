import * as contract from '@guatu/contract/calendar'
import type { CalendarSpec } from '@guatu/domain/calendar/calendar-spec'
import { isRefusal } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { setNotice } from './commands/set-notice.ts'
import { setWorkCalendar } from './commands/set-work-calendar.ts'
import { mayReadCalendar, maySetNotice, maySetWorkCalendar } from './policy.ts'
import { findNotice, findWorkCalendar, listNoticeRows, listWorkCalendarRows } from './reads.ts'

type Row = Awaited<ReturnType<typeof listNoticeRows>>[number]

const presentNotice = (r: Row): z.infer<typeof contract.Notice> => ({
  year: r.year,
  off: r.offDays,
  on: r.onDays,
  official: r.official,
  version: r.version,
})

type CalendarRow = Awaited<ReturnType<typeof listWorkCalendarRows>>[number]

const presentCalendar = (r: CalendarRow): contract.WorkCalendar => ({
  key: r.id,
  name: r.name,
  spec: r.spec as contract.WorkCalendar['spec'],
  retired: r.retired,
  version: r.version,
})

export function calendarRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  serve(app, platform, contract.listNotices, {
    may: mayReadCalendar,
    handle: async () => (await listNoticeRows(db)).map(presentNotice),
  })
  serve(app, platform, contract.listWorkCalendars, {
    may: mayReadCalendar,
    handle: async () => (await listWorkCalendarRows(db)).map(presentCalendar),
  })
  serve(app, platform, contract.setWorkCalendar, {
    may: maySetWorkCalendar,
    handle: async ({ params, body, caller }) => {
      const done = await runCommand(platform, caller, setWorkCalendar, {
        ...body,
        spec: body.spec as CalendarSpec,
        key: params.key,
      })
      const stands = await findWorkCalendar(db, params.key)
      if (!isRefusal(done)) return presentCalendar(stands!)
      if (done.code !== 'platform.staleVersion' || !stands) return done
      return { ...done, params: { ...done.params, current: presentCalendar(stands) as never } }
    },
  })
  serve(app, platform, contract.setNotice, {
    may: maySetNotice,
    handle: async ({ params, body, caller }) => {
      const done = await runCommand(platform, caller, setNotice, { ...body, year: params.year })
      const stands = await findNotice(db, params.year)
      if (!isRefusal(done)) return presentNotice(stands!)
      if (done.code !== 'platform.staleVersion' || !stands) return done
      return { ...done, params: { ...done.params, current: presentNotice(stands) as never } }
    },
  })
}
