import { type Insertable, sql } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import {
  appendFact,
  appendFacts,
  type RevisionNote,
  remember,
  reviseRegisters,
  writeRegister,
  writeRegisters,
} from '../platform/write.ts'
import type {
  AttachmentTable,
  CampaignTable,
  CommitmentTable,
  FundFigureTable,
  ListingTable,
  MappingProfileTable,
  ProjectCodeTable,
  ProjectPositionTable,
  ProjectTable,
  StageEventTable,
  StatisticsEntryTable,
  YearPlanTable,
} from './tables.ts'

export const writeProject = (
  ctx: CommandContext,
  row: Partial<Insertable<ProjectTable>> & { id: string },
  note: RevisionNote,
) => writeRegister(ctx, 'project', row as Insertable<ProjectTable>, note)

export const writePosition = (
  ctx: CommandContext,
  row: Omit<Insertable<ProjectPositionTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'projectPosition', row, note)

export const writeMappingProfile = (
  ctx: CommandContext,
  row: Omit<Insertable<MappingProfileTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'mappingProfile', row, note)

/** A project that a ledger names first; its head columns in snake case, as JSON holds them. */
export type ProjectOfSheet = { id: string; kind: string; stage: string; columns: Readonly<Record<string, unknown>> }

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase())

export const writeProjects = (ctx: CommandContext, projects: readonly ProjectOfSheet[]) =>
  writeRegisters(
    ctx,
    'project',
    projects.map(({ columns, ...own }) => ({
      yearClass: 'carriedOver',
      ...Object.fromEntries(Object.entries(columns).map(([name, v]) => [camel(name), asSql(v)])),
      ...own,
    })) as never,
  )
const asSql = (value: unknown): unknown => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value)

export const reviseProjects = (
  ctx: CommandContext,
  rows: readonly { readonly id: string; readonly expectedVersion: number; readonly columns: object }[],
  note: Pick<RevisionNote, 'reason' | 'source'>,
) => reviseRegisters(ctx, 'project', rows, note)

export const appendCodes = (ctx: CommandContext, rows: readonly Insertable<ProjectCodeTable>[]) =>
  appendFacts(ctx, 'projectCode', rows)
export const appendCommitments = (ctx: CommandContext, rows: readonly Insertable<CommitmentTable>[]) =>
  appendFacts(ctx, 'commitment', rows)
export const appendYearPlans = (ctx: CommandContext, rows: readonly Insertable<YearPlanTable>[]) =>
  appendFacts(ctx, 'yearPlan', rows)
export const appendCode = (ctx: CommandContext, row: Insertable<ProjectCodeTable>) =>
  appendFact(ctx, 'projectCode', row)
export const writeCampaign = (
  ctx: CommandContext,
  row: Omit<Insertable<CampaignTable>, 'version'>,
  note: RevisionNote,
) => writeRegister(ctx, 'campaign', row, note)
export const appendListings = (ctx: CommandContext, rows: readonly Insertable<ListingTable>[]) =>
  appendFacts(ctx, 'listing', rows)
export const appendListing = (ctx: CommandContext, row: Insertable<ListingTable>) => appendFact(ctx, 'listing', row)
export const appendCommitment = (ctx: CommandContext, row: Insertable<CommitmentTable>) =>
  appendFact(ctx, 'commitment', row)
export const appendYearPlan = (ctx: CommandContext, row: Insertable<YearPlanTable>) => appendFact(ctx, 'yearPlan', row)
export const appendFund = (ctx: CommandContext, row: Insertable<FundFigureTable>) => appendFact(ctx, 'fundFigure', row)
export const appendStatistics = (ctx: CommandContext, row: Insertable<StatisticsEntryTable>) =>
  appendFact(ctx, 'statisticsEntry', row)
export const appendStage = (ctx: CommandContext, row: Insertable<StageEventTable>) => appendFact(ctx, 'stageEvent', row)
export const appendAttachment = (ctx: CommandContext, row: Insertable<AttachmentTable>) =>
  appendFact(ctx, 'attachment', row)

const TAKEN_BACK = {
  projectCode: ['project_code', 'kind, code'],
  commitment: ['commitment', 'milestone, committed_on, precision, reason_code, approver, actor_id, reason'],
  yearPlan: ['year_plan', 'year, total_yuan, months, actor_id, reason'],
} as const

/** Takes facts back: each is superseded by one that says nothing in its place, so that the fact before it stands again. */
export async function takeBackFacts(
  ctx: CommandContext,
  table: keyof typeof TAKEN_BACK,
  ids: readonly string[],
  reason: string,
): Promise<void> {
  const [name, columns] = TAKEN_BACK[table]
  const values = columns.split(', ').map((c) => {
    if (c === 'actor_id') return sql`${ctx.actor.accountId}::uuid`
    return c === 'reason' ? sql`${reason}` : sql.ref(`f.${c}`)
  })
  const done = await sql<{ id: string; digest: string }>`
    insert into ${sql.table(name)} as made (id, project_id, occurred_on, recorded_at, supersedes, withdrawn, ${sql.raw(columns)})
    select n.id, f.project_id, f.occurred_on, ${ctx.now}::timestamptz, f.id, true, ${sql.join(values)}
    from unnest(${ids.map(() => ctx.newId())}::uuid[], ${[...ids]}::uuid[]) n(id, old) join ${sql.table(name)} f on f.id = n.old
    returning made.id, row_digest(to_jsonb(made)) as digest`.execute(ctx.trx)
  remember(ctx, name, done.rows)
}
