import './wall-map.css'
import type { Wall, WallProject } from '@guatu/domain/wall/decode-wall'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { type WallTexts, wallTexts } from '../locales/wall.ts'
import { useNarrow } from '../parts/use-narrow.ts'
import { useMay } from '../platform/session.ts'
import { MapCanvas } from '../regions/map-canvas.tsx'
import type { Shapes } from '../regions/map-picture.ts'
import { useShapes } from '../regions/queries.ts'
import { reasonOf } from './describe.ts'
import { type Boundary, boundaryOf, choosePlace, type MapView, viewMap } from './map-model.ts'
import { MapPlaces, ShadeLegend } from './map-places.tsx'
import type { WallMap } from './paths.ts'
import { useWallMap } from './queries.ts'
import { WallMark } from './wall-mark.tsx'
import type { WallQuery } from './wall-query.ts'
import { wordOf } from './wall-scene.ts'

export type BesideWall = {
  readonly wall: Wall
  readonly query: WallQuery
  readonly language: string
  readonly selectedId: string | null
  readonly onQuery: (query: WallQuery) => void
  readonly onOpen: (projectId: string) => void
}
type Props = BesideWall & { readonly version: number }

/** The map beside the chart, under the same filters: which places have what lights, and where the projects stand. */
export function MapPane(props: Props) {
  const texts = wallTexts(props.language)
  const map = useWallMap(props.version, true)
  const boundary = map.data ? boundaryOf(map.data, props.query) : null
  const shapes = useShapes(boundary)
  const failed = map.isError || shapes.isError
  return (
    <aside className="wall-map" aria-label={texts.map.title}>
      <Head {...props} texts={texts} boundaries={map.data?.boundaries ?? []} boundary={boundary} />
      {failed ? (
        <p className="wall-map-said" role="alert">
          ⚠ {texts.map.failed}{' '}
          <button type="button" className="wall-button" onClick={() => void (map.isError ? map : shapes).refetch()}>
            {texts.failed.action}
          </button>
        </p>
      ) : map.data && !boundary ? (
        <Missing texts={texts} />
      ) : map.data && boundary && shapes.data ? (
        <Drawn {...props} texts={texts} map={map.data} boundary={boundary} shapes={shapes.data} />
      ) : (
        <div className="wall-map-waiting" aria-busy="true" role="img" aria-label={texts.map.loading} />
      )}
    </aside>
  )
}

type HeadProps = Props & {
  readonly texts: WallTexts
  readonly boundaries: readonly Boundary[]
  readonly boundary: Boundary | null
}
function Head({ query, texts, boundaries, boundary, onQuery }: HeadProps) {
  return (
    <header>
      {boundary && boundaries.length > 1 ? (
        <label className="wall-pick">
          <select
            aria-label={texts.map.which}
            value={boundary.id}
            onChange={(e) => onQuery({ ...query, map: e.target.value })}
          >
            {boundaries.map((b) => (
              <option key={b.id} value={b.id}>
                {b.title}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <strong>{texts.map.title}</strong>
      )}
      {boundary && <span className="wall-map-tree">{texts.map.tree[boundary.tree]}</span>}
      <span className="wall-space" />
      <button
        type="button"
        className="light-close"
        aria-label={texts.map.close}
        onClick={() => onQuery({ ...query, map: '' })}
      >
        ✕
      </button>
    </header>
  )
}

function Missing({ texts }: { texts: WallTexts }) {
  const may = useMay('maps')
  return (
    <div className="wall-map-said">
      <h2>{texts.map.missing.title}</h2>
      <p>{texts.map.missing.text}</p>
      {may && (
        <Link className="wall-button strong" to="/maps">
          {texts.map.missing.action}
        </Link>
      )}
    </div>
  )
}

type DrawnProps = Props & {
  readonly texts: WallTexts
  readonly map: WallMap
  readonly boundary: Boundary
  readonly shapes: Shapes
}
function Drawn(props: DrawnProps) {
  const { wall, query, texts, map, boundary, shapes, selectedId, onQuery } = props
  const narrow = useNarrow()
  const [fitted, setFitted] = useState(0)
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const view: MapView = useMemo(
    () => viewMap(wall, query, { map, boundary, shapes }, selectedId),
    [wall, query, map, boundary, shapes, selectedId],
  )
  const picture = useMemo(() => ({ ...view.picture, moves: !narrow }), [view, narrow])
  const choose = (place: string | null): void => {
    if (place !== null) onQuery(choosePlace(query, boundary, place))
  }
  const pointed = hovered && wall.projects.find((p) => p.id === hovered.id)
  return (
    <>
      <div className="wall-map-frame">
        <MapCanvas
          {...{ picture, fitted }}
          label={texts.map.label(view.rows.length, picture.points.length)}
          onPlace={(place) => choose(view.rows[Number(place)]?.id ?? null)}
          onPoint={(id) => {
            setHovered(null)
            props.onOpen(id)
          }}
          onHover={(id, at) => setHovered(id === null ? null : { id, ...at })}
        />
        <button type="button" className="wall-button wall-map-fit" onClick={() => setFitted(fitted + 1)}>
          {texts.map.fit}
        </button>
        <p className="wall-map-imprint">
          {texts.map.source(boundary.title, boundary.vintage, boundary.datum)}
          <b>{texts.map.approval(boundary.approvalNumber)}</b>
        </p>
      </div>
      <ShadeLegend rows={view.rows} texts={texts} />
      <MapPlaces {...{ wall, view, texts, boundary }} onChoose={choose} />
      {pointed && <Tip texts={texts} project={pointed} at={hovered} language={props.language} />}
    </>
  )
}

type Hovered = { readonly id: string; readonly x: number; readonly y: number }
type TipProps = {
  readonly texts: WallTexts
  readonly language: string
  readonly project: WallProject
  readonly at: Hovered
}
function Tip({ texts, language, project, at }: TipProps) {
  const below = at.y < window.innerHeight - 160
  const place = {
    right: Math.min(window.innerWidth - at.x + 16, window.innerWidth - 328),
    ...(below ? { top: at.y + 16 } : { bottom: window.innerHeight - at.y + 16 }),
  }
  return (
    <div className="wall-tip" style={place} aria-hidden="true">
      <strong>{project.name}</strong>
      <p>
        <WallMark wall={project} level={project.level} size={12} /> {wordOf({ wall: project, texts }, project.level)}
      </p>
      <p>{reasonOf(project, language)}</p>
    </div>
  )
}
