import type { Grant } from '@guatu/domain/organization/actor'
import { sql } from 'kysely'
import type { Cursor } from '../platform/cursor.ts'
import type { Db } from '../platform/db.ts'
import { containing, orderBy } from '../platform/order-by.ts'

export type AccountRow = {
  id: string
  userName: string
  personId: string
  personName: string
  grants: (Grant & { unitName: string | null })[]
  disabled: boolean
  lockedUntil: Date | null
  version: number
  sortKey: string
}
export type AccountFilter = {
  readonly q?: string | undefined
  readonly role?: string | undefined
  readonly state?: string | undefined
  readonly sort?: string | undefined
}

const columns = sql`a.id, a.user_name as "userName", a.person_id as "personId", p.name as "personName", a.disabled, a.version,
  c.locked_until as "lockedUntil", coalesce((
    select json_agg(json_build_object('role', g ->> 'role', 'unitId', g ->> 'unitId', 'regionCode', g ->> 'regionCode',
      'unitName', (select u.name from unit u where u.id = (g ->> 'unitId')::uuid)) order by n)
    from jsonb_array_elements(a.grants) with ordinality e(g, n)), '[]') as grants`
const tables = sql`account a join person p on p.id = a.person_id join credential c on c.account_id = a.id`
const STATES = `case when a.disabled then 'disabled' when c.locked_until > now() then 'locked' else 'active' end`
const orders = {
  userName: 'a.user_name',
  person: 'p.name',
  role: `coalesce(a.grants -> 0 ->> 'role', '') || ' ' || a.user_name`,
  state: `${STATES} || ' ' || a.user_name`,
}
const matching = (f: AccountFilter) => sql`true
  ${f.q ? sql`and (p.name like ${containing(f.q)} or a.user_name like ${containing(f.q)})` : sql``}
  ${f.role ? sql`and exists (select from jsonb_array_elements(a.grants) g where g ->> 'role' = any(${f.role.split(',')}::text[]))` : sql``}
  ${f.state ? sql`and ${sql.raw(STATES)} = any(${f.state.split(',')}::text[])` : sql``}`

/** Accounts in the order asked for, by user name where none was. */
export async function listAccountPage(
  db: Db,
  f: AccountFilter,
  page: { after: Cursor | null; limit: number },
): Promise<AccountRow[]> {
  const order = orderBy(orders, f.sort, 'a.id', page.after)
  const found = await sql<AccountRow>`
    select ${columns}, ${order.key} as "sortKey" from ${tables} where ${matching(f)} ${order.beyond}
    order by ${order.by} limit ${page.limit}`.execute(db)
  return found.rows
}

export async function countMatchingAccounts(db: Db, f: AccountFilter): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select from ${tables} where ${matching(f)} limit 10000) counted`.execute(db)
  return found.rows[0]!.n
}

export async function findAccountRow(db: Db, id: string): Promise<AccountRow | undefined> {
  const found = await sql<AccountRow>`
    select ${columns}, a.user_name as "sortKey" from ${tables} where a.id = ${id}`.execute(db)
  return found.rows[0]
}

/** The stored head, for commands that change it. */
export const findAccount = (db: Db, id: string) =>
  db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()

export async function isUserNameTaken(db: Db, userName: string): Promise<boolean> {
  const found = await sql`select from account where lower(user_name) = lower(${userName})`.execute(db)
  return found.rows.length > 0
}

/** Roles that a person holds through other accounts that are open. */
export async function rolesOfPersonElsewhere(db: Db, personId: string, accountId: string): Promise<string[]> {
  const found = await sql<{ role: string }>`
    select distinct g ->> 'role' as role from account a, jsonb_array_elements(a.grants) g
    where a.person_id = ${personId} and a.id <> ${accountId} and not a.disabled`.execute(db)
  return found.rows.map((r) => r.role)
}

/** How many open accounts beside this one hold a role. */
export async function countHoldersBeside(db: Db, role: string, accountId: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from account a where a.id <> ${accountId} and not a.disabled
      and a.grants @> ${JSON.stringify([{ role }])}::jsonb`.execute(db)
  return found.rows[0]!.n
}

/** Whether any account ever held a role, by its revisions: also one that was disabled or lost it. */
export async function wasEverHeld(db: Db, role: string): Promise<boolean> {
  const found = await sql`
    select from revision where register = 'account' and body -> 'grants' @> ${JSON.stringify([{ role }])}::jsonb
    union all select from account where grants @> ${JSON.stringify([{ role }])}::jsonb limit 1`.execute(db)
  return found.rows.length > 0
}

/** Units among these ids that don't exist. */
export async function unknownUnits(db: Db, ids: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select w.id from unnest(${[...ids]}::text[]) w(id) where not exists (select from unit u where u.id::text = w.id)`.execute(
    db,
  )
  return found.rows.map((r) => r.id)
}
