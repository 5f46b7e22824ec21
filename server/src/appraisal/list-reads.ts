import type { ContestState } from '@guatu/domain/appraisal/contest-state'
import { sql } from 'kysely'
import type { Cursor } from '../platform/cursor.ts'
import type { Db } from '../platform/db.ts'
import { containing, type Orders, orderBy } from '../platform/order-by.ts'
import { type ContestSight, contestInSight } from './reads.ts'

export type ContestListRow = {
  id: string
  name: string
  campaignId: string | null
  campaign: string | null
  heldOn: string
  kind: 'unit' | 'project'
  state: ContestState
  contestants: number
  judges: number
  revealedAt: Date | null
  onBoard: boolean
  onPanel: boolean
}
export type ContestFilter = {
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly kind?: string | undefined
  readonly campaignId?: string | undefined
  readonly id?: string | undefined
}

const last = (...kinds: readonly string[]) => sql`(select e.kind from contest_event e where e.contest_id = c.id
  and e.kind = any(${kinds}::text[]) order by e.seq desc limit 1)`
const STATE = sql`(case ${last('drawn', 'closed', 'revealed', 'withdrawn')} when 'drawn' then 'marking' when 'closed' then 'closed'
  when 'revealed' then 'revealed' when 'withdrawn' then 'withdrawn' else 'opened' end)`
const ON_BOARD = sql`coalesce(${last('released', 'takenDown', 'withdrawn')} = 'released', false)`

const rows = (sight: ContestSight) => sql`(
  select c.id, c.name, c.campaign_id, k.name as campaign, c.held_on, c.kind, ${STATE} as state, ${ON_BOARD} as on_board,
    (select count(*)::int from contest_contestant o where o.contest_id = c.id) as contestants,
    (select count(*)::int from contest_judge j where j.contest_id = c.id) as judges,
    (select e.recorded_at from contest_event e where e.contest_id = c.id and e.kind = 'revealed') as revealed_at,
    exists (select from contest_judge j where j.contest_id = c.id and j.person_id = ${sight.personId}::uuid) as on_panel
  from contest c left join campaign k on k.id = c.campaign_id where ${contestInSight(sight)}) c`

function matching(f: ContestFilter) {
  const q = f.q ? containing(f.q) : null
  const state = f.state === 'onBoard' ? sql`and c.on_board` : f.state ? sql`and c.state = ${f.state}` : sql``
  return sql`where true ${state} ${f.id ? sql`and c.id = ${f.id}` : sql``} ${f.kind ? sql`and c.kind = ${f.kind}` : sql``}
    ${f.campaignId ? sql`and c.campaign_id = ${f.campaignId}` : sql``}
    ${q ? sql`and (c.name like ${q} or c.campaign like ${q})` : sql``}`
}

/** Orders by name, each one text; the one held last first where nothing else is asked. */
const ORDERS: Orders = {
  held: `(99999999 - to_char(c.held_on, 'YYYYMMDD')::int)::text`,
  name: 'natural_name(c.name)',
  campaign: `coalesce(natural_name(c.campaign), '')`,
  state: `array_position(array['opened','marking','closed','revealed','withdrawn'], c.state)::text`,
}

export async function listContestRows(
  db: Db,
  sight: ContestSight,
  f: ContestFilter,
  page: { after: Cursor | null; limit: number; sort?: string | undefined },
): Promise<(ContestListRow & { sortKey: string })[]> {
  const { key, beyond, by } = orderBy(ORDERS, page.sort, 'c.id', page.after)
  const found = await sql<ContestListRow & { sortKey: string }>`
    select c.id, c.name, c.campaign_id as "campaignId", c.campaign, c.held_on as "heldOn", c.kind, c.state, c.contestants, c.judges,
      c.revealed_at as "revealedAt", c.on_board as "onBoard", c.on_panel as "onPanel", ${key} as "sortKey"
    from ${rows(sight)} ${matching(f)} ${beyond} order by ${by} limit ${page.limit}`.execute(db)
  return found.rows
}

export async function countContests(db: Db, sight: ContestSight, f: ContestFilter): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select from ${rows(sight)} ${matching(f)} limit 10000) counted`.execute(db)
  return Number(found.rows[0]!.n)
}
