import type { WallSnapshot } from '@guatu/domain/wall/snapshot'
import { z } from 'zod'
import { operation } from './operation.ts'
import { Boundary, Position } from './regions.ts'

/** GET /api/wall: one answer for all projects of the viewer's scope, in columns (see domain/src/wall/snapshot.ts). */
export const wallPath = '/api/wall'

const day = z.number().int()
const index = z.number().int().min(-1)
const dayOrNone = day.nullable()
const intOrNone = z.number().int().nullable()
const names = z.array(z.object({ id: z.string(), name: z.string() }))
const letters = z.string().regex(/^[swrnc-]*$/)
const clothes = z.object({ colour: z.enum(['red', 'orange', 'yellow', 'blue', 'green', 'none']), word: z.string() })

const palette = z.object({ s: clothes, w: clothes, r: clothes, n: clothes, c: clothes, '-': clothes })

const projects = z.object({
  id: z.array(z.string()),
  name: z.array(z.string()),
  level: letters,
  palette: z.array(index),
  reason: z.array(z.array(z.union([z.string(), z.number(), z.null()])).nullable()),
  cardLevel: letters,
  cardOn: z.array(dayOrNone),
  strip: z.array(letters.max(8)),
  headquarters: z.array(index),
  taskForce: z.array(index),
  region: z.array(index),
  administration: z.array(index),
  chain: z.array(index),
  stage: z.array(index),
  yearClass: z.array(index),
  unit: z.array(index),
  listings: z.array(z.array(z.number().int().min(0))),
  plannedStart: z.array(dayOrNone),
  committedFinish: z.array(dayOrNone),
  forecastFinish: z.array(dayOrNone),
  physical: z.array(intOrNone),
  yearPlan: z.array(intOrNone),
  yearDone: z.array(intOrNone),
  yearDue: z.array(intOrNone),
  figuresOn: z.array(dayOrNone),
  lagPoints: z.array(intOrNone),
  completionRate: z.array(intOrNone),
  activityCount: z.array(z.number().int().min(0)),
})

const activities = z.object({
  name: z.array(z.number().int().min(0)),
  start: z.array(day),
  length: z.array(z.number().int().min(0)),
  done: z.array(z.number().int()),
  flags: z.array(z.number().int()),
  startSlip: z.array(intOrNone),
  lengthSlip: z.array(z.number().int()),
})

export const wallSnapshot = z.object({
  asOf: z.iso.date(),
  version: z.number().int(),
  base: z.iso.date(),
  palette,
  palettes: z.array(palette),
  periods: z.array(z.object({ name: z.string(), end: day })).max(8),
  headquarters: names,
  taskForces: names,
  regions: names,
  administrations: names,
  chains: names,
  stages: names,
  yearClasses: names,
  listings: names,
  units: names,
  reasons: z.array(z.object({ code: z.string(), params: z.array(z.string()) })),
  activityNames: z.array(z.string()),
  projects,
  activities,
}) satisfies z.ZodType<WallSnapshot>

export const wallOperation = operation({
  id: 'getWall',
  method: 'GET',
  path: wallPath,
  auth: 'session',
  response: wallSnapshot,
})

/** What the map beside the chart needs but its lines: boundaries in force, and where the projects of the viewer's scope stand. */
export const WallMap = z.object({
  boundaries: z.array(
    Boundary.pick({
      id: true,
      title: true,
      approvalNumber: true,
      datum: true,
      vintage: true,
      tree: true,
      places: true,
      version: true,
    }),
  ),
  positions: z.array(Position.extend({ projectId: z.string() })),
})
export type WallMap = z.infer<typeof WallMap>
export const getWallMap = operation({
  id: 'getWallMap',
  method: 'GET',
  path: '/api/wall/map',
  auth: 'session',
  response: WallMap,
})
