import type { Wall } from '@guatu/domain/wall/decode-wall'
import { type LevelLetter, levelLetters, type WallName } from '@guatu/domain/wall/snapshot'
import { type Ref, useMemo } from 'react'
import { zooms } from '../canvas/time-scale.ts'
import type { WallTexts } from '../locales/wall.ts'
import { useTyped } from '../parts/use-typed.ts'
import { WallMark } from './wall-mark.tsx'
import { choices } from './wall-model.ts'
import { type Grouping, groupings, type WallQuery } from './wall-query.ts'
import { wordOf } from './wall-scene.ts'

export type WallFace = 'chart' | 'table' | 'list'
type Props = {
  readonly wall: Wall
  readonly query: WallQuery
  readonly texts: WallTexts
  readonly counts: { readonly [L in LevelLetter]: number }
  readonly face: WallFace
  readonly faces: readonly WallFace[]
  readonly search: Ref<HTMLInputElement>
  readonly onQuery: (query: WallQuery) => void
  readonly onFace: (face: WallFace) => void
  readonly onToday: () => void
  readonly onPrint: (paper: 'a0' | 'a1' | 'a3') => void
  readonly onSvg: () => void
}

/** What the viewer may ask: level, search, stage, year class, groups, time. */
export function WallToolbar(props: Props) {
  const { wall, query, texts, onQuery } = props
  const stages = useMemo(() => choices(wall, (p) => p.stage), [wall])
  const classes = useMemo(() => choices(wall, (p) => p.yearClass), [wall])
  return (
    <div className="wall-toolbar" role="toolbar" aria-label={texts.title}>
      <SearchBox {...props} />
      <div className="wall-filters">
        <LevelChips {...props} />
        <PlaceChip {...props} />
        <Pick
          label={texts.groupBy}
          value={query.group}
          onPick={(group) => onQuery({ ...query, group: group as Grouping })}
        >
          {groupings.map((g) => ({ id: g, name: g === 'none' ? texts.groups.none : texts.by(texts.groups[g]) }))}
        </Pick>
        <Pick
          label={texts.stage}
          value={query.stages[0] ?? ''}
          onPick={(id) => onQuery({ ...query, stages: id ? [id] : [] })}
        >
          {[{ id: '', name: texts.allOf(texts.stage) }, ...stages]}
        </Pick>
        <Pick
          label={texts.yearClass}
          value={query.yearClasses[0] ?? ''}
          onPick={(id) => onQuery({ ...query, yearClasses: id ? [id] : [] })}
        >
          {[{ id: '', name: texts.allOf(texts.yearClass) }, ...classes]}
        </Pick>
      </div>
      <div className="wall-controls">
        {props.face === 'chart' && <TimeControls {...props} />}
        <Segments
          label={texts.chart}
          options={props.faces.map((f) => ({ id: f, name: texts[f] }))}
          value={props.face}
          onPick={(face) => props.onFace(face as WallFace)}
        />
        {props.face !== 'table' && <MapToggle {...props} />}
        <PrintMenu {...props} />
      </div>
    </div>
  )
}

function SearchBox({ search, query, texts, onQuery }: Props) {
  const { typed, setTyped, focus } = useTyped(query.search)
  return (
    <input
      ref={search}
      className="wall-search"
      type="search"
      data-search=""
      value={typed}
      placeholder={texts.search}
      title={texts.searchHint}
      aria-label={texts.search}
      onChange={(e) => {
        setTyped(e.target.value)
        onQuery({ ...query, search: e.target.value })
      }}
      {...focus}
    />
  )
}

function LevelChips({ wall, query, texts, counts, onQuery }: Props) {
  const toggle = (level: LevelLetter) =>
    onQuery({
      ...query,
      levels: query.levels.includes(level) ? query.levels.filter((l) => l !== level) : [...query.levels, level],
    })
  return (
    <fieldset className="wall-chips">
      <legend>{texts.level}</legend>
      {levelLetters
        .filter((l) => counts[l] > 0 || query.levels.includes(l))
        .map((level) => (
          <button
            key={level}
            type="button"
            className="wall-chip"
            aria-pressed={query.levels.includes(level)}
            onClick={() => toggle(level)}
          >
            <WallMark wall={wall} level={level} size={12} />
            <span>{wordOf({ wall, texts }, level)}</span>
            <b>{counts[level]}</b>
          </button>
        ))}
    </fieldset>
  )
}

function MapToggle({ query, texts, onQuery }: Props) {
  return (
    <button
      type="button"
      className="wall-button"
      aria-pressed={query.map !== ''}
      onClick={() => onQuery({ ...query, map: query.map === '' ? '1' : '' })}
    >
      {texts.map.name}
    </button>
  )
}

/** The places chosen on the map, to be let go also where no map is shown. */
function PlaceChip({ wall, query, texts, onQuery }: Props) {
  const chosen = [...query.regions, ...query.administrations]
  if (chosen.length === 0) return null
  const names = new Map(
    [...choices(wall, (p) => p.region), ...choices(wall, (p) => p.administration)].map((n) => [n.id, n.name]),
  )
  return (
    <button
      type="button"
      className="wall-chip"
      aria-pressed="true"
      title={texts.map.unchoose}
      onClick={() => onQuery({ ...query, regions: [], administrations: [] })}
    >
      {texts.map.chosen(chosen.map((id) => names.get(id) ?? id).join('、'))} ✕
    </button>
  )
}

function TimeControls({ query, texts, onQuery, onToday }: Props) {
  return (
    <>
      <Segments
        label={texts.zoom}
        options={zooms.map((z) => ({ id: z, name: texts.zooms[z] }))}
        value={query.zoom}
        onPick={(zoom) => onQuery({ ...query, zoom: zoom as WallQuery['zoom'] })}
      />
      <button type="button" className="wall-button" onClick={onToday}>
        {texts.today}
      </button>
      <button
        type="button"
        className="wall-button"
        aria-pressed={query.dense}
        onClick={() => onQuery({ ...query, dense: !query.dense })}
      >
        {texts.dense}
      </button>
    </>
  )
}

type PickProps = {
  readonly label: string
  readonly value: string
  readonly onPick: (id: string) => void
  readonly children: readonly WallName[]
}
function Pick({ label, value, onPick, children }: PickProps) {
  return (
    <label className="wall-pick">
      <select value={value} aria-label={label} onChange={(e) => onPick(e.target.value)}>
        {children.map((c) => (
          <option key={c.id} value={c.id}>
            {c.name}
          </option>
        ))}
      </select>
    </label>
  )
}

type SegmentsProps = {
  readonly label: string
  readonly options: readonly WallName[]
  readonly value: string
  readonly onPick: (id: string) => void
}
function Segments({ label, options, value, onPick }: SegmentsProps) {
  return (
    <fieldset className="wall-segments" aria-label={label}>
      {options.map((o) => (
        <button key={o.id} type="button" aria-pressed={o.id === value} onClick={() => onPick(o.id)}>
          {o.name}
        </button>
      ))}
    </fieldset>
  )
}

function PrintMenu({ texts, onPrint, onSvg }: Props) {
  return (
    <details className="wall-print">
      <summary className="wall-button">{texts.print}</summary>
      <div>
        {(['a0', 'a1', 'a3'] as const).map((paper) => (
          <button key={paper} type="button" onClick={() => onPrint(paper)}>
            {paper.toUpperCase()}
          </button>
        ))}
        <button type="button" onClick={onSvg}>
          {texts.saveSvg}
        </button>
      </div>
    </details>
  )
}
