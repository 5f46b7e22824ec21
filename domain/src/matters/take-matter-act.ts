import type { CivilDate } from '../calendar/civil-date.ts'
import { type Refusal, refuse } from '../kernel/coded.ts'
import type { MatterAct, MatterActKind, RegisteredMatter } from './matter-events.ts'
import { isEnded, isWithUnit, type MatterNow, type MatterState } from './matter-state.ts'

/** What an act is held against beside the matter itself. */
export type MatterBench = {
  readonly matter: Pick<RegisteredMatter, 'id' | 'registeredBy' | 'needsApproval' | 'needsShowing' | 'helpingUnitIds'>
  readonly today: CivilDate
  /** The day the act is about: today, or the day on a paper that is recorded later. */
  readonly occurredOn: CivilDate
  /** Who acts: a person. */
  readonly by: string | null
  /** Units the person belongs to: the doing unit verifies nothing of its own. */
  readonly unitIds: readonly string[]
}

type Guard = (now: MatterNow, act: MatterAct, bench: MatterBench) => Refusal | null

/**
 * Whether an act may be taken now: null, or why not. Who has the right at all is the server's policy; here stand the order of the
 * loop (domain.md §9), its dates, and the four eyes: whoever registered it does not approve it, and neither a person who acted for
 * the unit nor anybody of the units that do the work verifies, extends or closes.
 */
export function refuseMatterAct(now: MatterNow, act: MatterAct, bench: MatterBench): Refusal | null {
  const { occurredOn, today } = bench
  if (occurredOn > today) return refuse('matters.act.inFuture', { occurredOn })
  if (occurredOn < now.lastOn) return refuse('matters.act.tooEarly', { occurredOn, since: now.lastOn })
  if (isEnded(now.state) && act.kind !== 'reopened' && act.kind !== 'instructed')
    return refuse('matters.act.ended', { state: wordOf(now.state) })
  return GUARDS[act.kind](now, act, bench)
}

const wordOf = (state: MatterState): string => `matters.state.${state}`
const notNow = (now: MatterNow): Refusal => refuse('matters.act.notNow', { state: wordOf(now.state) })
const when =
  (...states: readonly MatterState[]): Guard =>
  (now) =>
    states.includes(now.state) ? null : notNow(now)
const withUnit: Guard = (now) => (isWithUnit(now.state) ? null : notNow(now))
const all =
  (...guards: readonly Guard[]): Guard =>
  (now, act, bench) => {
    for (const guard of guards) {
      const refusal = guard(now, act, bench)
      if (refusal) return refusal
    }
    return null
  }

const byAnother: Guard = (now, _act, { by, unitIds, matter }) => {
  const doing = [now.unitId, ...matter.helpingUnitIds]
  const ofTheirs = unitIds.some((id) => doing.includes(id))
  return ofTheirs || (by !== null && now.doers.includes(by)) ? refuse('matters.act.doerVerifies') : null
}

/** A date that is given lies ahead: nobody is late on the day a date is set. */
const ahead: Guard = (_now, act, { occurredOn }) => {
  const dueOn = 'dueOn' in act ? act.dueOn : 'to' in act ? act.to : 'reviewOn' in act ? act.reviewOn : null
  return dueOn !== null && dueOn < occurredOn ? refuse('matters.act.dueInPast', { dueOn }) : null
}

const later: Guard = (now, act) =>
  'to' in act && now.dueOn !== null && act.to <= now.dueOn
    ? refuse('matters.act.noExtension', { to: act.to, dueOn: now.dueOn })
    : null
const asked: Guard = (now) => (now.extensions.open ? null : refuse('matters.act.nothingAsked'))

const approve: Guard = (now, _act, { matter, by }) => {
  if (now.state !== 'draft') return notNow(now)
  if (!matter.needsApproval) return refuse('matters.act.noApprovalAsked')
  return by !== null && by === matter.registeredBy ? refuse('matters.act.fourEyes') : null
}
const assign: Guard = (now, _act, { matter }) => {
  if (now.state === 'draft' && matter.needsApproval) return refuse('matters.act.notApproved')
  return now.state === 'draft' || now.state === 'approved' ? null : notNow(now)
}
const close: Guard = (now, _act, { matter }) => {
  if (now.state === 'verified' && matter.needsShowing) return refuse('matters.act.notShown')
  return now.state === 'verified' || now.state === 'shown' ? null : notNow(now)
}
const merge: Guard = (_now, act, { matter }) =>
  act.kind === 'merged' && act.into === matter.id ? refuse('matters.act.mergedIntoItself') : null

const GUARDS: { readonly [K in MatterActKind]: Guard } = {
  approved: approve,
  instructed: () => null,
  assigned: all(assign, ahead),
  accepted: when('assigned'),
  // Once taken it is worked on; whoever can't any more asks for it to be moved.
  declined: when('assigned'),
  reassigned: all(when('declined', 'assigned', 'accepted', 'inProgress', 'reworking'), ahead),
  feedback: when('accepted', 'inProgress', 'reworking'),
  extensionAsked: all(
    withUnit,
    (now) => (now.extensions.open ? refuse('matters.act.askedAlready') : null),
    later,
    ahead,
  ),
  extensionGranted: all(withUnit, asked, byAnother, later, ahead),
  extensionRefused: all(withUnit, asked, byAnother),
  urged: withUnit,
  submitted: when('accepted', 'inProgress', 'reworking'),
  verified: all(when('submitted'), byAnother),
  sentBack: all(when('submitted', 'verified', 'shown'), byAnother, ahead),
  shown: when('verified'),
  closed: all(close, byAnother),
  suspended: all(when('assigned', 'accepted', 'inProgress', 'reworking'), ahead),
  resumed: all(when('suspended'), ahead),
  withdrawn: () => null,
  merged: merge,
  madeStanding: all(when('verified', 'shown', 'inProgress', 'reworking', 'accepted'), byAnother),
  reopened: all(when('closed', 'standing'), ahead),
}
