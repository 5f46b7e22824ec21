import { z } from 'zod'
import { CivilDate, Id, IdParams, Instant } from './common.ts'
import { operation } from './operation.ts'

/** One fact that evidence names: what was recorded, about which day, by whom and when. */
export const Fact = z.object({
  id: Id,
  occurredOn: CivilDate,
  recordedAt: Instant,
  by: z.string(),
  sentence: z.string(),
})
export type Fact = z.infer<typeof Fact>
/** The facts behind an input of a light or card, oldest first; ids of other projects are left out. */
export const getFacts = operation({
  id: 'getFacts',
  method: 'GET',
  path: '/api/projects/:id/facts',
  auth: 'session',
  params: IdParams,
  query: z.object({ ids: z.string().max(4000) }),
  response: z.array(Fact),
})
