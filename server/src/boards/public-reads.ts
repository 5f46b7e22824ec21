import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'
import { responsibleJoins, responsibleUnit } from '../projects/responsible-reads.ts'

/** What the public may know of a project beside its rates and cards: its name, the public unit that answers, its headquarters. */
export type PublicProjectRow = { id: string; project: string; unit: string; headquartersId: string | null }

export async function listPublicProjects(db: Db, scope: ReadScope): Promise<PublicProjectRow[]> {
  const found = await sql<PublicProjectRow>`
    select p.id, p.name as project, ${responsibleUnit} as unit, p.headquarters_id as "headquartersId"
    from project p ${responsibleJoins} where p.withdrawn_on is null and ${within(scope)} order by p.name, p.id`.execute(
    db,
  )
  return found.rows
}

/** Names of private firms: they never reach the board, not even inside a project's name. */
export async function listPrivateNames(db: Db): Promise<string[]> {
  const found = await sql<{ name: string }>`
    select distinct n.name from unit u cross join lateral (values (u.name), (u.short_name)) n(name)
    where u.kind = 'firm' and length(n.name) >= 3 order by 1`.execute(db)
  return found.rows.map((r) => r.name).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/** Names of the headquarters of the scope's projects, which are public. */
export async function listPublicHeadquarters(db: Db, scope: ReadScope): Promise<Map<string, string>> {
  const found = await sql<{ id: string; name: string }>`
    select u.id, u.name from unit u where u.kind <> 'firm' and u.id in (select p.headquarters_id from project p where ${within(scope)})`.execute(
    db,
  )
  return new Map(found.rows.map((r) => [r.id, r.name]))
}

/** Those of some units that are firms: whoever competes among them stands on the board without a name. */
export async function listFirmIds(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select id from unit where kind = 'firm' and id = any(${[...ids]}::uuid[])`.execute(db)
  return new Set(found.rows.map((r) => r.id))
}
