import type { MonteCarlo } from '@guatu/domain/plans/monte-carlo'
import { useTranslation } from 'react-i18next'
import { Computed } from '../calendar/provisional-date.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import type { PlanGround } from './plan-views.tsx'
import { useStoredForecast } from './queries.ts'

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** The finish with its probability, the odds of each commitment, and which activities it hangs on. */
export function OddsView({ plan, shown, odds }: PlanGround) {
  const { t } = useTranslation()
  const stored = useStoredForecast(plan.projectId).data
  const names = new Map(shown.activities.map((a) => [a.id, a.name]))
  if (!odds) return <EmptyState title={t('plans:odds.none')} hint={t('plans:odds.noneHint')} />
  return (
    <section className="plan-odds">
      <dl className="plan-facts">
        {(['p50', 'p80', 'p90'] as const).map((p) => (
          <div key={p}>
            <dt>{p.toUpperCase()}</dt>
            <dd>
              <Computed date={odds.finish[p]} />
            </dd>
          </div>
        ))}
        {odds.finish.probability !== null && (
          <div>
            <dt>{t('plans:odds.keeps', { date: shown.committedFinish })}</dt>
            <dd>{percent(odds.finish.probability)}</dd>
          </div>
        )}
      </dl>
      <p className="plan-legend">{t('plans:odds.assumption', { runs: odds.runs, ...odds.basis })}</p>
      {stored && (
        <>
          <h2>{t('plans:odds.turns')}</h2>
          <ul className="plan-turns">
            {stored.turns.map((turn) => (
              <li key={turn.weeks}>
                {t('plans:odds.inWeeks', { count: turn.weeks })}
                {t(`parts:level.${turn.level}`)}
                {turn.turned ? ` — ${turn.reason.sentence}` : ''}
              </li>
            ))}
          </ul>
          <p className="plan-legend">{t('plans:odds.turnsAssumption', { asOf: stored.asOf })}</p>
        </>
      )}
      <div className="plan-pair">
        <Commitments odds={odds} names={names} />
        <Drivers odds={odds} names={names} />
      </div>
    </section>
  )
}

type Part = { odds: MonteCarlo; names: ReadonlyMap<string, string> }

function Commitments({ odds, names }: Part) {
  const { t } = useTranslation()
  const commitments = [...odds.commitments].sort((a, b) => a.probability - b.probability)
  return (
    <div>
      <h2>{t('plans:odds.commitments')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('plans:head.name')}</th>
            <th scope="col">{t('plans:field.commitment')}</th>
            <th scope="col">P80</th>
            <th scope="col" className="cell-right">
              {t('plans:odds.kept')}
            </th>
          </tr>
        </thead>
        <tbody>
          {commitments.map((c) => (
            <tr key={c.id}>
              <th scope="row">{names.get(c.id)}</th>
              <td>{c.commitment}</td>
              <td>
                <Computed date={c.p80} />
              </td>
              <td className="cell-right">{percent(c.probability)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Drivers({ odds, names }: Part) {
  const { t } = useTranslation()
  const driving = [...odds.activities]
    .filter((a) => a.criticality > 0 || (a.sensitivity ?? 0) !== 0)
    .sort((a, b) => Math.abs(b.sensitivity ?? 0) - Math.abs(a.sensitivity ?? 0) || b.criticality - a.criticality)
    .slice(0, 15)
  return (
    <div>
      <h2>{t('plans:odds.drivers')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('plans:head.name')}</th>
            <th scope="col">{t('plans:odds.criticality')}</th>
            <th scope="col" className="cell-right">
              {t('plans:odds.sensitivity')}
            </th>
          </tr>
        </thead>
        <tbody>
          {driving.map((a) => (
            <tr key={a.id}>
              <th scope="row">{names.get(a.id)}</th>
              <td>
                <span className="odds-bar" aria-hidden="true">
                  <span style={{ width: percent(a.criticality) }} />
                </span>{' '}
                {percent(a.criticality)}
              </td>
              <td className="cell-right">{a.sensitivity === null ? '—' : a.sensitivity.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
