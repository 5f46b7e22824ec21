import './wall-table.css'
import type { Wall, WallProject } from '@guatu/domain/wall/decode-wall'
import { ProvisionalDay } from '../calendar/provisional-date.tsx'
import type { WallTexts } from '../locales/wall.ts'
import { groupName } from './draw-pane.ts'
import { WallMark } from './wall-mark.tsx'
import { slipOf, type WallRow } from './wall-model.ts'
import { wordOf } from './wall-scene.ts'
import { investmentWords, percentOf, tenths } from './wall-words.ts'

type Props = {
  readonly wall: Wall
  readonly rows: readonly WallRow[]
  readonly texts: WallTexts
  readonly onOpen: (projectId: string) => void
}

/** The chart as a table: the same rows in the same order, for keyboard and screen reader. */
export function WallTable({ wall, rows, texts, onOpen }: Props) {
  const { fact, columns } = texts
  return (
    <div className="wall-table">
      <table>
        <caption>{texts.unitNote}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.light}</th>
            <th scope="col">{columns.name}</th>
            <th scope="col">{fact.unit}</th>
            <th scope="col">{columns.crew}</th>
            <th scope="col">{fact.stage}</th>
            <th scope="col">{fact.committed}</th>
            <th scope="col">{fact.forecast}</th>
            <th scope="col" className="number">
              ± {texts.days(0).replace('0', '').trim()}
            </th>
            <th scope="col" className="number">
              {fact.physical} %
            </th>
            <th scope="col" className="number">
              {fact.completion} %
            </th>
            <th scope="col" className="number">
              {fact.lag} {texts.point}
            </th>
            <th scope="col">{columns.card}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === 'group' ? (
              <tr key={`g${row.group}`} className="group">
                <th scope="rowgroup" colSpan={12}>
                  {groupName({ wall, texts }, row)} <span>{texts.counted(row.sum.projects)}</span>
                  <span>
                    {investmentWords(row.sum, texts)
                      .map((w) => w.text)
                      .join(' · ')}
                  </span>
                </th>
              </tr>
            ) : (
              <Line key={row.project.id} project={row.project} texts={texts} onOpen={onOpen} />
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

type LineProps = Omit<Props, 'wall' | 'rows'> & { readonly project: WallProject }
function Line({ project: p, texts, onOpen }: LineProps) {
  const date = (day: number | null) => (day === null ? '—' : texts.date(day))
  const known = p.forecastFinish !== null && p.committedFinish !== null
  return (
    <tr>
      <td className="light">
        <WallMark wall={p} level={p.level} size={12} /> {wordOf({ wall: p, texts }, p.level)}
      </td>
      <th scope="row">
        <button type="button" onClick={() => onOpen(p.id)} title={p.name}>
          {p.name}
        </button>
      </th>
      <td>{p.unit?.name ?? '—'}</td>
      <td className="wall-table-crew">{p.taskForce?.name ?? '—'}</td>
      <td>{p.stage?.name ?? '—'}</td>
      <td className="date">{date(p.committedFinish)}</td>
      <td className="date">
        {date(p.forecastFinish)}
        <ProvisionalDay day={p.forecastFinish} />
      </td>
      <td className="number">{known ? texts.days(slipOf(p)).replace(/[^\d+−]/g, '') : '—'}</td>
      <td className="number">{p.physical === null ? '—' : tenths(p.physical)}</td>
      <td className="number">{p.completionRate === null ? '—' : percentOf(p.completionRate)}</td>
      <td className="number">{p.lagPoints === null ? '—' : tenths(p.lagPoints)}</td>
      <td className="date">
        {p.card ? (
          <>
            <WallMark wall={p} level={p.card.level} size={10} /> {wordOf({ wall: p, texts }, p.card.level)}{' '}
            {texts.date(p.card.on)}
          </>
        ) : (
          '—'
        )}
      </td>
    </tr>
  )
}
