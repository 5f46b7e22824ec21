import { z } from 'zod'
import { CivilDate, Id, IdParams, Instant, Text } from './common.ts'
import { operation } from './operation.ts'

export const Datum = z.enum(['CGCS2000', 'WGS84', 'GCJ02'])
/** territory 在地, administration 管理主体. */
export const Tree = z.enum(['territory', 'administration'])

/** What an office says of a map that it imports: the JSON of the form field `about` beside the file. */
export const BoundaryAbout = z.object({
  title: Text(100).min(1),
  /** 审图号 as printed on the map. */
  approvalNumber: Text(60),
  datum: Datum,
  /** The year whose divisions it shows. */
  vintage: z.number().int().min(1949).max(2100),
  tree: Tree,
  /** The place that the whole map shows. */
  regionCode: z.string().max(12).nullable(),
  codeProperty: Text(60).min(1).nullable(),
  nameProperty: Text(60).min(1).nullable(),
})
export type BoundaryAbout = z.infer<typeof BoundaryAbout>
export const NewBoundary = BoundaryAbout.extend({ id: Id })
export const NextBoundary = BoundaryAbout.extend({ expectedVersion: z.number().int(), reason: Text(500) })

/** One place of a map and what it was found to be: a region's code, an administration's id, or nothing known. */
export const MapPlace = z.object({ code: z.string().nullable(), name: z.string(), placeId: z.string().nullable() })
export type MapPlace = z.infer<typeof MapPlace>

export const Boundary = BoundaryAbout.extend({
  id: Id,
  regionName: z.string().nullable(),
  fileName: z.string(),
  fileBytes: z.number().int(),
  places: z.array(MapPlace),
  /** Places of the office's tree that the map leaves out. */
  without: z.array(z.string()),
  points: z.number().int(),
  withdrawnOn: CivilDate.nullable(),
  version: z.number().int(),
  recordedAt: Instant,
  by: z.string(),
})
export type Boundary = z.infer<typeof Boundary>

const fileRefusals = [
  ...['platform.fileTooLarge', 'regions.notGeoJson', 'regions.nestsTooDeep', 'regions.tooManyPoints'],
  ...['regions.tooManyShapes', 'regions.noShapes', 'regions.notPolygon', 'regions.ringOpen', 'regions.inMetres'],
  ...['regions.lonLatSwapped', 'regions.shapeOutsideChina', 'regions.datumMismatch', 'regions.noSuchProperty'],
  ...['regions.shapeTwice', 'regions.approvalNumberForm', 'regions.noProperty', 'regions.tookTooLong'],
  'regions.noSuchRegion',
]

/** All of them, those in force first; a handful, so there are no pages. */
export const listBoundaries = operation({
  id: 'listBoundaries',
  method: 'GET',
  path: '/api/regions/boundaries',
  auth: 'session',
  response: z.array(Boundary),
})
/** Form fields: `about` (JSON of NewBoundary), then `file`. */
export const importBoundary = operation({
  id: 'importBoundary',
  method: 'POST',
  path: '/api/regions/boundaries',
  auth: 'session',
  upload: true,
  response: Boundary,
  refusals: ['platform.idTaken', ...fileRefusals],
})
/** Form fields: `about` (JSON of NextBoundary), then `file`. */
export const replaceBoundary = operation({
  id: 'replaceBoundary',
  method: 'POST',
  path: '/api/regions/boundaries/:id/files',
  auth: 'session',
  params: IdParams,
  upload: true,
  response: Boundary,
  refusals: ['platform.staleVersion', ...fileRefusals],
})
export const withdrawBoundary = operation({
  id: 'withdrawBoundary',
  method: 'POST',
  path: '/api/regions/boundaries/:id/withdrawal',
  auth: 'session',
  params: IdParams,
  body: z.object({ expectedVersion: z.number().int(), reason: Text(500).min(1) }),
  response: Boundary,
  refusals: ['platform.staleVersion', 'regions.withdrawnAlready'],
})
/** GeoJSON in the map's own datum; each feature carries only its ordinal and name. */
export const getBoundaryShapes = operation({
  id: 'getBoundaryShapes',
  method: 'GET',
  path: '/api/regions/boundaries/:id/shapes',
  auth: 'session',
  params: IdParams,
  query: z.object({ version: z.coerce.number().int().optional() }),
  download: 'application/geo+json',
})

const degrees = z.number().min(-180).max(180)
export const Position = z.object({ lon: degrees, lat: degrees, datum: Datum })
export type Position = z.infer<typeof Position>
