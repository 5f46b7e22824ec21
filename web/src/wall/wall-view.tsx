import './wall.css'
import './wall-states.css'
import './wall-phone.css'
import type { Wall } from '@guatu/domain/wall/decode-wall'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { type WallTexts, wallTexts } from '../locales/wall.ts'
import { useNarrow } from '../parts/use-narrow.ts'
import { factsOf, reasonOf } from './describe.ts'
import { LightDrawer, type LightState } from './light-drawer.tsx'
import type { BesideWall } from './map-pane.tsx'
import { nameCodes } from './name-codes.ts'
import { saveSheets } from './save-sheets.ts'
import { type CanvasHandle, WallCanvas } from './wall-canvas.tsx'
import { moveOf } from './wall-keys.ts'
import { WallLegend } from './wall-legend.tsx'
import { WallList } from './wall-list.tsx'
import { arrangeWall, levelCounts, type WallRow } from './wall-model.ts'
import { firstQuery, type WallQuery } from './wall-query.ts'
import { wordOf } from './wall-scene.ts'
import type { Paper } from './wall-svg.ts'
import { WallTable } from './wall-table.tsx'
import { type WallFace, WallToolbar } from './wall-toolbar.tsx'

export type WallViewProps = {
  readonly wall: Wall
  readonly query: WallQuery
  readonly language: string
  /** The project whose evidence stands open, and that evidence. */
  readonly openId: string | null
  readonly light: LightState
  readonly onQuery: (query: WallQuery) => void
  readonly onOpen: (projectId: string | null) => void
  readonly onPrint: (paper: 'a0' | 'a1' | 'a3') => void
  readonly onDossier?: (projectId: string) => void
  readonly onImport?: () => void
  /** What stands beside the chart while the address asks for it: the map. */
  readonly beside?: (given: BesideWall) => ReactNode
  /** Sheets that a saved wall has beside its own. */
  readonly moreSheets?: (paper: Paper) => Promise<readonly string[]>
}

/** Toolbar, chart (or its table, or the phone's list) and the evidence beside it. */
export function WallView(props: WallViewProps) {
  const { query, language, openId, onQuery, onOpen } = props
  const texts = wallTexts(language)
  const wall = useMemo(() => nameCodes(props.wall, texts), [props.wall, texts])
  const narrow = useNarrow()
  const faces: readonly WallFace[] = narrow ? ['list', 'chart'] : ['chart', 'table']
  const [chosen, setFace] = useState<WallFace | null>(null)
  const face = chosen && faces.includes(chosen) ? chosen : faces[0]!
  const { rows, total, shown } = useMemo(() => arrangeWall(wall, query), [wall, query])
  const counts = useMemo(() => levelCounts(wall, query), [wall, query])
  const [selectedId, setSelectedId] = useState<string | null>(openId)
  const selected = rows.findIndex((r) => r.kind === 'project' && r.project.id === selectedId)
  const chart = useRef<CanvasHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const onKey = useKeys({ ...props, rows, selected, chart, search, select: setSelectedId })
  const open = (id: string): void => {
    setSelectedId(id)
    onOpen(id)
  }
  const opened = wall.projects.find((p) => p.id === openId)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole screen, each also on a control
    <div className="wall" onKeyDown={onKey}>
      <WallToolbar
        {...{ wall, query, texts, counts, face, faces, search, onQuery }}
        onFace={setFace}
        onToday={() => chart.current?.showToday()}
        onPrint={props.onPrint}
        onSvg={() => saveSheets(wall, query, language, props.moreSheets)}
      />
      <div className="wall-main">
        {shown === 0 ? (
          <Nothing empty={wall.projects.length === 0} {...props} />
        ) : face === 'chart' ? (
          <WallCanvas
            {...{ wall, rows, texts, language, selected, dense: query.dense, zoom: query.zoom }}
            label={`${texts.title}，${texts.shownOf(shown, wall.projects.length)}`}
            handle={chart}
            onPress={(row) => pressRow(rows[row], open)}
          />
        ) : face === 'table' ? (
          <WallTable wall={wall} rows={rows} texts={texts} onOpen={open} />
        ) : (
          <WallList wall={wall} rows={rows} texts={texts} language={language} onOpen={open} />
        )}
        {props.beside?.({ wall, query, language, selectedId, onQuery, onOpen: open })}
        {opened && (
          <LightDrawer
            {...{ wall, texts, language, light: props.light, project: opened, onDossier: props.onDossier }}
            onClose={() => onOpen(null)}
          />
        )}
      </div>
      <Foot wall={wall} shown={shown} figuresOn={total.figuresOn} texts={texts} />
      <Spoken row={rows[selected]} language={language} />
    </div>
  )
}

type FootProps = {
  readonly wall: Wall
  readonly shown: number
  readonly figuresOn: number | null
  readonly texts: WallTexts
}
function Foot({ wall, shown, figuresOn, texts }: FootProps) {
  return (
    <footer className="wall-foot">
      <span>{texts.shownOf(shown, wall.projects.length)}</span>
      <span>{texts.asOf(figuresOn ?? wall.asOf)}</span>
      <span>{texts.unitNote}</span>
      <span className="wall-space" />
      <span className="wall-help">{texts.help}</span>
      <WallLegend wall={wall} texts={texts} />
    </footer>
  )
}

function pressRow(row: WallRow | undefined, open: (id: string) => void): void {
  if (row?.kind === 'project') open(row.project.id)
}

function Nothing({ empty, language, query, onQuery, onImport }: WallViewProps & { empty: boolean }) {
  const texts = wallTexts(language)
  const said = empty ? texts.empty : texts.nothing
  return (
    <div className="wall-nothing">
      <h2>{said.title}</h2>
      <p>{said.text}</p>
      {empty ? (
        onImport && (
          <button type="button" className="wall-button strong" onClick={onImport}>
            {texts.empty.action}
          </button>
        )
      ) : (
        <button
          type="button"
          className="wall-button"
          onClick={() => onQuery({ ...firstQuery, group: query.group, zoom: query.zoom, dense: query.dense })}
        >
          {texts.clearFilters}
        </button>
      )}
    </div>
  )
}

/** Says the selected row to a screen reader. */
function Spoken({ row, language }: { row: WallRow | undefined; language: string }) {
  const texts = wallTexts(language)
  const p = row?.kind === 'project' ? row.project : null
  const facts = p ? factsOf(p, texts).map((f) => `${f.name} ${f.value}`) : []
  return (
    <p className="wall-spoken" aria-live="polite">
      {p
        ? [p.name, wordOf({ wall: p, texts }, p.level), reasonOf(p, language), ...facts].filter(Boolean).join('，')
        : ''}
    </p>
  )
}

type Keys = WallViewProps & {
  readonly rows: readonly WallRow[]
  readonly selected: number
  readonly chart: React.RefObject<CanvasHandle | null>
  readonly search: React.RefObject<HTMLInputElement | null>
  readonly select: (id: string | null) => void
}

/** Keys act while the focus is on the page or the wall, never while somebody types or picks. */
function useKeys(k: Keys): (event: KeyboardEvent) => void {
  const handle = (
    event: Pick<globalThis.KeyboardEvent, 'key' | 'target' | 'ctrlKey' | 'metaKey' | 'altKey' | 'preventDefault'>,
  ) => {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const reading = target.closest('.light-drawer') !== null && !'jk'.includes(event.key)
    if (reading || target.closest('input, select, textarea, .wall-table')) {
      // Enter leaves the search box as well: what was searched for is walked with j and k.
      if (event.key === 'Escape' || (event.key === 'Enter' && target.matches('[data-search]'))) target.blur()
      return
    }
    if (event.key === 'Enter' && target.closest('button, a, summary')) return
    const move = moveOf(event.key, k.rows, k.selected)
    if (!move) return
    event.preventDefault()
    const row = 'row' in move ? k.rows[move.row] : undefined
    if (move.to === 'row' && row?.kind === 'project') {
      k.select(row.project.id)
      if (k.openId) k.onOpen(row.project.id)
    }
    if (move.to === 'open' && row?.kind === 'project') k.onOpen(row.project.id)
    else if (move.to === 'search') k.search.current?.focus()
    else if (move.to === 'zoom') k.chart.current?.zoomTo(k.chart.current.pxPerDay * (move.by === 1 ? 1.25 : 0.8))
    else if (move.to === 'today') k.chart.current?.showToday()
    else if (move.to === 'clear') k.onOpen(null)
  }
  const latest = useRef(handle)
  latest.current = handle
  useEffect(() => {
    const onDocument = (event: globalThis.KeyboardEvent): void => {
      if (event.target === document.body) latest.current(event)
    }
    document.addEventListener('keydown', onDocument)
    return () => document.removeEventListener('keydown', onDocument)
  }, [])
  return handle
}
