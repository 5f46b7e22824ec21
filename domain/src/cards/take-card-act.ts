import type { CivilDate } from '../calendar/civil-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { type Refusal, refuse } from '../kernel/coded.ts'
import { answerByOf, appealByOf } from './card-deadlines.ts'
import type { CardAct } from './card-events.ts'
import { type CardState, isEnded } from './card-state.ts'
import type { CardTerms } from './card-terms.ts'
import type { Level } from './level.ts'

/** What an act is held against beside the card itself. */
export type ActBench = {
  readonly level: Level
  readonly terms: Pick<CardTerms, 'appealDays'>
  readonly calendar: WorkingCalendar
  readonly today: CivilDate
  /** The day the act is about: today, or the day on a paper that is recorded later. */
  readonly occurredOn: CivilDate
  /** Who acts: a person. */
  readonly by: string | null
}

type Guard = (s: CardState, act: CardAct, bench: ActBench) => Refusal | null

/**
 * Whether an act may be taken now: null, or why not. Who has the right at all is the server's policy; here stand the order of
 * the procedure, its limits and the four eyes: whoever opened the hearing or spoke for the unit does not approve, whoever
 * reported rectification does not check it, whoever approved or signed does not decide the appeal.
 */
export function refuseAct(s: CardState, act: CardAct, bench: ActBench): Refusal | null {
  if (bench.occurredOn > bench.today) return refuse('cards.act.inFuture', { occurredOn: bench.occurredOn })
  const late = act.kind === 'appealed' || act.kind === 'appealDecided'
  if (isEnded(s) && !(late && s.stage === 'lifted')) return refuse('cards.act.ended', { stage: stageCode(s) })
  return GUARDS[act.kind](s, act, bench)
}

const stageCode = (s: CardState): string => `cards.stage.${s.stage}`
const no = (code: string, s: CardState): Refusal => refuse(code, { stage: stageCode(s) })
const isServed = (s: CardState): boolean => s.served !== null
const same = (a: string | null, b: string | null | undefined): boolean => a !== null && a === b
const before = (day: CivilDate, deed: { readonly on: CivilDate } | null): Refusal | null =>
  deed && day < deed.on ? refuse('cards.act.tooEarly', { occurredOn: day, since: deed.on }) : null

const decide: Guard = (s, _act, bench) => {
  if (s.decided) return no('cards.act.decidedAlready', s)
  if (s.stage !== 'heard') return no('cards.act.notHeard', s)
  if (same(bench.by, s.hearing?.by) || same(bench.by, s.statement?.by)) return refuse('cards.act.fourEyes')
  return null
}

const GUARDS: { readonly [K in CardAct['kind']]: Guard } = {
  hearingOpened: (s) => (s.stage === 'proposed' ? null : no('cards.act.notProposed', s)),
  // A statement that comes late is heard as long as nobody has decided.
  stated: (s, _act, { occurredOn }) =>
    s.stage === 'hearing' || s.stage === 'heard' ? before(occurredOn, s.hearing) : no('cards.act.notHearing', s),
  silent: (s, _act, { calendar, today }) => {
    if (s.stage !== 'hearing') return no('cards.act.notHearing', s)
    const until = answerByOf(s, calendar)
    return until && today <= until ? refuse('cards.act.stillTime', { until }) : null
  },
  approved: decide,
  struck: decide,
  issued: (s) => (s.stage === 'approved' ? null : no('cards.act.notApproved', s)),
  noticeVoided: (s) =>
    s.stage === 'issued' ? null : no(isServed(s) ? 'cards.notice.servedAlready' : 'cards.act.notIssued', s),
  received: (s, _act, { occurredOn }) => {
    if (isServed(s)) return no('cards.act.servedAlready', s)
    return s.stage === 'issued' ? before(occurredOn, s.issued) : no('cards.act.notIssued', s)
  },
  released: (s) => {
    if (s.stage !== 'served') return no('cards.act.notServed', s)
    return s.appeal.state === 'open' ? refuse('cards.act.appealOpen') : null
  },
  rectificationSet: (s, act, { level, today }) => {
    if (level === 'commend') return refuse('cards.act.commended')
    if (!['approved', 'issued', 'served', 'published'].includes(s.stage)) return no('cards.act.notApproved', s)
    if (s.rectification.state === 'accepted') return refuse('cards.act.rectifiedAlready')
    return act.kind === 'rectificationSet' && act.dueOn < today
      ? refuse('cards.act.dueInPast', { dueOn: act.dueOn })
      : null
  },
  rectificationReported: (s, _act, { occurredOn }) => {
    const running = s.rectification.state === 'running' || s.rectification.state === 'sentBack'
    return running && isServed(s) ? before(occurredOn, s.served) : refuse('cards.act.noRectification')
  },
  rectificationChecked: (s, _act, { by }) => {
    if (s.rectification.state !== 'submitted') return refuse('cards.act.nothingSubmitted')
    return same(by, s.rectification.reported?.by) ? refuse('cards.act.fourEyes') : null
  },
  lifted: (s) => {
    if (!isServed(s)) return no('cards.act.notServed', s)
    if (s.appeal.state === 'open') return refuse('cards.act.appealOpen')
    const { state } = s.rectification
    return state === 'none' || state === 'accepted' ? null : refuse('cards.act.notRectified')
  },
  carriedOn: (s, act) => {
    if (!isServed(s)) return no('cards.act.notServed', s)
    const twice = act.kind === 'carriedOn' && s.carriedOn.includes(act.period)
    return twice && act.kind === 'carriedOn' ? refuse('cards.act.carriedAlready', { period: act.period }) : null
  },
  appealed: (s, _act, { terms, calendar, occurredOn }) => {
    const until = appealByOf(s, terms, calendar)
    if (!until) return no('cards.act.notServed', s)
    if (s.appeal.state !== 'none') return refuse('cards.act.appealedAlready')
    return occurredOn > until ? refuse('cards.act.appealLate', { until }) : before(occurredOn, s.served)
  },
  appealDecided: (s, act, { by }) => {
    if (s.appeal.state !== 'open') return refuse('cards.act.noAppeal')
    const concerned = [s.decided?.by, s.issued?.by, s.appeal.made?.by]
    if (concerned.some((c) => same(by, c))) return refuse('cards.act.issuerDecides')
    const exempts = act.kind === 'appealDecided' && act.outcome === 'exempted'
    return exempts && act.kind === 'appealDecided' && act.exemptionId === null
      ? refuse('cards.act.exemptionMissing')
      : null
  },
}
