import type { Wall } from '@guatu/domain/wall/decode-wall'
import { levelLetters } from '@guatu/domain/wall/snapshot'
import type { WallTexts } from '../locales/wall.ts'
import { shadeSteps } from '../regions/map-picture.ts'
import type { Boundary, MapView, PlaceRow } from './map-model.ts'
import { WallMark } from './wall-mark.tsx'
import { wordOf } from './wall-scene.ts'

type Props = {
  readonly wall: Wall
  readonly view: MapView
  readonly texts: WallTexts
  readonly boundary: Boundary
  readonly onChoose: (place: string | null) => void
}

/** The map's table twin: every place with its lights, to be chosen by keyboard as well. Most projects first. */
export function MapPlaces({ wall, view, texts, boundary, onChoose }: Props) {
  const rows = view.rows.filter((row) => row.id !== null).sort((a, b) => b.total - a.total || (a.id! < b.id! ? -1 : 1))
  return (
    <div className="wall-map-places">
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.map.place[boundary.tree]}</th>
            <th scope="col">{texts.level}</th>
            <th scope="col" className="number">
              {texts.map.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.chosen ? 'chosen' : undefined}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={row.chosen}
                  title={row.chosen ? texts.map.unchoose : texts.map.choose(row.name)}
                  onClick={() => onChoose(row.id)}
                >
                  {row.name}
                </button>
              </th>
              <td>
                <Levels wall={wall} row={row} texts={texts} />
              </td>
              <td className="number">{row.total}</td>
            </tr>
          ))}
          {view.elsewhere > 0 && (
            <tr>
              <th scope="row">{texts.map.elsewhere}</th>
              <td />
              <td className="number">{view.elsewhere}</td>
            </tr>
          )}
        </tbody>
      </table>
      {view.unplaced > 0 && <p>{texts.map.unplaced(view.unplaced)}</p>}
    </div>
  )
}

function Levels({ wall, row, texts }: { wall: Wall; row: PlaceRow; texts: WallTexts }) {
  return (
    <span className="wall-list-counts">
      {levelLetters
        .filter((l) => row.levels[l] > 0)
        .map((l) => (
          <span key={l} title={wordOf({ wall, texts }, l)}>
            <WallMark wall={wall} level={l} size={11} />{' '}
            <span className="wall-spoken">{wordOf({ wall, texts }, l)}</span>
            {row.levels[l]}
          </span>
        ))}
    </span>
  )
}

/** What the shading means: how many projects a place has. */
export function ShadeLegend({ rows, texts }: { rows: readonly PlaceRow[]; texts: WallTexts }) {
  const largest = Math.max(0, ...rows.map((row) => row.total))
  const steps = shadeSteps(largest)
  return (
    <ul className="wall-map-legend" aria-hidden="true">
      <li>
        <i className="shade-0" /> {texts.map.none}
      </li>
      {steps.map((from, i) => (
        <li key={from}>
          <i className={`shade-${i + 1}`} /> {texts.map.from(from, (steps[i + 1] ?? largest + 1) - 1)}
        </li>
      ))}
    </ul>
  )
}
