import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { MATTER_FROM } from './reads.ts'

export type MatterDate = {
  readonly id: string
  readonly title: string
  /** `matter`: to be handed in by its unit; `extension`: asked for and not decided; `verification`: handed in and not verified. */
  readonly kind: 'matter' | 'extension' | 'verification'
  readonly unit: string
  readonly dueOn: string
  /** Counted in working days from the assignment, and not extended since. */
  readonly counted: boolean
}

/** Which of the matters of its units a desk answers and keeps; `registeredBy` keeps for the offices what it registered itself. */
export type MatterDesk = { readonly answers: boolean; readonly issues: boolean; readonly registeredBy: string | null }

/**
 * What matters ask of one desk, by the date in force, then id: the units' work while the turn is theirs; of those kept there by units
 * that do none of the work, requests for an extension, to be decided before the date itself, and what was handed in (verifying has
 * no limit of its own and stands on the matter's date). Those from a day on.
 */
export async function listMatterDates(db: Db, scope: ReadScope, desk: MatterDesk, from: string): Promise<MatterDate[]> {
  const units = sql`${[...scope.unitIds]}::uuid[]`
  const kept = sql`((${desk.issues} and m.issuing_unit_id = any(${units})) or (m.issuing_unit_id is null and m.person_id = ${desk.registeredBy}::uuid))
    and not (n.unit_id = any(${units}) or m.helping_unit_ids && ${units})`
  const found = await sql<MatterDate>`
    select m.id, m.title, x.kind, u.name as unit, n.due_on as "dueOn", m.limit_days is not null and n.extensions = 0 as counted ${MATTER_FROM}
      cross join lateral (values ('matter', ${desk.answers} and n.unit_id = any(${units}) and n.holder = 'unit'),
        ('extension', ${kept} and n.extension_to is not null), ('verification', ${kept} and n.holder = 'verifier')) x(kind, due)
    where x.due and n.assigned_on is not null and n.due_on >= ${from} order by n.due_on, m.id, x.kind limit 2000`.execute(
    db,
  )
  return found.rows
}
