import type { Activity } from '@guatu/contract/plans'

/** Limits and what could be won, as their form has them: numbers as text, '' for none. */
export type MoreFields = {
  calendar?: string
  notEarlier?: string | null
  notLater?: string | null
  maySevenDay?: boolean
} & { [N in (typeof numbers)[number]]?: string }

export const numbers = ['minDuration', 'crashCost', 'maxShifts', 'optimistic', 'likely', 'pessimistic'] as const
const dates = ['notEarlier', 'notLater'] as const

/** The official calendar in a list of calendars. */
export const OFFICIAL = 'cn'

export const moreFields = (activity: Activity | null): MoreFields => ({
  calendar: activity?.calendar ?? OFFICIAL,
  notEarlier: activity?.notEarlier ?? null,
  notLater: activity?.notLater ?? null,
  maySevenDay: activity?.maySevenDay ?? false,
  ...Object.fromEntries(numbers.map((n) => [n, activity?.[n] === undefined ? '' : String(activity[n])])),
})

/** The activity with those fields; what was emptied is taken away. */
export function withMore(activity: Activity, fields: MoreFields): Activity {
  const next: Record<string, unknown> = { ...activity }
  const put = (field: string, value: unknown) => {
    if (value === undefined || value === null || value === '' || value === false) delete next[field]
    else next[field] = value
  }
  put('calendar', fields.calendar === OFFICIAL ? '' : fields.calendar)
  for (const field of dates) put(field, fields[field])
  put('maySevenDay', fields.maySevenDay)
  for (const field of numbers) {
    const text = fields[field]?.trim() ?? ''
    put(field, text === '' ? '' : Number(text))
  }
  return next as Activity
}
