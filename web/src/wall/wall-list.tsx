import type { Wall, WallProject } from '@guatu/domain/wall/decode-wall'
import { type LevelLetter, levelLetters } from '@guatu/domain/wall/snapshot'
import { ProvisionalDay } from '../calendar/provisional-date.tsx'
import type { WallTexts } from '../locales/wall.ts'
import { forecastOf, reasonOf } from './describe.ts'
import { groupName } from './draw-pane.ts'
import { WallMark } from './wall-mark.tsx'
import type { GroupRow, WallRow } from './wall-model.ts'
import { clothesOf, wordOf } from './wall-scene.ts'
import { investmentWords } from './wall-words.ts'

type Props = {
  readonly wall: Wall
  readonly rows: readonly WallRow[]
  readonly texts: WallTexts
  readonly language: string
  readonly onOpen: (projectId: string) => void
}

/** The wall on a phone: one column of projects with their lights, worst first. */
export function WallList({ wall, rows, texts, language, onOpen }: Props) {
  return (
    <ul className="wall-list">
      {rows.map((row) =>
        row.kind === 'group' ? (
          <GroupHead key={`g${row.group}`} row={row} wall={wall} texts={texts} />
        ) : (
          <li key={row.project.id}>
            <button type="button" className="wall-item" onClick={() => onOpen(row.project.id)}>
              <Item project={row.project} texts={texts} language={language} />
            </button>
          </li>
        ),
      )}
    </ul>
  )
}

function GroupHead({ row, wall, texts }: { row: GroupRow; wall: Wall; texts: WallTexts }) {
  return (
    <li className="wall-list-group">
      <strong>{groupName({ wall, texts }, row)}</strong>
      <span className="wall-list-counts">
        {levelLetters
          .filter((l) => row.sum.levels[l] > 0)
          .map((l) => (
            <span key={l} title={wordOf({ wall, texts }, l)}>
              <WallMark wall={wall} level={l} size={11} /> {row.sum.levels[l]}
            </span>
          ))}
      </span>
      <small>
        {investmentWords(row.sum, texts)
          .slice(0, 3)
          .map((w) => w.text)
          .join(' · ')}
      </small>
    </li>
  )
}

type ItemProps = Omit<Props, 'wall' | 'rows' | 'onOpen'> & { readonly project: WallProject }
function Item({ project: p, texts, language }: ItemProps) {
  const reason = reasonOf(p, language)
  const word = wordOf({ wall: p, texts }, p.level)
  return (
    <>
      <span className="wall-item-head">
        <WallMark wall={p} level={p.level} size={15} />
        <b style={{ color: clothesOf(p, p.level).text }}>{word}</b>
        <span className="wall-item-crew">{p.taskForce?.name ?? ''}</span>
        <span className="wall-item-strip">
          {[...p.strip.padStart(8, '-')].map((l, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in the strip is its period
            <WallMark key={i} wall={p} level={l as LevelLetter} size={9} />
          ))}
        </span>
      </span>
      <span className="wall-item-name">{p.name}</span>
      {reason && <span className="wall-item-reason">{reason}</span>}
      <span className="wall-item-dates">
        {p.committedFinish !== null && `${texts.fact.committed} ${texts.date(p.committedFinish)}`}
        {p.forecastFinish !== null && (
          <>
            <br />
            {texts.fact.forecast} {forecastOf(p, texts)}
            <ProvisionalDay day={p.forecastFinish} />
          </>
        )}
      </span>
    </>
  )
}
