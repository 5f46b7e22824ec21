import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { addDays } from '@guatu/domain/calendar/civil-date'
import { MATTER_ACTS, type MatterAct, type MatterActKind } from '@guatu/domain/matters/matter-events'
import { matterNow } from '@guatu/domain/matters/matter-state'
import { refuseMatterAct } from '@guatu/domain/matters/take-matter-act'
import type { Actor } from '@guatu/domain/organization/actor'
import { mayAddMatterPaper, mayKeepMatter, mayTakeAct } from './policy.ts'
import type { MatterFile } from './reads.ts'

/** What a person may do with a matter as it stands now: the right, and what the loop says to it today. The acts check again. */
export function abilitiesOnMatter(actor: Actor, file: MatterFile, today: CivilDate): string[] {
  const now = matterNow(file, file.events)
  const by = actor.personId ?? actor.accountId
  const possible = (kind: MatterActKind, onPaper: boolean): boolean => {
    if (!mayTakeAct(actor, file, kind, onPaper)) return false
    const bench = { matter: file, today, occurredOn: today, by: onPaper ? null : by, unitIds: actor.unitIds }
    return refuseMatterAct(now, likelyAct(kind, now.dueOn, today), bench) === null
  }
  const found: string[] = []
  for (const kind of MATTER_ACTS) {
    if (possible(kind, false)) found.push(kind)
    else if (possible(kind, true)) found.push(`${kind}OnPaper`)
  }
  if (now.state === 'draft' && mayKeepMatter(actor, file)) found.push('revise')
  if (mayAddMatterPaper(actor, file)) found.push('addPaper')
  return found
}

/** An act of a kind with dates that nobody would refuse: whether it is its turn is asked, not its dates. */
function likelyAct(kind: MatterActKind, dueOn: CivilDate | null, today: CivilDate): MatterAct {
  const later = addDays(dueOn !== null && dueOn > today ? dueOn : today, 1)
  const all = { kind, unitId: '', dueOn: later, to: later, reviewOn: later, into: '' }
  return all as unknown as MatterAct
}
