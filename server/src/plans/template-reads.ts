import { planTemplates, templateFor } from '@guatu/domain/plans/templates'
import type { PlanTemplate } from '@guatu/domain/plans/templates/plan-template'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

/** A template as it is offered: the office's own or changed one, else the one the product ships with (version 0). */
export type OfferedTemplate = Omit<PlanTemplate, 'kind'> & {
  readonly kind: string
  readonly shipped: boolean
  readonly retired: boolean
  readonly version: number
}

const asShipped = (t: PlanTemplate): OfferedTemplate => ({ ...t, shipped: true, retired: false, version: 0 })

export async function findTemplate(db: Db, key: string): Promise<OfferedTemplate | null> {
  const row = await db.selectFrom('planTemplate').selectAll().where('id', '=', key).executeTakeFirst()
  const shipped = templateFor(key)
  if (!row) return shipped ? asShipped(shipped) : null
  const { id, ...body } = row
  return { ...body, key: id, shipped: shipped !== undefined }
}

/** Every template, the shipped ones in their order and then the office's own. */
export async function listOfferedTemplates(db: Db): Promise<OfferedTemplate[]> {
  const rows = await db.selectFrom('planTemplate').selectAll().orderBy('id').execute()
  const changed = new Map(rows.map(({ id, ...body }) => [id, { ...body, key: id, shipped: false }]))
  const shipped = planTemplates.map((t) => {
    const own = changed.get(t.key)
    return own ? { ...own, shipped: true } : asShipped(t)
  })
  const keys = new Set(planTemplates.map((t) => t.key))
  return [...shipped, ...[...changed.values()].filter((t) => !keys.has(t.key))]
}

export type FinishedActivity = { template: string; nodeId: string; start: string; finish: string }

/** Actual first and last days of every activity that was begun and ended, of plans made from a template: what durations are learnt from. */
export async function listFinishedActivities(db: Db, scope: ReadScope, template: string): Promise<FinishedActivity[]> {
  const found = await sql<FinishedActivity>`
    with told as (select e.project_id, e.activity_id, max(e.occurred_on) filter (where e.event = 'started') as start,
        max(e.occurred_on) filter (where e.event = 'claimed') as finish,
        (array_agg(e.event order by e.recorded_at desc, e.id desc) filter (where e.event in ('claimed', 'verified', 'refused')))[1] as last
      from milestone_event e group by 1, 2)
    select pl.template, a ->> 'id' as "nodeId", coalesce(t.start::text, a ->> 'actualStart') as start,
      coalesce(case when t.last <> 'refused' then t.finish::text end, a ->> 'actualFinish') as finish
    from plan pl join project p on p.id = pl.project_id and p.withdrawn_on is null
      cross join lateral json_array_elements(pl.activities) a
      left join told t on t.project_id = pl.project_id and t.activity_id = a ->> 'id'
    where pl.template = ${template} and ${within(scope)}`.execute(db)
  return found.rows.filter((r) => r.start !== null && r.finish !== null)
}
