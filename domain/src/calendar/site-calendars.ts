import type { CalendarSpec } from './calendar-spec.ts'

/** A calendar an office may take over as it stands or with days of its own. */
export type SiteCalendar = {
  readonly key: string
  readonly names: { readonly zh: string; readonly en: string }
  readonly spec: CalendarSpec
}

/**
 * Calendars of building sites that the product offers †. The dates are those usual in the north and in most exam plans; an office sets its own,
 * and adds typhoon days as they are announced. A ban on night work stops work that is done at night, or that can't be broken off at night
 * (poured concrete): such activities take `night-ban`, others are not touched by it.
 */
export const siteCalendars: readonly SiteCalendar[] = [
  { key: 'site', names: { zh: '现场七天制', en: 'Site, seven days a week' }, spec: { kind: 'sevenDay' } },
  {
    key: 'winter-stop',
    names: { zh: '现场七天制（冬季停工）', en: 'Site with winter stop' },
    spec: { kind: 'sevenDay', offYearly: [{ from: '11-15', to: '03-15' }] },
  },
  {
    key: 'night-ban',
    names: { zh: '夜间作业（考试期间禁止夜间施工）', en: 'Night work, banned before and during exams' },
    spec: {
      kind: 'sevenDay',
      offYearly: [
        { from: '05-25', to: '06-10' },
        { from: '06-12', to: '06-25' },
      ],
    },
  },
  {
    key: 'exam-ban',
    names: { zh: '考点周边（中高考期间停工）', en: 'Near exam halls, stopped on exam days' },
    spec: {
      kind: 'sevenDay',
      offYearly: [
        { from: '06-07', to: '06-10' },
        { from: '06-18', to: '06-21' },
      ],
    },
  },
  {
    key: 'typhoon',
    names: { zh: '现场七天制（台风停工日另列）', en: 'Site with typhoon days, listed as they are announced' },
    spec: { kind: 'sevenDay', off: [] },
  },
]
