import { z } from 'zod'
import { CivilDate, Id, Level, PageQuery, pageOf } from './common.ts'
import { operation } from './operation.ts'

export const BridgeChange = z.enum(['unchanged', 'improved', 'worsened', 'entered', 'left'])
export type BridgeChange = z.infer<typeof BridgeChange>
const Then = z.object({ level: Level, judged: z.boolean(), word: z.string(), colour: z.string().nullable() })
/** One project between two closed periods; `from` is null for one that entered, `to` for one that left. */
export const BridgeRow = z.object({
  projectId: Id,
  project: z.string(),
  unit: z.string(),
  headquarters: z.string().nullable(),
  change: BridgeChange,
  from: Then.nullable(),
  to: Then.nullable(),
  /** Why the later level is what it is; of one that left, why the earlier was. */
  sentence: z.string(),
})
export type BridgeRow = z.infer<typeof BridgeRow>
export const ClosedPeriod = z.object({ period: z.string(), label: z.string(), closedOn: CivilDate })
export type ClosedPeriod = z.infer<typeof ClosedPeriod>
export const BridgeQuery = PageQuery.extend({
  /** Period keys; without them the last two closed ones. */
  from: z.string().max(20).optional(),
  to: z.string().max(20).optional(),
  change: BridgeChange.optional(),
  headquartersId: Id.optional(),
})
/** 两期对比: what became of each project's level between two closed periods, never a comparison of unlike sets. */
export const listBridge = operation({
  id: 'listBridge',
  method: 'GET',
  path: '/api/bridge',
  auth: 'session',
  query: BridgeQuery,
  response: pageOf(BridgeRow).extend({
    periods: z.array(ClosedPeriod),
    from: ClosedPeriod.nullable(),
    to: ClosedPeriod.nullable(),
    counts: z.record(BridgeChange, z.number().int()),
  }),
  refusals: ['cards.bridge.unknownPeriod'],
})
export const exportBridge = operation({
  id: 'exportBridge',
  method: 'GET',
  path: '/api/bridge.xlsx',
  auth: 'session',
  query: BridgeQuery,
  download: 'xlsx',
})
