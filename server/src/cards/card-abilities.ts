import type { CardAct } from '@guatu/contract/card-acts'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import type { CardAct as Act } from '@guatu/domain/cards/card-events'
import { cardStateOf } from '@guatu/domain/cards/card-state'
import { refuseAct } from '@guatu/domain/cards/take-card-act'
import type { Actor } from '@guatu/domain/organization/actor'
import type { CardFile } from './card-reads.ts'
import * as policy from './policy.ts'

type Try = { readonly may: boolean; readonly act: Act; readonly occurredOn?: CivilDate }

/** What a person may do with a card as it stands now: the right, and what the procedure says to it today. The acts check again. */
export function abilitiesOn(
  actor: Actor,
  file: CardFile,
  calendar: WorkingCalendar,
  today: CivilDate,
  mayBeLifted: boolean,
): CardAct[] {
  const state = cardStateOf(file.events)
  const by = actor.personId ?? actor.accountId
  const answers = policy.mayAnswerCard(actor, file)
  const desk = policy.mayRecordForUnit(actor)
  const decides = policy.mayDecideCard(actor, file)
  const since = state.served?.on ?? today
  const tries: { readonly [K in Exclude<CardAct, 'addPaper'>]: readonly Try[] } = {
    state: [{ may: answers || desk, act: { kind: 'stated', agrees: true, onPaper: false } }],
    recordSilence: [{ may: policy.mayRecordSilence(actor), act: { kind: 'silent' } }],
    decide: [{ may: decides, act: { kind: 'approved' } }],
    receive: [{ may: answers || desk, act: { kind: 'received', means: 'opened', receivedBy: '' } }],
    release: [{ may: decides, act: { kind: 'released' } }],
    setRectification: [
      {
        may: policy.maySetRectification(actor, file),
        act: { kind: 'rectificationSet', dueOn: today, demand: '' },
      },
    ],
    submitRectification: [{ may: answers || desk, act: { kind: 'rectificationReported' } }],
    checkRectification: [
      { may: policy.mayCheckRectification(actor), act: { kind: 'rectificationChecked', accepted: true } },
    ],
    lift: [{ may: decides && mayBeLifted, act: { kind: 'lifted' } }],
    carryOn: [{ may: decides, act: { kind: 'carriedOn', period: '' } }],
    appeal: [
      { may: answers, act: { kind: 'appealed', onPaper: false } },
      // A paper that came in time may still be typed in.
      { may: desk, act: { kind: 'appealed', onPaper: true }, occurredOn: since },
    ],
    decideAppeal: [
      {
        may: policy.mayDecideAppeal(actor),
        act: { kind: 'appealDecided', outcome: 'upheld', exemptionId: null },
      },
    ],
  }
  const possible = ({ may, act, occurredOn = today }: Try) =>
    may && refuseAct(state, act, { level: file.level, terms: file.terms, calendar, today, occurredOn, by }) === null
  const found = (Object.keys(tries) as (keyof typeof tries)[]).filter((name) => tries[name].some(possible))
  return policy.mayAddPaper(actor, file) ? [...found, 'addPaper'] : found
}
