import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'
import type { Sentence } from './tables.ts'

export type ForecastListRow = {
  projectId: string
  projectName: string
  headquarters: string | null
  committedFinish: string
  finish: string
  p50: string
  p80: string
  p90: string
  probability: string
  spread: number
  slipP80: number
  level: string
  turnWeeks: number | null
  turnLevel: string | null
  turnSentence: Sentence | null
  asOf: string
  sortKey: string
}
export type ForecastFilter = {
  readonly q?: string | undefined
  readonly turns?: string | undefined
  readonly level?: string | undefined
  readonly odds?: 'below50' | 'below80' | 'kept' | undefined
  readonly sort?: string | undefined
}

/** Each order as one text key, ties on the id; what does not turn stands last. */
const sortKeys: Readonly<Record<string, string>> = {
  turn: `lpad(coalesce(f.turn_weeks, 99)::text, 2, '0') || (9 - coalesce(array_position(array['commend','normal','remind','warn','severe'], f.turn_level), 0))::text || lpad((100000 - (f.p80 - f.committed_finish))::text, 6, '0')`,
  name: 'p.name',
  probability: `lpad((f.probability * 10000)::int::text, 5, '0')`,
  slip: `lpad((100000 - (f.p80 - f.committed_finish))::text, 6, '0')`,
  committed: 'f.committed_finish::text',
  p80: 'f.p80::text',
}
const ODDS = {
  below50: 'and f.probability < 0.5',
  below80: 'and f.probability < 0.8',
  kept: 'and f.probability >= 0.8',
}

function matching(scope: ReadScope, f: ForecastFilter) {
  const like = f.q ? `%${f.q.replace(/[%_\\]/g, '\\$&')}%` : null
  return sql`p.withdrawn_on is null and ${within(scope)}
    ${like ? sql`and (p.name like ${like} or hq.name like ${like})` : sql``}
    ${f.turns ? sql`and f.turn_weeks <= ${Number(f.turns)}` : sql``}
    ${f.level ? sql`and f.level = any(${f.level.split(',')}::text[])` : sql``}
    ${f.odds ? sql.raw(ODDS[f.odds]) : sql``}`
}

const tables = sql`plan_forecast f join project p on p.id = f.project_id left join unit hq on hq.id = p.headquarters_id`

function orderOf(sort: string | undefined) {
  const turned = sort?.startsWith('-') ?? false
  const key = sortKeys[turned ? sort!.slice(1) : (sort ?? 'turn')] ?? sortKeys.turn!
  return {
    key: sql.raw(`coalesce(${key}, '999')`),
    beyond: sql.raw(turned ? '<' : '>'),
    direction: sql.raw(turned ? 'desc' : 'asc'),
  }
}

export async function listForecastRows(
  db: Db,
  scope: ReadScope,
  f: ForecastFilter,
  page: { after: { key: string; id: string } | null; limit: number },
): Promise<ForecastListRow[]> {
  const { key, beyond, direction } = orderOf(f.sort)
  const found = await sql<ForecastListRow>`
    select p.id as "projectId", p.name as "projectName", hq.name as headquarters, f.committed_finish as "committedFinish", f.finish_on as finish,
      f.p50, f.p80, f.p90, f.probability, f.spread, f.p80 - f.committed_finish as "slipP80", f.level, f.turn_weeks as "turnWeeks",
      f.turn_level as "turnLevel", f.turn_sentence as "turnSentence", f.as_of as "asOf", ${key} as "sortKey"
    from ${tables} where ${matching(scope, f)}
    ${page.after ? sql`and (${key} collate "C", p.id) ${beyond} (${page.after.key} collate "C", ${page.after.id}::uuid)` : sql``}
    order by ${key} collate "C" ${direction}, p.id ${direction} limit ${page.limit}`.execute(db)
  return found.rows
}

export async function countForecastRows(db: Db, scope: ReadScope, f: ForecastFilter): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from (select from ${tables} where ${matching(scope, f)} limit 10000) counted`.execute(db)
  return found.rows[0]!.n
}

export type ForesightRow = {
  asOf: string | null
  plans: number
  below80: number
  turns: { weeks: number; level: string; n: number }[]
}

/** How many lights turn for the first time in each horizon, and to what. */
export async function readForesight(db: Db, scope: ReadScope): Promise<ForesightRow> {
  const all = await sql<{ asOf: string | null; plans: number; below80: number }>`
    select min(f.as_of) as "asOf", count(*)::int as plans, (count(*) filter (where f.probability < 0.8))::int as below80
    from ${tables} where p.withdrawn_on is null and ${within(scope)}`.execute(db)
  const turns = await sql<{ weeks: number; level: string; n: number }>`
    select f.turn_weeks as weeks, f.turn_level as level, count(*)::int as n from ${tables}
    where p.withdrawn_on is null and ${within(scope)} and f.turn_weeks is not null group by 1, 2 order by 1, 2`.execute(
    db,
  )
  return { ...all.rows[0]!, turns: turns.rows }
}
