import type { LevelLetter } from '@guatu/domain/wall/snapshot'
import { levelLetters } from '@guatu/domain/wall/snapshot'
import type { Zoom } from '../canvas/time-scale.ts'
import { zooms } from '../canvas/time-scale.ts'

export const groupings = [
  'headquarters',
  'taskForce',
  'region',
  'administration',
  'chain',
  'stage',
  'yearClass',
  'level',
  'none',
] as const
export type Grouping = (typeof groupings)[number]

/** What the viewer asked of the wall. It lives in the address, so a colleague can be sent the same picture. */
export type WallQuery = {
  readonly group: Grouping
  readonly zoom: Zoom
  readonly dense: boolean
  readonly search: string
  /** Empty lists mean "all". Stages and year classes by id. */
  readonly levels: readonly LevelLetter[]
  readonly stages: readonly string[]
  readonly yearClasses: readonly string[]
  /** Places chosen on the map: codes of territories (what lies in them counts too), ids of administrations. */
  readonly regions: readonly string[]
  readonly administrations: readonly string[]
  /** Empty: no map beside the chart; '1': the first; else the id of one. */
  readonly map: string
}

export const firstQuery: WallQuery = {
  group: 'headquarters',
  zoom: 'quarter',
  dense: false,
  search: '',
  levels: [],
  stages: [],
  yearClasses: [],
  regions: [],
  administrations: [],
  map: '',
}

const oneOf = <T extends string>(allowed: readonly T[], text: string | null, otherwise: T): T =>
  allowed.find((a) => a === text) ?? otherwise
const list = (text: string | null): string[] => (text ? text.split(',').filter((t) => t !== '') : [])

/** Reads the address; what it does not know is left at its first value. */
export function readQuery(params: URLSearchParams): WallQuery {
  return {
    group: oneOf(groupings, params.get('group'), firstQuery.group),
    zoom: oneOf(zooms, params.get('zoom'), firstQuery.zoom),
    dense: params.get('rows') === 'dense',
    search: params.get('q') ?? '',
    levels: levelLetters.filter((l) => list(params.get('level')).includes(l)),
    stages: list(params.get('stage')),
    yearClasses: list(params.get('class')),
    regions: list(params.get('region')),
    administrations: list(params.get('administration')),
    map: params.get('map') ?? '',
  }
}

/** Writes the address; first values are left out. The inverse of `readQuery`. */
export function writeQuery(query: WallQuery): URLSearchParams {
  const params = new URLSearchParams()
  if (query.group !== firstQuery.group) params.set('group', query.group)
  if (query.zoom !== firstQuery.zoom) params.set('zoom', query.zoom)
  if (query.dense) params.set('rows', 'dense')
  if (query.search !== '') params.set('q', query.search)
  if (query.levels.length > 0) params.set('level', query.levels.join(','))
  if (query.stages.length > 0) params.set('stage', query.stages.join(','))
  if (query.yearClasses.length > 0) params.set('class', query.yearClasses.join(','))
  if (query.regions.length > 0) params.set('region', query.regions.join(','))
  if (query.administrations.length > 0) params.set('administration', query.administrations.join(','))
  if (query.map !== '') params.set('map', query.map)
  return params
}
