import type { Pause } from '@guatu/contract/responsibility'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { type Actor, hasRole } from '@guatu/domain/organization/actor'
import { checkPauseStep, type PauseState, pauseStates } from '@guatu/domain/responsibility/pauses'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { pauseEventOf } from './pause-facts.ts'
import { mayDecidePause } from './policy.ts'
import { listPauseEvents, type PauseEventRow } from './reads.ts'

export type PauseFilter = {
  readonly q?: string | undefined
  readonly sort?: string | undefined
  readonly state?: PauseState['state'] | undefined
  readonly reason?: string | undefined
  readonly projectId?: string | undefined
  readonly pauseId?: string | undefined
}
type Now = { readonly asOf: CivilDate; readonly knownAt: string }

/** Pauses in sight as they stand now. Own order: what waits for a decision, then what lapses next. */
export async function listPauses(db: Db, scope: ReadScope, actor: Actor, f: PauseFilter, now: Now): Promise<Pause[]> {
  const rows = await listPauseEvents(db, scope, { projectId: f.projectId, pauseId: f.pauseId })
  const states = pauseStates(rows.map(pauseEventOf), now)
  const pauses = states.map((state) =>
    presentPause(
      state,
      rows.filter((r) => r.pauseId === state.id),
      actor,
    ),
  )
  const wanted = pauses.filter(
    (p) =>
      (!f.state || p.state === f.state) &&
      (!f.reason || p.reason === f.reason) &&
      (!f.q || p.projectName.includes(f.q) || p.note.includes(f.q) || p.documentNumber.includes(f.q)),
  )
  return wanted.sort(orderOf(f.sort))
}

const URGENCY: readonly Pause['state'][] = ['asked', 'lapsed', 'inForce', 'upcoming', 'ended', 'over', 'refused']
const sortKeys: Readonly<Record<string, (p: Pause) => string>> = {
  project: (p) => p.projectName,
  from: (p) => p.from,
  to: (p) => p.to,
  holdsTo: (p) => p.holdsTo ?? '9999-12-31',
  '': (p) => `${URGENCY.indexOf(p.state)}${p.holdsTo ?? p.from}`,
}

function orderOf(sort = ''): (a: Pause, b: Pause) => number {
  const turned = sort.startsWith('-')
  const key = sortKeys[turned ? sort.slice(1) : sort] ?? sortKeys['']!
  return (a, b) => {
    const [x, y] = turned ? [key(b), key(a)] : [key(a), key(b)]
    return x.localeCompare(y, 'zh') || (a.id < b.id ? -1 : 1)
  }
}

function presentPause(state: PauseState, steps: readonly PauseEventRow[], actor: Actor): Pause {
  const asked = steps.find((s) => s.event === 'asked')!
  const approved = steps.find((s) => s.event === 'approved')
  return {
    id: state.id,
    projectId: asked.projectId,
    projectName: asked.projectName,
    reason: state.reason,
    from: state.from,
    to: state.to,
    state: state.state,
    holdsTo: state.holdsTo,
    askedBy: asked.actor,
    askedOn: asked.occurredOn,
    approver: approved?.actor ?? null,
    documentNumber: steps.findLast((s) => s.documentNumber !== '')?.documentNumber ?? '',
    note: asked.note,
    steps: steps.map((s) => ({ event: s.event, on: s.occurredOn, by: s.actor, note: s.note })),
    acts: actsOn(state, actor),
  }
}

/** What the reader may do now; the command decides again, also on the ties to the project. */
function actsOn(state: PauseState, actor: Actor): Pause['acts'] {
  const decides = mayDecidePause(actor)
  const ends = decides || hasRole(actor, 'responsibleUnit', 'taskForce', 'headquarters', 'serviceOfficer')
  return (['approved', 'refused', 'refreshed', 'ended'] as const).filter(
    (event) =>
      (event === 'ended' ? ends : decides) &&
      checkPauseStep(state, { event, from: state.from, to: state.to, by: actor.accountId ?? '' }) === null,
  )
}
