import type { CivilDate } from '../calendar/civil-date.ts'
import { dueWithinWorkingDays, type WorkingCalendar, workingDaysBetween } from '../calendar/working-calendar.ts'
import type { MatterEvent, RegisteredMatter } from './matter-events.ts'
import { holderOf, type MatterHolder, matterNow, registeredNow, withMatterEvent } from './matter-state.ts'

/** A stretch of time in one hand; `to` is null for the one that runs. The day of a change counts for who had it until then. */
export type Turn = { readonly holder: MatterHolder; readonly from: CivilDate; readonly to: CivilDate | null }

/** Whose turn it was, from registration to the last event, without gaps; neighbours differ in their holder. */
export function turnsOf(matter: RegisteredMatter, events: readonly MatterEvent[]): readonly Turn[] {
  const turns: Turn[] = []
  let now = registeredNow(matter)
  let holder = holderOf(now.state, matter.needsApproval)
  let from = matter.registeredOn
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    now = withMatterEvent(now, event)
    const next = holderOf(now.state, matter.needsApproval)
    if (next === holder) continue
    turns.push({ holder, from, to: event.occurredOn })
    holder = next
    from = event.occurredOn
  }
  return [...turns, { holder, from, to: null }]
}

export type DaysHeld = { readonly [H in MatterHolder]: number }

/** Working days in each hand up to a day: the unit's are its own, days of verification the verifier's (domain.md §9). */
export function daysHeld(
  matter: RegisteredMatter,
  events: readonly MatterEvent[],
  calendar: WorkingCalendar,
  asOf: CivilDate,
): DaysHeld {
  const held = { leader: 0, desk: 0, unit: 0, verifier: 0, nobody: 0 }
  for (const { holder, from, to } of turnsOf(matter, events)) {
    const end = to === null || to > asOf ? asOf : to
    if (end > from) held[holder] += workingDaysBetween(calendar, from, end)
  }
  return held
}

/** A limit "within n working days": today is not counted, and a limit that ends on a rest day goes to the next working day. */
export const dueOfLimit = (calendar: WorkingCalendar, assignedOn: CivilDate, workingDays: number): CivilDate =>
  dueWithinWorkingDays(calendar, assignedOn, workingDays)

/** A matter as the judge of lights wants it (`cards/judge-matter`): date in force, since when its clock stands, reworks, facts. */
export function judgedMatter(matter: RegisteredMatter, events: readonly MatterEvent[]) {
  const now = matterNow(matter, events)
  return {
    id: matter.id,
    dueOn: now.dueOn,
    stoppedOn: now.stoppedOn,
    reworks: now.reworks,
    facts: [matter.id, ...events.map((e) => e.id)],
  }
}
