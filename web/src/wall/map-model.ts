import { standsIn } from '@guatu/domain/regions/region-code'
import type { Wall, WallProject } from '@guatu/domain/wall/decode-wall'
import type { LevelLetter } from '@guatu/domain/wall/snapshot'
import { type GroupSum, sumGroup } from '@guatu/domain/wall/sum-group'
import type { MapPicture, PicturedPlace, Shapes } from '../regions/map-picture.ts'
import { toDatum } from '../regions/to-datum.ts'
import type { WallMap } from './paths.ts'
import { inChosenPlace, matches } from './wall-model.ts'
import type { WallQuery } from './wall-query.ts'

export type Boundary = WallMap['boundaries'][number]
/** A place of the map with the lights of its projects; `id` null: no place of the office's tree. */
export type PlaceRow = {
  readonly id: string | null
  readonly name: string
  readonly levels: GroupSum['levels']
  readonly total: number
  readonly chosen: boolean
}
export type MapView = {
  readonly picture: MapPicture
  readonly rows: readonly PlaceRow[]
  /** Projects that lie in no place of the map. */
  readonly elsewhere: number
  /** Projects without coordinates. */
  readonly unplaced: number
}

/** The map that the address names, else the first that counts as the wall is grouped, else the first. */
export function boundaryOf(map: WallMap, query: WallQuery): Boundary | null {
  const tree = query.group === 'administration' ? 'administration' : 'territory'
  const { boundaries } = map
  return boundaries.find((b) => b.id === query.map) ?? boundaries.find((b) => b.tree === tree) ?? boundaries[0] ?? null
}

const liesIn = (p: WallProject, { tree }: Boundary, place: string | null): boolean => {
  if (place === null) return false
  return tree === 'administration' ? p.administration?.id === place : p.region !== null && standsIn(p.region.id, place)
}

/** The lists under which a chosen place is kept in the address. */
export const chosenOf = (query: WallQuery, { tree }: Pick<Boundary, 'tree'>): readonly string[] =>
  tree === 'administration' ? query.administrations : query.regions

/** Chooses one place of the map instead of others, or lets it go. */
export function choosePlace(query: WallQuery, { tree }: Pick<Boundary, 'tree'>, place: string): WallQuery {
  const chosen = tree === 'administration' ? query.administrations : query.regions
  const next = chosen.includes(place) ? [] : [place]
  return tree === 'administration'
    ? { ...query, administrations: next, regions: [] }
    : { ...query, regions: next, administrations: [] }
}

const worse: readonly LevelLetter[] = ['s', 'w', 'r']

export type MapMedium = 'screen' | 'paper'

/**
 * What the map shows under the wall's filters. The choice of a place fades what lies outside instead of taking it away, so
 * that the next place can be chosen.
 */
export function viewMap(
  wall: Wall,
  query: WallQuery,
  given: { readonly map: WallMap; readonly boundary: Boundary; readonly shapes: Shapes },
  selectedId: string | null,
  medium: MapMedium = 'screen',
): MapView {
  const { map, boundary, shapes } = given
  const members = wall.projects.filter((p) => matches(p, { ...query, regions: [], administrations: [] }))
  const rows = boundary.places.map(({ name, placeId }): PlaceRow => {
    const sum = sumGroup(members.filter((p) => liesIn(p, boundary, placeId)))
    const chosen = placeId !== null && chosenOf(query, boundary).includes(placeId)
    return { id: placeId, name, levels: sum.levels, total: sum.projects, chosen }
  })
  const byId = new Map(members.map((p) => [p.id, p]))
  const points = map.positions.flatMap((position) => {
    const p = byId.get(position.projectId)
    if (!p) return []
    const [lon, lat] = toDatum(position, boundary.datum)
    const { colour } = p.palette[p.level]
    return [
      { id: p.id, lon, lat, level: p.level, colour, selected: p.id === selectedId, faded: !inChosenPlace(p, query) },
    ]
  })
  const places = rows.map(
    (row, i): PicturedPlace => ({
      place: String(i),
      name: row.name,
      total: row.total,
      // Beside the screen's map stands the table with all levels; under points more signs would only be taken for points.
      counts:
        medium === 'screen' && points.length > 0
          ? []
          : worse.filter((l) => row.levels[l] > 0).map((l) => [l, row.levels[l]] as const),
      chosen: row.chosen,
    }),
  )
  const { s, w, r, n, c } = wall.palette
  const colours = { s: s.colour, w: w.colour, r: r.colour, n: n.colour, c: c.colour, '-': wall.palette['-'].colour }
  return {
    picture: {
      ground: { key: `${boundary.id}:${boundary.version}`, shapes, datum: boundary.datum },
      ...{ places, points, colours, moves: true },
    },
    rows,
    elsewhere: members.filter((p) => !boundary.places.some(({ placeId }) => liesIn(p, boundary, placeId))).length,
    unplaced: members.length - points.length,
  }
}
