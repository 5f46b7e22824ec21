import { z } from 'zod'
import { CivilDate, Coded, IdParams, Instant, Level, Named } from './common.ts'
import { operation } from './operation.ts'

export const EvidenceInput = z.object({
  metric: z.string(),
  name: z.string(),
  value: z.string().nullable(),
  unit: z.string(),
  asOf: CivilDate.nullable(),
  /** Why there is no value. */
  reason: z.string().nullable(),
  facts: z.array(z.string()),
  /** Of a group: the projects that were counted, as far as the reader may see them. */
  projects: z.array(Named),
  /** The same of a group judged over its matters. */
  matters: z.array(Named),
})
/** A light with everything that explains it: the same on wall, dossier and in Word. */
export const Light = z.object({
  /** Whom it is about: a project, or the unit, campaign or place that a card is about. */
  projectId: z.string(),
  level: Level,
  /** Not whoever is outside the set, has no value at all, or is exempted: such a one wears no colour. */
  judged: z.boolean(),
  word: z.string(),
  colour: z.string().nullable(),
  rule: z.string().nullable(),
  ruleText: z.string(),
  /** Its id, and what the office calls it. */
  ruleSet: z.string(),
  ruleSetName: z.string(),
  ruleSetVersion: z.number().int(),
  sentence: z.string(),
  coded: Coded,
  inputs: z.array(EvidenceInput),
  arithmetic: z.array(z.string()),
  wouldTurn: z.array(z.string()),
  others: z.array(z.string()),
  asOf: CivilDate,
  knownAt: Instant,
  engineVersion: z.string(),
})
export type Light = z.infer<typeof Light>
/** `asOf`/`knownAt` ask for the light of a past moment, as known then; without them the live one. */
export const getLight = operation({
  id: 'getLight',
  method: 'GET',
  path: '/api/projects/:id/light',
  auth: 'session',
  params: IdParams,
  query: z.object({ asOf: CivilDate.optional(), knownAt: Instant.optional() }),
  response: Light,
})
export const PalettedLevel = z.object({ level: Level, word: z.string(), colour: z.string().nullable() })
export const getPalette = operation({
  id: 'getPalette',
  method: 'GET',
  path: '/api/palette',
  auth: 'session',
  response: z.array(PalettedLevel),
})
export const getStrip = operation({
  id: 'getStrip',
  method: 'GET',
  path: '/api/projects/:id/strip',
  auth: 'session',
  params: IdParams,
  response: z.array(
    z.object({ period: z.string(), label: z.string(), level: Level, judged: z.boolean(), sentence: z.string() }),
  ),
})
