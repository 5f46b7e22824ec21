import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { answerByOf, appealByOf, cardDeadlines } from '@guatu/domain/cards/card-deadlines'
import type { CardState } from '@guatu/domain/cards/card-state'
import type { CardTerms } from '@guatu/domain/cards/card-terms'
import type { Insertable } from 'kysely'
import type { CardNowTable } from './card-tables.ts'

/** A card's row for lists: what its events left, with the limits that run by the calendar given. */
export function cardNowRow(
  cardId: string,
  state: CardState,
  terms: CardTerms,
  calendar: WorkingCalendar,
  today: CivilDate,
): Insertable<CardNowTable> {
  const [nearest] = cardDeadlines(state, terms, calendar, today)
  return {
    cardId,
    stage: state.stage,
    steps: state.version,
    rectification: state.rectification.state,
    appeal: state.appeal.state,
    issuedOn: state.issued?.on ?? null,
    servedOn: state.served?.on ?? null,
    publishedOn: state.published?.on ?? null,
    liftedOn: state.lifted?.on ?? null,
    rectifyBy: state.rectification.dueOn,
    noticeId: state.noticeId,
    carriedOn: state.carriedOn.length,
    answerBy: answerByOf(state, calendar),
    appealBy: appealByOf(state, terms, calendar),
    deadline: nearest?.on ?? null,
    deadlineWhat: nearest?.what ?? null,
    deadlineProvisional: nearest?.provisional ?? false,
  }
}
