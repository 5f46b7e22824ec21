import { z } from 'zod'
import { Name, Text } from './common.ts'
import { operation } from './operation.ts'
import { Activity } from './plans.ts'

export const TemplateKind = z.enum(['industrial', 'publicBuilding', 'road', 'water', 'energy', 'renovation', 'other'])
const Names = z.object({ zh: Name, en: Text(200) })
export const TemplateNode = Activity.omit({ name: true }).extend({
  name: z.string().min(1).max(200),
  names: z.object({ zh: z.string(), en: z.string() }),
  leadUnit: z.string().max(100),
})
export type TemplateNode = z.infer<typeof TemplateNode>
/** What finished projects took for a node: `n` projects, median and quartiles in the node's own unit. */
export const LearntDuration = z.object({
  nodeId: z.string(),
  n: z.number().int(),
  median: z.number(),
  low: z.number(),
  high: z.number(),
})
export const Template = z.object({
  key: z.string(),
  kind: TemplateKind,
  names: z.object({ zh: z.string(), en: z.string() }),
  nodes: z.array(TemplateNode),
  /** Whether the product ships with a template of this key; version 0 is that one, unchanged. */
  shipped: z.boolean(),
  retired: z.boolean(),
  version: z.number().int(),
  learnt: z.array(LearntDuration),
  mayChange: z.boolean(),
})
export type Template = z.infer<typeof Template>
const KeyParams = z.object({ key: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/) })
export const getTemplate = operation({
  id: 'getTemplate',
  method: 'GET',
  path: '/api/plan-templates/:key',
  auth: 'session',
  params: KeyParams,
  response: Template,
})
/** A new template (expectedVersion 0 and an unknown key), a changed one, or one no longer offered. */
export const saveTemplate = operation({
  id: 'saveTemplate',
  method: 'PUT',
  path: '/api/plan-templates/:key',
  auth: 'session',
  params: KeyParams,
  body: z.object({
    expectedVersion: z.number().int(),
    kind: TemplateKind,
    names: Names,
    nodes: z.array(TemplateNode).min(1).max(500),
    retired: z.boolean(),
    reason: Text(500).min(1),
  }),
  response: Template,
  refusals: ['loop', 'duplicate-id', 'plans.templateUnsound', 'platform.staleVersion'],
})
