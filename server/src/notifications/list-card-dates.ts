import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isProvisional, type WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { cardPeriodLabel } from '@guatu/domain/cards/card-period-label'
import type { Level } from '@guatu/domain/cards/level'
import type { Palette } from '@guatu/domain/cards/palette'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { type DutyRow, listDutyRows } from '../cards/duty-reads.ts'
import { type CardLimit, listCardLimits } from '../cards/limit-reads.ts'
import { wordOf } from '../cards/present.ts'
import { dutyName } from '../cards/present-duty.ts'
import { workingLimits } from '../cards/read-card.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import type { DeskDate } from './desk-date.ts'

type Wanted = {
  readonly scope: ReadScope
  readonly lang: Lang
  readonly calendar: WorkingCalendar
  readonly from: string
  readonly today: string
}

/** What cards ask of the units and posts in scope: answers in the hearing, rectifications, appeals that can still be made, duties. */
export async function listCardDates(db: Db, wanted: Wanted): Promise<DeskDate[]> {
  const { scope, from, today } = wanted
  const limits = await listCardLimits(db, scope, { from, today })
  const page = { after: null, limit: 2000, limits: await workingLimits(db) }
  const duties = await listDutyRows(db, { scope, proposals: false }, { today, state: 'open' }, page)
  return [
    ...limits.map((l) => limitDate(l, wanted)),
    ...duties.flatMap((d) => (isOwed(d, scope) && d.dueOn !== null && d.dueOn >= from ? [dutyDate(d, wanted)] : [])),
  ]
}

/** A card's duty is on the desk of the unit or post that owes it; those who only see the card have nothing to do. */
const isOwed = (d: DutyRow, { unitIds, postIds }: ReadScope): boolean =>
  (d.unitId !== null && unitIds.includes(d.unitId)) || (d.postId !== null && postIds.includes(d.postId))

const cardOf = (c: { period: string; palette: Palette; level: Level }, lang: Lang): string =>
  `${say(cardPeriodLabel(c.period), lang)}${lang === 'zh' ? '' : ' '}${wordOf(c.palette, c.level, lang)}`

const limitDate = (l: CardLimit, { lang, calendar }: Wanted): DeskDate => ({
  ...{ key: l.cardId, kind: l.what, subject: l.subject, dueOn: l.dueOn, page: `cards/${l.cardId}` },
  what: cardOf(l, lang),
  // A committed calendar date does not move; the other two are counted in working days.
  provisional: l.what !== 'rectification' && isProvisional(calendar, l.dueOn as CivilDate),
})

const dutyDate = (d: DutyRow, { lang, calendar }: Wanted): DeskDate => ({
  ...{ key: d.id, kind: 'duty', subject: d.subject, dueOn: d.dueOn!, page: `cards/${d.cardId}` },
  what: `${dutyName(d, lang)}（${cardOf({ ...d, level: d.level as Level, palette: d.palette }, lang)}）`,
  provisional: d.days === 'working' && isProvisional(calendar, d.dueOn as CivilDate),
})
