import type { Board } from '@guatu/contract/boards'
import { sayDate } from '../parts/date-model.ts'
import { Contest, ContestTitle } from './board-contest.tsx'
import { type BoardPage, rowsAPage, signed, wornKey, yiOf } from './board-model.ts'
import { Change, Fact, percent, RankCells, Worn } from './board-parts.tsx'
import { Shape } from './board-shapes.tsx'
import { language, t } from './board-words.ts'
import './board-panels.css'

/** One page of the board: its title, which part of how many, and its figures. */
export function BoardPanel({ page, board }: { page: BoardPage; board: Board }) {
  const { kind, part, parts } = page
  return (
    <section className={`panel panel-${kind}`}>
      <h2>
        {kind === 'contest' && board.contest ? <ContestTitle contest={board.contest} /> : t(kind)}
        {parts > 1 && <small>{t('part', { part: part + 1, parts })}</small>}
      </h2>
      <PanelBody page={page} board={board} />
    </section>
  )
}

function PanelBody({ page, board }: { page: BoardPage; board: Board }) {
  const of = <R,>(rows: readonly R[], each = rowsAPage) => rows.slice(page.part * each, (page.part + 1) * each)
  switch (page.kind) {
    case 'counts':
      return <Counts board={board} />
    case 'cards':
      return <Cards rows={of(board.cards)} />
    case 'cardsByHeadquarters':
      return <CardsByHeadquarters board={board} />
    case 'headquarters':
      return <Groups rows={of(board.headquarters)} few={board.headquarters.length <= 6} name={t('headquartersName')} />
    case 'chains':
      return <Groups rows={of(board.chains)} few={board.chains.length <= 6} name={t('chainName')} />
    case 'ahead':
      return <Ranked rows={board.ahead} />
    case 'behind':
      return <Ranked rows={board.behind} byUnit />
    case 'movers':
      return <Ranked rows={[...board.movers.up, ...board.movers.down]} />
    case 'contest':
      return board.contest && <Contest contest={board.contest} rows={of(board.contest.rows)} />
    case 'rates':
      return <Rates board={board} />
  }
}

/** Cards in force by level, and how many projects there are in all. */
function Counts({ board }: { board: Board }) {
  const total = board.counts.reduce((sum, one) => sum + one.count, 0)
  return (
    <>
      <ul className="tiles">
        {board.counts.map((count) => (
          <li key={wornKey(count)}>
            <Shape level={count.level} colour={count.colour} />
            <strong>{count.count}</strong>
            <span>{count.word || t(`level_${count.level}`)}</span>
          </li>
        ))}
        {board.counts.length === 0 && <li className="tile-none">{t('noCards')}</li>}
      </ul>
      <dl className="overall overall-few">
        <Fact name={t('projects')} value={String(board.overall.projects)} unit={t('projectsUnit')} />
        <Fact name={t('cardsInForce')} value={String(total)} unit={t('cardsUnit')} />
        <Fact name={t('completion')} value={percent(board.overall.completionPercent)} />
        <Fact name={t('onSchedule')} value={percent(board.overall.onSchedulePercent)} />
      </dl>
    </>
  )
}

function Rates({ board: { overall } }: { board: Board }) {
  return (
    <dl className="rates">
      <Fact name={t('completion')} value={percent(overall.completionPercent)} />
      <Fact name={t('calendarShare')} value={percent(overall.calendarSharePercent)} />
      <Fact name={t('onSchedule')} value={percent(overall.onSchedulePercent)} />
      <Fact name={t('projects')} value={String(overall.projects)} unit={t('projectsUnit')} />
      {overall.planYuan !== null && overall.doneYuan !== null && (
        <>
          <Fact name={t('done')} value={yiOf(overall.doneYuan)} unit={t('yi')} />
          <Fact name={t('plan')} value={yiOf(overall.planYuan)} unit={t('yi')} />
        </>
      )}
    </dl>
  )
}

/** Issued cards in force, each with its date: the responsible unit stands first. */
function Cards({ rows }: { rows: Board['cards'] }) {
  return (
    <table>
      <thead>
        <tr>
          <th>{t('level')}</th>
          <th>{t('unit')}</th>
          <th>{t('subject')}</th>
          <th>{t('period')}</th>
          <th className="right">{t('issuedOn')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((card) => (
          <tr key={`${card.level}${card.subject}${card.period}${card.unit}`}>
            <td className="level">
              <Worn card={card} />
            </td>
            <td className="name second">
              <span>{card.unit}</span>
            </td>
            <td className="name">
              <span>{card.subject}</span>
            </td>
            <td className="short">{card.period.replace(/（.*）$| \(.*\)$/, '')}</td>
            <td className="right short">{sayDate(card.issuedOn, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How many cards of each level each headquarters has: a table of shapes and numbers. */
function CardsByHeadquarters({ board }: { board: Board }) {
  const names = [
    ...new Set([...board.headquarters.map((h) => h.name), ...board.cards.flatMap((c) => c.headquarters ?? [])]),
  ]
  return (
    <table className={names.length <= 6 ? 'few' : ''}>
      <thead>
        <tr>
          <th className="grow">{t('headquartersName')}</th>
          {board.counts.map((count) => (
            <th key={wornKey(count)} className="right">
              <Shape level={count.level} colour={count.colour} />
              {count.word || t(`level_${count.level}`)}
              <small>{t('cardsUnit')}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.slice(0, rowsAPage).map((name) => (
          <tr key={name}>
            <td className="name">
              <span>{name}</span>
            </td>
            {board.counts.map((count) => (
              <td key={wornKey(count)} className="right">
                {board.cards.filter((card) => card.headquarters === name && wornKey(card) === wornKey(count)).length}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Groups({ rows, few, name }: { rows: Board['headquarters']; few: boolean; name: string }) {
  return (
    <table className={few ? 'few' : ''}>
      <thead>
        <tr>
          <th className="right">{t('rank')}</th>
          <th>{t('change')}</th>
          <th className="grow">{name}</th>
          <th className="right">{t('count')}</th>
          <th className="right">{t('completionShort')}</th>
          <th className="right">
            {t('lag')}
            <small>{t('points')}</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <RankCells rank={row.rank} change={row.change} name={row.name} />
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
function Ranked({ rows, byUnit = false }: { rows: Board['ahead']; byUnit?: boolean }) {
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
              <Worn card={row.card} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
