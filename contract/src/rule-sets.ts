import { CARD_SUBJECTS } from '@guatu/domain/cards/card-subjects'
import { z } from 'zod'
import { CivilDate, Id, IdParams, Instant, Level, Name, Text } from './common.ts'
import { operation } from './operation.ts'

/** A set as JSON, in the documented form; the server reads and checks it whole. */
export const RuleSetBody = z.record(z.string(), z.unknown())
export const RuleSetScope = z.enum(['project', 'matter', 'unit'])
/** Where a set holds: in a campaign, in a region (`id` is its code), or in the whole district (`id` null). */
export const RuleSetPlace = z.object({ kind: z.enum(['district', 'region', 'campaign']), id: z.string().nullable() })
const PlaceShown = RuleSetPlace.extend({ name: z.string() })

/** One finding of the check: the row of the rule (1 = first), null for the set; errors refuse the set. */
export const RuleSetFinding = z.object({
  row: z.number().int().nullable(),
  rule: z.string().nullable(),
  severity: z.enum(['error', 'warning']),
  text: z.string(),
})
/** What a set means in plain sentences: of the set as a whole, then rule by rule. */
export const RuleSetMeaning = z.object({
  about: z.array(z.string()),
  rules: z.array(z.object({ row: z.number().int(), id: z.string(), level: Level, text: z.string() })),
})
export const CheckedRuleSet = z.object({ findings: z.array(RuleSetFinding), meaning: RuleSetMeaning.nullable() })
export type CheckedRuleSet = z.infer<typeof CheckedRuleSet>

export const AdoptedVersion = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  scope: RuleSetScope,
  place: PlaceShown,
  rules: z.number().int(),
  inForceFrom: CivilDate,
  inForceTo: CivilDate.nullable(),
  recordedAt: Instant,
  /** Judges today; `coming`: from a later day on; `past`: another took its turn, or it was ended. */
  standing: z.enum(['inForce', 'coming', 'past']),
  adoptedBy: z.string().nullable(),
  reason: z.string(),
})
export type AdoptedVersion = z.infer<typeof AdoptedVersion>
export const DraftRow = z.object({
  id: Id,
  name: z.string(),
  scope: RuleSetScope.nullable(),
  place: PlaceShown,
  state: z.enum(['draft', 'checked', 'adopted', 'discarded']),
  rules: z.number().int(),
  changedAt: Instant,
  changedBy: z.string().nullable(),
  version: z.number().int(),
})
export const listRuleSets = operation({
  id: 'listRuleSets',
  method: 'GET',
  path: '/api/rule-sets',
  auth: 'session',
  response: z.object({ adopted: z.array(AdoptedVersion), drafts: z.array(DraftRow) }),
})

/** What the table editor offers: metrics with their words, where a set may hold, lists, and sets to start from. */
export const RuleSetCatalogue = z.object({
  metrics: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      unit: z.string(),
      digits: z.number().int(),
      isLevel: z.boolean(),
      scopes: z.array(RuleSetScope),
    }),
  ),
  campaigns: z.array(z.object({ id: Id, name: z.string() })),
  regions: z.array(z.object({ code: z.string(), name: z.string() })),
  lists: z.array(z.string()),
  presets: z.array(z.object({ name: z.string(), about: z.string(), body: RuleSetBody })),
})
export type RuleSetCatalogue = z.infer<typeof RuleSetCatalogue>
export const getRuleSetCatalogue = operation({
  id: 'getRuleSetCatalogue',
  method: 'GET',
  path: '/api/rule-sets/catalogue',
  auth: 'session',
  response: RuleSetCatalogue,
})
export const checkRuleSet = operation({
  id: 'checkRuleSet',
  method: 'POST',
  path: '/api/rule-sets/check',
  auth: 'session',
  body: z.object({ body: RuleSetBody }),
  response: CheckedRuleSet,
})
const VersionQuery = z.object({ version: z.coerce.number().int().min(1).optional() })
const LineParams = z.object({ id: z.string().min(1).max(120) })
export const RuleSetShown = AdoptedVersion.extend({
  body: RuleSetBody,
  meaning: RuleSetMeaning,
  currentVersion: z.number().int(),
})
export const getRuleSet = operation({
  id: 'getRuleSet',
  method: 'GET',
  path: '/api/rule-sets/:id',
  auth: 'session',
  params: LineParams,
  query: VersionQuery,
  response: RuleSetShown,
})
/** The set as a file in the documented form. */
export const exportRuleSet = operation({
  id: 'exportRuleSet',
  method: 'GET',
  path: '/api/rule-sets/:id/json',
  auth: 'session',
  params: LineParams,
  query: VersionQuery,
  download: 'application/json',
})
/** A set of a campaign or region ends on a day; the one that holds around it judges from the next day on. */
export const endRuleSet = operation({
  id: 'endRuleSet',
  method: 'POST',
  path: '/api/rule-sets/:id/end',
  auth: 'session',
  params: LineParams,
  body: z.object({ expectedVersion: z.number().int(), lastDay: CivilDate, reason: Text(500) }),
  response: AdoptedVersion,
  refusals: ['cards.ruleSet.districtNeedsOne', 'cards.ruleSet.dayIsPast'],
})

export const RuleSetDraft = DraftRow.extend({
  body: RuleSetBody,
  authors: z.array(z.string()),
  /** Whether the asking person may adopt it: allowed to, and no author of it. */
  mayAdopt: z.boolean(),
  ruleSetId: z.string().nullable(),
})
export type RuleSetDraft = z.infer<typeof RuleSetDraft>
const DraftBody = z.object({ name: Name, place: RuleSetPlace, body: RuleSetBody })
export const createRuleSetDraft = operation({
  id: 'createRuleSetDraft',
  method: 'POST',
  path: '/api/rule-set-drafts',
  auth: 'session',
  body: DraftBody.extend({ id: Id }),
  response: RuleSetDraft,
  refusals: ['cards.ruleSet.unknownPlace', 'cards.rules.form'],
})
export const getRuleSetDraft = operation({
  id: 'getRuleSetDraft',
  method: 'GET',
  path: '/api/rule-set-drafts/:id',
  auth: 'session',
  params: IdParams,
  response: RuleSetDraft,
})
export const changeRuleSetDraft = operation({
  id: 'changeRuleSetDraft',
  method: 'PUT',
  path: '/api/rule-set-drafts/:id',
  auth: 'session',
  params: IdParams,
  body: DraftBody.extend({ expectedVersion: z.number().int() }),
  response: RuleSetDraft,
  refusals: ['cards.ruleSet.unknownPlace', 'cards.ruleSet.draftIsClosed'],
})
/** Asks for adoption: the set must pass its check. A change afterwards takes it back. */
export const submitRuleSetDraft = operation({
  id: 'submitRuleSetDraft',
  method: 'POST',
  path: '/api/rule-set-drafts/:id/submit',
  auth: 'session',
  params: IdParams,
  body: z.object({ expectedVersion: z.number().int() }),
  response: RuleSetDraft,
  refusals: ['cards.ruleSet.draftIsClosed'],
})
export const adoptRuleSetDraft = operation({
  id: 'adoptRuleSetDraft',
  method: 'POST',
  path: '/api/rule-set-drafts/:id/adopt',
  auth: 'session',
  params: IdParams,
  body: z.object({ expectedVersion: z.number().int(), inForceFrom: CivilDate, reason: Text(500) }),
  response: RuleSetDraft,
  refusals: ['cards.ruleSet.notChecked', 'cards.ruleSet.ownDraft', 'cards.ruleSet.dayIsPast'],
})
export const discardRuleSetDraft = operation({
  id: 'discardRuleSetDraft',
  method: 'POST',
  path: '/api/rule-set-drafts/:id/discard',
  auth: 'session',
  params: IdParams,
  body: z.object({ expectedVersion: z.number().int() }),
  response: RuleSetDraft,
  refusals: ['cards.ruleSet.draftIsClosed'],
})

const Counts = z.record(Level, z.number().int())
export const DrySide = z.object({
  level: Level,
  rule: z.string().nullable(),
  sentence: z.string(),
  wouldTurn: z.array(z.string()),
})
export const DryDifference = z.object({
  period: z.string(),
  label: z.string(),
  /** A region by its code, everybody else by an id. */
  subjectId: z.string(),
  subject: z.string(),
  inForce: Level,
  draft: Level,
  rule: z.string().nullable(),
  because: z.object({ inForce: DrySide, draft: DrySide }).nullable(),
})
/** What is counted together: projects, matters, or groups of one kind by their projects or by their matters. */
export const DryPart = z.object({
  part: z.string(),
  kind: z.enum(CARD_SUBJECTS),
  label: z.string(),
  differing: z.number().int(),
})
export const DryRun = z.object({
  id: Id,
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  progress: z.number().min(0).max(1),
  name: z.string(),
  from: CivilDate,
  to: CivilDate,
  problem: z.object({ code: z.string(), text: z.string() }).nullable(),
  palettes: z.object({
    inForce: z.array(z.object({ level: Level, word: z.string(), colour: z.string().nullable() })),
    draft: z.array(z.object({ level: Level, word: z.string(), colour: z.string().nullable() })),
  }),
  /** Conditions of the set that never have a value here, by row. */
  warnings: z.array(z.string()),
  scope: RuleSetScope,
  /** Projects, matters, or groups that were judged at one close at least. */
  subjects: z.number().int(),
  parts: z.array(DryPart),
  /** The part that closes and differences are of: the one asked for, else the first that differs. */
  part: z.string(),
  closes: z.array(
    z.object({ period: z.string(), label: z.string(), inForce: Counts, draft: Counts, differing: z.number().int() }),
  ),
  differing: z.number().int(),
  /** The rows asked for: of one close where `period` is given, at most `limit` from `offset` on. */
  differences: z.array(DryDifference),
  matching: z.number().int(),
})
export type DryRun = z.infer<typeof DryRun>
/**
 * A draft, or a set as JSON (a preset), against the closed periods of a span: one for projects against those of reports, one for
 * matters or units against the months. Nothing is written.
 */
export const startDryRun = operation({
  id: 'startDryRun',
  method: 'POST',
  path: '/api/dry-runs',
  auth: 'session',
  body: z.object({ id: Id, draftId: Id.nullable(), body: RuleSetBody.nullable(), from: CivilDate, to: CivilDate }),
  response: DryRun,
  refusals: ['cards.dryRun.noCloses', 'cards.dryRun.busy'],
})
const DryQuery = z.object({
  part: z.string().max(80).optional(),
  period: z.string().max(20).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export const getDryRun = operation({
  id: 'getDryRun',
  method: 'GET',
  path: '/api/dry-runs/:id',
  auth: 'session',
  params: IdParams,
  query: DryQuery,
  response: DryRun,
})
export const cancelDryRun = operation({
  id: 'cancelDryRun',
  method: 'DELETE',
  path: '/api/dry-runs/:id',
  auth: 'session',
  params: IdParams,
  response: DryRun,
})
export const exportDryRun = operation({
  id: 'exportDryRun',
  method: 'GET',
  path: '/api/dry-runs/:id/export',
  auth: 'session',
  params: IdParams,
  query: DryQuery.pick({ part: true, period: true }),
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
