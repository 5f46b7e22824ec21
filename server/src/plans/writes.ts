import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import type { Transaction } from '../platform/db.ts'
import { withTheNext } from '../platform/travel.ts'
import { appendFact, appendFacts, type RevisionNote, writeRegister } from '../platform/write.ts'
import type { CommitmentTable } from '../projects/tables.ts'
import type { MilestoneEventTable, PlanBaselineTable, PlanScheduleTable, PlanTable } from './tables.ts'

/** Type of each column as the statement below hands it over: lists travel as one text a row. */
const COLUMNS = {
  projectId: 'uuid',
  planVersion: 'int',
  finishOn: 'date',
  forecastFinish: 'date',
  daysToWinBack: 'int',
  activityIds: 'text[]',
  names: 'text[]',
  starts: 'int[]',
  lengths: 'int[]',
  bars: 'text',
} as const satisfies { readonly [C in keyof PlanScheduleTable]?: string }
type Column = keyof typeof COLUMNS
const columns = Object.keys(COLUMNS) as Column[]
const snake = (column: string) => column.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
const list = (of: (column: string) => string) => columns.map((c) => of(snake(c))).join(', ')

const handed = (type: string) => (type.endsWith('[]') ? 'text' : type)

/** One text whatever the number of rows, so that it is planned once. */
const STORE = `insert into plan_schedule (${list((c) => c)}, computed_at)
  select ${columns.map((c) => `u.${snake(c)}::${COLUMNS[c]}`).join(', ')}, $${columns.length + 1}
  from unnest(${columns.map((c, i) => `$${i + 1}::${handed(COLUMNS[c])}[]`).join(', ')}) as u(${list((c) => c)})
  on conflict (project_id) do update set ${list((c) => `${c} = excluded.${c}`)}, computed_at = excluded.computed_at`

/**
 * Stores computed dates, with the next statement; derived, so the last computation wins. All rows are of one moment, and what hangs on
 * them (forecasts) is due again.
 */
export async function storeSchedules(trx: Transaction, rows: readonly Insertable<PlanScheduleTable>[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const parameters = columns.map((c) => rows.map((row) => (COLUMNS[c].endsWith('[]') ? literal(row[c]) : row[c])))
  await withTheNext(trx, { sql: STORE, parameters: [...parameters, first.computedAt] })
}

/** A list as PostgreSQL writes it. */
function literal(items: unknown): string {
  const texts = (items as readonly (string | number)[]).map((x) =>
    typeof x === 'number' ? x : `"${x.replace(/["\\]/g, '\\$&')}"`,
  )
  return `{${texts.join(',')}}`
}

export const writePlan = (ctx: CommandContext, row: Insertable<Omit<PlanTable, 'version'>>, note: RevisionNote) =>
  writeRegister(ctx, 'plan', row as Insertable<PlanTable>, note)
export const appendBaseline = (ctx: CommandContext, row: Insertable<PlanBaselineTable>) =>
  appendFact(ctx, 'planBaseline', row)
export const appendMilestoneEvent = (ctx: CommandContext, row: Insertable<MilestoneEventTable>) =>
  appendFact(ctx, 'milestoneEvent', row)
/** Committed dates of assessed milestones, appended when their plan is approved. */
export const appendMilestoneCommitments = (ctx: CommandContext, rows: readonly Insertable<CommitmentTable>[]) =>
  appendFacts(ctx, 'commitment', rows)
