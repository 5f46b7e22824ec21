import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { AdoptedRuleSet, CampaignRevision, RuleSetPlace } from '@guatu/domain/cards/choose-rule-set'
import { prepareRuleSet } from '@guatu/domain/cards/prepare-rule-set'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { registerStamps } from '../platform/register-stamps.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from '../projects/reads.ts'

/** Every version of every adopted set, and every state of every campaign: what decides who is judged by what. */
export type RuleSetRegister = {
  readonly adopted: readonly AdoptedRuleSet[]
  readonly campaigns: readonly CampaignRevision[]
  /** Whether any set holds in a campaign or a region only; else nobody needs to ask where a project lies. */
  readonly local: boolean
}

type Found = {
  revision: string
  line: string
  version: number
  name: string
  ruleSet: RuleSet
  inForceFrom: CivilDate
  inForceTo: CivilDate | null
  campaignId: string | null
  regionCode: string | null
  recordedAt: string
}

/** Parsed registers by their digest: the same objects again, so that what was prepared from a rule set stays prepared. */
const parsed = new Map<string, RuleSetRegister>()

/** One object for one revision, whoever reads it and whenever: those it ranks among each other are known by it. */
const revisions = new Map<string, RuleSet>()

function sameObject(revision: string, ruleSet: RuleSet): RuleSet {
  const known = revisions.get(revision)
  if (known) return known
  if (revisions.size > 1000) revisions.clear()
  revisions.set(revision, ruleSet)
  return ruleSet
}

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

export async function loadRuleSets(db: Db): Promise<RuleSetRegister> {
  const { ruleSets: stamp } = await registerStamps(db)
  const known = parsed.get(stamp)
  if (known) return known
  const sets = await sql<Found>`
    select id as revision, subject_id as line, version, body ->> 'name' as name, body -> 'body' as "ruleSet",
      body ->> 'in_force_from' as "inForceFrom", body ->> 'in_force_to' as "inForceTo",
      body ->> 'campaign_id' as "campaignId", body ->> 'region_code' as "regionCode", ${instant('recorded_at')} as "recordedAt"
    from revision where register = 'rule_set' order by recorded_at, version`.execute(db)
  const campaigns = await sql<CampaignRevision>`
    select subject_id as id, body ->> 'name' as name, body ->> 'from_on' as "from", body ->> 'to_on' as "to",
      ${instant('recorded_at')} as "recordedAt"
    from revision where register = 'campaign' order by recorded_at, version`.execute(db)
  const adopted = sets.rows.map(({ revision, campaignId, regionCode, ...rest }) => ({
    ...rest,
    ruleSet: sameObject(revision, rest.ruleSet),
    place: placeOf({ campaignId, regionCode }),
  }))
  const register = {
    adopted,
    campaigns: campaigns.rows,
    local: adopted.some((a) => a.place.kind !== 'district'),
  }
  if (parsed.size > 20) parsed.clear()
  parsed.set(stamp, register)
  return register
}

const named = new WeakMap<RuleSetRegister, readonly string[]>()

/** Metrics that any adopted set names; what is judged is read with the facts these are made from. */
export async function metricsNamed(db: Db): Promise<readonly string[]> {
  const register = await loadRuleSets(db)
  const known = named.get(register)
  if (known) return known
  const names = [...new Set(register.adopted.flatMap((a) => prepareRuleSet(a.ruleSet).metrics))]
  named.set(register, names)
  return names
}

export const placeOf = (columns: { campaignId: string | null; regionCode: string | null }): RuleSetPlace =>
  columns.campaignId !== null
    ? { kind: 'campaign', id: columns.campaignId }
    : columns.regionCode !== null
      ? { kind: 'region', code: columns.regionCode }
      : { kind: 'district' }

export const findRuleSet = (db: Db, id: string) =>
  db.selectFrom('ruleSet').selectAll().where('id', '=', id).executeTakeFirst()

export const findDraft = (db: Db, id: string) =>
  db.selectFrom('ruleSetDraft').selectAll().where('id', '=', id).executeTakeFirst()

export type DraftRow = NonNullable<Awaited<ReturnType<typeof findDraft>>>

type DraftShown = DraftRow & { changedAt: Date; changedBy: string | null }

const draftsShown = (where: ReturnType<typeof sql>) => sql<DraftShown>`
  select d.id, d.name, d.body, d.state, d.campaign_id as "campaignId", d.region_code as "regionCode",
    d.rule_set_id as "ruleSetId", d.rule_set_version as "ruleSetVersion", d.version, r.recorded_at as "changedAt", p.name as "changedBy"
  from rule_set_draft d
  join revision r on r.register = 'rule_set_draft' and r.subject_id = d.id::text and r.version = d.version
  left join account a on a.id = r.actor_id left join person p on p.id = a.person_id
  where ${where} order by r.recorded_at desc, d.id limit 200`

/** Drafts that are still on their way; the one changed last first. */
export const listDrafts = async (db: Db): Promise<DraftShown[]> =>
  (await draftsShown(sql`d.state in ('draft', 'checked')`).execute(db)).rows

export const findDraftShown = async (db: Db, id: string): Promise<DraftShown | undefined> =>
  (await draftsShown(sql`d.id = ${id}::uuid`).execute(db)).rows[0]

/** Accounts that wrote a draft, in the order of their first hand in it; null is the house itself. */
export async function authorsOfDraft(db: Db, id: string): Promise<{ accountId: string | null; name: string | null }[]> {
  const found = await sql<{ accountId: string | null; name: string | null }>`
    select r.actor_id as "accountId", max(p.name) as name from revision r
    left join account a on a.id = r.actor_id left join person p on p.id = a.person_id
    where r.register = 'rule_set_draft' and r.subject_id = ${id}
    group by r.actor_id order by min(r.version)`.execute(db)
  return found.rows
}

/** Campaigns and regions that a set may be made for. */
export async function listPlaces(
  db: Db,
  scope: ReadScope,
): Promise<{ campaigns: { id: string; name: string }[]; regions: { code: string; name: string }[] }> {
  const campaigns = await db
    .selectFrom('campaign')
    .select(['id', 'name'])
    .orderBy('fromOn', 'desc')
    .limit(200)
    .execute()
  const regions = await sql<{ code: string; name: string }>`
    select r.id as code, r.name from region r
    where exists (select from project p where p.region_code like rtrim(r.id, '0') || '%' and ${within(scope)}) order by r.id limit 200`.execute(
    db,
  )
  return { campaigns, regions: regions.rows }
}

/** Lists that projects are on, the longest first: what 'applies to' may name. */
export async function listNames(db: Db, scope: ReadScope): Promise<string[]> {
  const found = await sql<{ list: string }>`
    select l.list from listing l join project p on p.id = l.project_id where ${within(scope)} group by l.list order by count(*) desc, l.list limit 100`.execute(
    db,
  )
  return found.rows.map((r) => r.list)
}

/** The name of a campaign or region, where there is such a one. */
export async function findPlace(db: Db, kind: 'campaign' | 'region', id: string): Promise<{ name: string } | null> {
  const found =
    kind === 'campaign'
      ? await sql<{ name: string }>`select name from campaign where id::text = ${id}`.execute(db)
      : await sql<{ name: string }>`select name from region where id = ${id}`.execute(db)
  return found.rows[0] ?? null
}

/** Who adopted each version, and why. */
export async function listAdoptions(
  db: Db,
): Promise<{ line: string; version: number; by: string | null; reason: string }[]> {
  const found = await sql<{ line: string; version: number; by: string | null; reason: string }>`
    select r.subject_id as line, r.version, p.name as by, r.reason from revision r
    left join account a on a.id = r.actor_id left join person p on p.id = a.person_id
    where r.register = 'rule_set'`.execute(db)
  return found.rows
}

/** Names of campaigns and regions by their ids. */
export async function loadPlaceNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; name: string }>`
    select id::text as id, name from campaign union all select id, name from region`.execute(db)
  return new Map(found.rows.map((r) => [r.id, r.name]))
}
