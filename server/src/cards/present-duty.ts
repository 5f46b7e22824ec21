import type { CardPaper, Duty } from '@guatu/contract/card-rows'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { isProvisional } from '@guatu/domain/calendar/working-calendar'
import { cardPeriodLabel } from '@guatu/domain/cards/card-period-label'
import type { Level } from '@guatu/domain/cards/level'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { DutyRow } from './duty-reads.ts'
import { wordOf } from './present.ts'
import { said } from './present-card.ts'

export const presentDuty = (
  r: DutyRow,
  beside: { lang: Lang; today: string; calendar: WorkingCalendar; papers: ReadonlyMap<string, CardPaper> },
): Duty => ({
  id: r.id,
  cardId: r.cardId,
  subject: r.subject,
  level: r.level as Level,
  word: wordOf(r.palette, r.level as Level, beside.lang),
  notice: r.notice,
  period: r.period,
  periodLabel: say(cardPeriodLabel(r.period), beside.lang),
  duty: r.duty as Duty['duty'],
  name: dutyName(r, beside.lang),
  points: r.points,
  unitId: r.unitId,
  unit: r.unit,
  postId: r.postId,
  post: r.post,
  holder: r.holder,
  dueOn: r.dueOn,
  provisional: r.dueOn !== null && r.days === 'working' && isProvisional(beside.calendar, r.dueOn as CivilDate),
  overdue: r.state === 'open' && r.dueOn !== null && beside.today > r.dueOn,
  state: r.state,
  stateName: said(`cards.dutyState.${r.state}`, beside.lang),
  doneOn: r.state === 'done' ? r.doneOn : null,
  record: r.record,
  papers: r.papers.flatMap((id) => beside.papers.get(id) ?? []),
  version: r.version,
})

/** 约谈; 考核扣2分; or what the office called it. */
export const dutyName = (r: Pick<DutyRow, 'duty' | 'points' | 'text'>, lang: Lang): string =>
  r.duty === 'other'
    ? r.text
    : r.duty === 'deduction'
      ? said('cards.duty.deductionOf', lang, { points: r.points })
      : said(`cards.duty.${r.duty}`, lang)
