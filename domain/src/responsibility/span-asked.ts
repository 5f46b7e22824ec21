import type { CivilDate } from '../calendar/civil-date.ts'
import type { DaySpan } from './waiting-days.ts'

type Asked = { readonly from?: string | null | undefined; readonly to?: string | null | undefined }

/** The span of days that the fair clock is asked about, both ends included; an end that is not named is the running quarter's first day, or today. */
export function spanAsked({ from, to }: Asked, today: CivilDate): DaySpan {
  const month = Number(today.slice(5, 7))
  const first = String(month - ((month - 1) % 3)).padStart(2, '0')
  return { from: (from ?? `${today.slice(0, 4)}-${first}-01`) as CivilDate, to: (to ?? today) as CivilDate }
}
