import type { ExtraFacts } from '@guatu/domain/cards/asked-metrics'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { JudgingMaterial } from './material.ts'

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`
const recorded = `'id', t.id, 'occurredOn', t.occurred_on, 'recordedAt', to_char(t.recorded_at at time zone 'UTC', ${INSTANT})`

const PARTS: Readonly<Record<ExtraFacts, string>> = {
  funds: `select project_id as "projectId", json_agg(json_build_object(${recorded}, 'source', t.source, 'year', t.year,
    'planned', t.planned_yuan::text, 'paid', t.paid_yuan::text, 'supersedes', t.supersedes) order by t.recorded_at, t.id) as rows
    from fund_figure t where t.project_id = any($ids) group by 1`,
  statistics: `select project_id as "projectId", json_agg(json_build_object(${recorded}, 'state', t.state, 'month', t.month, 'reason', t.reason, 'supersedes', t.supersedes)
    order by t.recorded_at, t.id) as rows from statistics_entry t where t.project_id = any($ids) group by 1`,
  p80: `select project_id as "projectId", json_agg(json_build_object('asOf', t.as_of, 'finish', t.p80,
    'recordedAt', to_char(t.computed_at at time zone 'UTC', ${INSTANT})) order by t.as_of) as rows
    from finish_p80 t where t.project_id = any($ids) group by 1`,
}

/** What only some rules are made from, to be added to the material of each of some projects; one without any gets an empty list. */
export async function readExtras(
  db: Db,
  ids: readonly string[],
  wanted: readonly ExtraFacts[],
): Promise<(material: JudgingMaterial) => JudgingMaterial> {
  const found: [ExtraFacts, Map<string, never[]>][] = []
  for (const what of wanted) {
    const [before = '', after = ''] = PARTS[what].split('$ids')
    const { rows } = await sql<{ projectId: string; rows: never[] }>`
      ${sql.raw(before)}${[...ids]}::uuid[]${sql.raw(after)}`.execute(db)
    found.push([what, new Map(rows.map((r) => [r.projectId, r.rows]))])
  }
  return (material) => {
    for (const [what, rows] of found) material[what] = rows.get(material.id) ?? []
    return material
  }
}
