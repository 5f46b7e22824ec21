import type { Board } from '@guatu/contract/boards'
import { sayDate } from '../parts/date-model.ts'
import { RankCells } from './board-parts.tsx'
import { language, t } from './board-words.ts'

type BoardContest = NonNullable<Board['contest']>

/** Its own name, the day and the size of the panel. */
export function ContestTitle({ contest }: { contest: BoardContest }) {
  return (
    <>
      <span className="contest-name">{contest.name}</span>
      <small>{t('contestSaid', { date: sayDate(contest.heldOn, language), judges: contest.judges })}</small>
    </>
  )
}

/** Ranks, their change since the contest before, and scores. Where projects compete, the responsible unit stands beside. */
export function Contest({ contest, rows }: { contest: BoardContest; rows: BoardContest['rows'] }) {
  const ofProjects = rows.some((row) => row.unit !== null)
  const withScores = contest.rows.some((row) => row.score !== null)
  return (
    <table className={contest.rows.length <= 6 ? 'few' : ''}>
      <thead>
        <tr>
          <th className="right">{t('rank')}</th>
          <th>{t('change')}</th>
          <th className="grow">{t('contestant')}</th>
          {ofProjects && <th>{t('unit')}</th>}
          {withScores && (
            <th className="right">
              {t('score')} <small>{t('scoreUnit')}</small>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.rank} ${row.name} ${row.unit}`}>
            <RankCells rank={row.rank} change={row.change} name={row.name} />
            {ofProjects && (
              <td className="name second">
                <span>{row.unit}</span>
              </td>
            )}
            {withScores && <td className="right">{row.score ?? t('none')}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
