import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts'
import { faultOfCalendar } from '../calendar/parse-calendar.ts'
import { type Refusal, refuse } from '../kernel/coded.ts'
import { isMilestone } from './build-network.ts'
import type { Activity, Link, Plan } from './plan-types.ts'

type Json = { readonly [key: string]: unknown }
type Check = (value: unknown) => string | null

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const text: Check = (v) => (typeof v === 'string' ? null : 'text')
const id: Check = (v) => (typeof v === 'string' && v.length > 0 ? null : 'id')
const flag: Check = (v) => (typeof v === 'boolean' ? null : 'true | false')
const date: Check = (v) => (typeof v === 'string' && parseCivilDate(v) ? null : 'YYYY-MM-DD')
const days: Check = (v) => (Number.isInteger(v) && (v as number) >= 0 && (v as number) <= 100_000 ? null : 'days ≥ 0')
const lag: Check = (v) => (Number.isInteger(v) && Math.abs(v as number) <= 100_000 ? null : 'days')
const amount: Check = (v) => (Number.isFinite(v) && (v as number) >= 0 ? null : 'number ≥ 0')
const oneOf =
  (...words: readonly string[]): Check =>
  (v) =>
    words.includes(v as string) ? null : words.join(' | ')
const listOf =
  (item: Check, name: string): Check =>
  (v) =>
    Array.isArray(v) && v.every((x) => item(x) === null) ? null : name

const UNIT = oneOf('working', 'calendar')

const LINK: { readonly [field in keyof Link]-?: Check } = {
  id,
  type: oneOf('FS', 'SS', 'FF', 'SF'),
  lag,
  lagUnit: UNIT,
  overlapAfter: days,
}

const ACTIVITY: { readonly [field in keyof Activity]-?: Check } = {
  id,
  name: text,
  names: (v) => (isObject(v) ? null : '{ zh, en }'),
  duration: days,
  unit: UNIT,
  calendar: text,
  milestone: flag,
  predecessors: (v) => (Array.isArray(v) ? null : '[link, …]'),
  notEarlier: date,
  notLater: date,
  mustStart: date,
  mustFinish: date,
  asLateAsPossible: flag,
  commitment: date,
  actualStart: date,
  actualFinish: date,
  remaining: days,
  suspendedOn: date,
  resumedOn: date,
  maxShifts: (v) => (v === 1 || v === 2 || v === 3 ? null : '1 | 2 | 3'),
  maySevenDay: flag,
  minDuration: days,
  crashCost: amount,
  optimistic: amount,
  likely: amount,
  pessimistic: amount,
  assessed: flag,
  leadUnit: text,
  waitsFor: text,
  wbs: text,
  papers: listOf(text, '["…", …]'),
}

/** Reads a plan from JSON of unknown make. Refuses with `plan-malformed` and the path of the first thing not understood; unknown fields are passed over. */
export function parsePlan(value: unknown): Plan | Refusal {
  if (!isObject(value)) return malformed('/', '{ start, activities }')
  const head = fieldsWrong(
    value,
    { start: date, finish: date, statusDate: date, nearCriticalFloat: days },
    ['start'],
    '',
  )
  if (head) return head
  if (value.calendars !== undefined && !isObject(value.calendars)) return malformed('/calendars', '{ key: calendar }')
  for (const [key, spec] of Object.entries((value.calendars as Json | undefined) ?? {})) {
    const path = `/calendars/${key}`
    if (!isObject(spec)) return malformed(path, 'calendar')
    const fault = faultOfCalendar(spec)
    if (fault) return malformed(`${path}/${fault.field}`, fault.expected)
  }
  if (!Array.isArray(value.activities)) return malformed('/activities', '[activity, …]')
  const activities: Activity[] = []
  for (const [i, item] of (value.activities as unknown[]).entries()) {
    const read = parseActivity(item, `/activities/${i}`)
    if ('refused' in read) return read
    activities.push(read)
  }
  const { start, finish, statusDate, calendars, nearCriticalFloat } = value as Json & Plan
  return {
    start: start as CivilDate,
    ...(finish ? { finish } : {}),
    ...(statusDate ? { statusDate } : {}),
    ...(calendars ? { calendars } : {}),
    ...(typeof nearCriticalFloat === 'number' ? { nearCriticalFloat } : {}),
    activities,
  }
}

function parseActivity(item: unknown, path: string): Activity | Refusal {
  if (!isObject(item)) return malformed(path, 'activity')
  const milestone = item.milestone === true
  const filled: Json = { ...(milestone ? { duration: 0 } : {}), unit: 'working', ...withoutNulls(item) }
  const wrong = fieldsWrong(filled, ACTIVITY, ['id', 'duration'], path)
  if (wrong) return wrong
  for (const [i, link] of ((filled.predecessors as unknown[] | undefined) ?? []).entries()) {
    const at = `${path}/predecessors/${i}`
    if (!isObject(link)) return malformed(at, 'link')
    const badLink = fieldsWrong(link, LINK, ['id'], at)
    if (badLink) return badLink
  }
  return reached(filled as unknown as Activity)
}

/** A milestone has one moment: the day it was reached, in whichever field that stands. */
function reached(activity: Activity): Activity {
  const { actualStart, actualFinish } = activity
  return isMilestone(activity) && actualStart && !actualFinish ? { ...activity, actualFinish: actualStart } : activity
}

const withoutNulls = (item: Json): Json => Object.fromEntries(Object.entries(item).filter(([, v]) => v !== null))

function fieldsWrong(
  value: Json,
  checks: { readonly [field: string]: Check },
  required: readonly string[],
  path: string,
): Refusal | null {
  for (const [field, check] of Object.entries(checks)) {
    const given = value[field]
    if (given === undefined || (given === null && !required.includes(field))) {
      if (required.includes(field)) return malformed(`${path}/${field}`, check(undefined) ?? '')
      continue
    }
    const expected = check(given)
    if (expected !== null) return malformed(`${path}/${field}`, expected)
  }
  return null
}

const malformed = (path: string, expected: string): Refusal => refuse('plan-malformed', { path, expected })
