import type { Level } from '@guatu/domain/cards/level'
import type { Verdict } from '@guatu/domain/cards/verdict'
import type { MatterSource } from '@guatu/domain/matters/matter-events'
import type { MatterHolder, MatterState } from '@guatu/domain/matters/matter-state'
import { sql } from 'kysely'
import type { Cursor } from '../platform/cursor.ts'
import type { Db } from '../platform/db.ts'
import { containing, type Orders, orderBy } from '../platform/order-by.ts'
import { MATTER_FROM, type MatterSight, matterInSight, matterNumber } from './reads.ts'

export type MatterListRow = {
  id: string
  title: string
  number: string | null
  source: MatterSource
  projectId: string | null
  project: string | null
  unitId: string
  unit: string
  state: MatterState
  holder: MatterHolder
  dueOn: string | null
  assignedOn: string | null
  submittedOn: string | null
  closedOn: string | null
  reviewOn: string | null
  stoppedOn: string | null
  extensionTo: string | null
  extensions: number
  reworks: number
  version: number
  level: Level | null
  verdict: Verdict | null
}
export type MatterFilter = {
  readonly today: string
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly level?: string | undefined
  readonly source?: string | undefined
  readonly unitId?: string | undefined
  readonly projectId?: string | undefined
  readonly id?: string | undefined
}

const COLUMNS = sql`m.id, m.title, ${matterNumber} as number, m.source, m.project_id as "projectId", p.name as project, n.unit_id as "unitId",
  u.name as unit, n.state, n.holder, n.due_on as "dueOn", n.assigned_on as "assignedOn", n.submitted_on as "submittedOn", n.closed_on as "closedOn",
  n.review_on as "reviewOn", n.stopped_on as "stoppedOn", n.extension_to as "extensionTo", n.extensions, n.reworks, n.steps as version, v.level, v.verdict`
const LIT = sql`${MATTER_FROM} left join matter_verdict v on v.matter_id = m.id`

/** What a list is narrowed to, by what somebody has to do. */
const STATES: Readonly<Record<string, ReturnType<typeof sql>>> = {
  open: sql`n.state not in ('closed', 'withdrawn', 'merged', 'standing')`,
  toAssign: sql`n.state in ('draft', 'approved', 'declined')`,
  withUnit: sql`n.holder = 'unit'`,
  toVerify: sql`n.state = 'submitted'`,
  toClose: sql`n.state in ('verified', 'shown')`,
  asked: sql`n.extension_to is not null`,
  aside: sql`n.state in ('suspended', 'merged', 'standing', 'withdrawn')`,
  ended: sql`n.state in ('closed', 'withdrawn', 'merged', 'standing')`,
}

function matching(sight: MatterSight, f: MatterFilter) {
  const state =
    f.state === 'overdue' ? sql`n.holder = 'unit' and n.due_on < ${f.today}` : f.state ? STATES[f.state] : undefined
  const q = f.q ? containing(f.q) : null
  return sql`where ${matterInSight(sight)} ${state ? sql`and ${state}` : sql``} ${f.id ? sql`and m.id = ${f.id}` : sql``}
    ${f.level ? sql`and v.level = any(${f.level.split(',')}::text[])` : sql``} ${f.source ? sql`and m.source = ${f.source}` : sql``}
    ${f.unitId ? sql`and n.unit_id = ${f.unitId}` : sql``} ${f.projectId ? sql`and m.project_id = ${f.projectId}` : sql``}
    ${q ? sql`and (m.title like ${q} or u.name like ${q} or p.name like ${q} or ${matterNumber} like ${q})` : sql``}`
}

/** Orders by name, each one text: worst light first, nearest date first, newest number first, then by names. */
const ORDERS: Orders = {
  level: `coalesce(array_position(array['severe','warn','remind','normal','commend'], v.level), 9)::text || coalesce(n.due_on::text, '9999-12-31')`,
  due: `coalesce(n.due_on::text, '9999-12-31')`,
  number: `coalesce(o.mark || to_char(9999 - o.year, '0000') || to_char(9999999 - o.number, '0000000'), ' ')`,
  unit: 'u.name',
  title: 'm.title',
  state: 'n.state',
}

/** Matters in sight; the worst light first, among them the nearest date, where nothing else is asked. */
export async function listMatterRows(
  db: Db,
  sight: MatterSight,
  f: MatterFilter,
  page: { after: Cursor | null; limit: number; sort?: string | undefined },
): Promise<(MatterListRow & { sortKey: string })[]> {
  const { key, beyond, by } = orderBy(ORDERS, page.sort, 'm.id', page.after)
  const found = await sql<MatterListRow & { sortKey: string }>`
    select ${COLUMNS}, ${key} as "sortKey" ${LIT} ${matching(sight, f)} ${beyond} order by ${by} limit ${page.limit}`.execute(
    db,
  )
  return found.rows
}

export async function countMatters(db: Db, sight: MatterSight, f: MatterFilter): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select ${LIT} ${matching(sight, f)} limit 10000) counted`.execute(db)
  return Number(found.rows[0]!.n)
}
