import type { Board } from '@guatu/contract/boards'
import type { Level } from '@guatu/contract/common'
import { type BoardPage, changeOf, rowsAPage, signed, yiOf } from './board-model.ts'
import { t } from './board-words.ts'

const shapes: Record<Level, string> = {
  severe: 'M2 2h12v12H2z',
  warn: 'M8 1.5 15 14.5H1z',
  remind: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 1.6V8h5.4A5.4 5.4 0 1 1 8 2.6',
  normal: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11',
  commend: 'M3 1h1.6v14H3zM5.4 1.8h8.6l-2.6 3.4 2.6 3.4H5.4z',
}

function Shape({ level, colour }: { level: Level; colour: string | null }) {
  return (
    <svg viewBox="0 0 16 16" className={`shape wears-${colour ?? 'none'}`} aria-hidden="true">
      <path d={shapes[level]} fillRule="evenodd" />
    </svg>
  )
}

const percent = (value: string | null) => (value === null ? t('none') : `${value.replace('-', '−')}%`)

export function BoardPanel({ page, board }: { page: BoardPage; board: Board }) {
  const title =
    page.kind === 'headquarters' && page.parts > 1
      ? t('headquartersPart', { part: page.part + 1, parts: page.parts })
      : t(page.kind)
  return (
    <section className="panel">
      <h2>{title}</h2>
      {page.kind === 'counts' && <Counts board={board} />}
      {page.kind === 'headquarters' && <Headquarters board={board} part={page.part} />}
      {page.kind === 'ahead' && <Ranked board={board} rows={board.ahead} />}
      {page.kind === 'behind' && <Ranked board={board} rows={board.behind} byUnit />}
    </section>
  )
}

function Counts({ board }: { board: Board }) {
  const { overall } = board
  return (
    <>
      <ul className="tiles">
        {board.counts.map((count) => (
          <li key={count.level}>
            <Shape level={count.level} colour={count.colour} />
            <strong>{count.count}</strong>
            <span>{count.word || t(`level_${count.level}`)}</span>
          </li>
        ))}
      </ul>
      <dl className="overall">
        <Fact name={t('projects')} value={String(overall.projects)} unit={t('projectsUnit')} />
        <Fact name={t('completion')} value={percent(overall.completionPercent)} />
        <Fact name={t('calendarShare')} value={percent(overall.calendarSharePercent)} />
        <Fact name={t('onSchedule')} value={percent(overall.onSchedulePercent)} />
        <Fact
          name={t('planDone')}
          value={`${yiOf(overall.doneYuan)} / ${yiOf(overall.planYuan)}`}
          unit={t('yi')}
          wide
        />
      </dl>
    </>
  )
}

function Fact(props: { name: string; value: string; unit?: string; wide?: boolean }) {
  return (
    <div className={props.wide ? 'wide' : ''}>
      <dt>{props.name}</dt>
      <dd>
        {props.value}
        {props.unit && <small>{props.unit}</small>}
      </dd>
    </div>
  )
}

function Change({ change }: { change: number | null }) {
  const { kind, by } = changeOf(change)
  const arrow = { up: '↑', down: '↓', same: '→', none: '' }[kind]
  return (
    <span className={`change change-${kind}`}>
      {arrow} {t(kind, { by })}
    </span>
  )
}

function Headquarters({ board, part }: { board: Board; part: number }) {
  return (
    <table className={board.headquarters.length <= 6 ? 'few' : ''}>
      <thead>
        <tr>
          <th className="right">{t('rank')}</th>
          <th>{t('change')}</th>
          <th className="grow">{t('headquartersName')}</th>
          <th className="right">{t('count')}</th>
          <th className="right">{t('completionShort')}</th>
          <th className="right">
            {t('lag')}
            <small>{t('points')}</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {board.headquarters.slice(part * rowsAPage, (part + 1) * rowsAPage).map((row) => (
          <tr key={row.name}>
            <td className="right rank">{row.rank ?? t('none')}</td>
            <td>
              <Change change={row.change} />
            </td>
            <td className="name">
              <span>{row.name}</span>
            </td>
            <td className="right">{row.projects}</td>
            <td className="right">{percent(row.completionPercent)}</td>
            <td className="right">{signed(row.lagPoints)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Behind, the responsible unit stands first: it answers, not the firm. */
function Ranked({ board, rows, byUnit = false }: { board: Board; rows: Board['ahead']; byUnit?: boolean }) {
  const wornBy = (level: Level) => board.counts.find((count) => count.level === level)
  const first = byUnit ? 'unit' : 'project'
  const second = byUnit ? 'project' : 'unit'
  return (
    <table>
      <thead>
        <tr>
          <th className="right">{t('rank')}</th>
          <th>{t('change')}</th>
          <th>{t(first)}</th>
          <th>{t(second)}</th>
          <th className="right">{t('completionShort')}</th>
          <th className="right">
            {t('lag')}
            <small>{t('points')}</small>
          </th>
          <th>{t('level')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, rowsAPage).map((row) => (
          <tr key={`${row.rank}-${row.project}`}>
            <td className="right rank">{row.rank}</td>
            <td>
              <Change change={row.change} />
            </td>
            <td className={byUnit ? 'name second' : 'name'}>
              <span>{row[first]}</span>
            </td>
            <td className={byUnit ? 'name' : 'name second'}>
              <span>{row[second]}</span>
            </td>
            <td className="right">{percent(row.completionPercent)}</td>
            <td className="right">{signed(row.lagPoints)}</td>
            <td className="level">
              <Shape level={row.level} colour={wornBy(row.level)?.colour ?? null} />
              {wornBy(row.level)?.word || t(`level_${row.level}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
