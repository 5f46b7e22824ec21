import type { PlanView } from '@guatu/contract/plans'
import type { MonteCarlo } from '@guatu/domain/plans/monte-carlo'
import { useTranslation } from 'react-i18next'
import { useProvisional } from '../calendar/provisional-date.tsx'
import { isProvisional, verdictOf } from './edit-plan-model.ts'

/** The days to win back, said first; then the dates they come from; then what the schedule has to say against itself. */
type Props = { plan: PlanView; stored: PlanView | null; odds: MonteCarlo | null }

export function PlanHead({ plan, stored, odds }: Props) {
  const { t } = useTranslation()
  const verdict = verdictOf(plan)
  const provisional = useProvisional()
  const years = plan.provisionalYears ?? []
  const days = 'days' in verdict ? verdict.days : 0
  const dated = (date: string) => (isProvisional(plan, date) ? t('plans:provisionalDate', { date }) : date)
  const computed = (date: string) => (provisional(date) ? t('plans:provisionalDate', { date }) : date)
  // The headline says it already.
  const others = plan.diagnoses.filter((d) => verdict.kind !== 'winBack' || d.code !== 'impossible-finish')
  const critical = plan.schedule.filter((s) => s.critical).length
  const near = plan.schedule.filter((s) => s.nearCritical).length
  return (
    <section className="plan-head">
      <p className="plan-verdict">
        {verdict.kind === 'winBack' && <span aria-hidden="true">! </span>}
        {t(`plans:verdict.${verdict.kind}`, { days })}
      </p>
      <dl className="plan-facts">
        <Fact name={t('plans:committedFinish')} value={plan.committedFinish} />
        <Fact
          name={t('plans:finish')}
          value={dated(plan.finish)}
          was={stored && stored.finish !== plan.finish ? stored.finish : null}
        />
        {plan.forecastFinish && !stored && <Fact name={t('plans:forecast')} value={dated(plan.forecastFinish)} />}
        {odds && <Fact name="P50 / P80" value={`${computed(odds.finish.p50)} / ${computed(odds.finish.p80)}`} />}
        <Fact name={t('plans:length')} value={t('plans:calendarDays', { count: plan.lengthCalendar })} />
        <Fact name={t('plans:critical')} value={t('plans:criticalAndNear', { count: critical, near })} />
        <Fact name={t('plans:status')} value={t(`plans:is.${plan.status}`, { version: plan.version })} />
      </dl>
      {stored && (
        <p className="plan-trial" role="status">
          {t('plans:trial', { before: stored.daysToWinBack, after: plan.daysToWinBack })}
        </p>
      )}
      {odds?.finish.probability != null && (
        <p className="plan-legend">
          {t('plans:odds.said', {
            percent: Math.round(odds.finish.probability * 100),
            runs: odds.runs,
            ...odds.basis,
          })}
        </p>
      )}
      {years.length > 0 && (
        <p className="plan-note">{t('plans:provisionalYears', { years: years.join(t('shell:comma')) })}</p>
      )}
      {others.length > 0 && <Diagnoses sentences={others.map((diagnosis) => diagnosis.sentence)} />}
    </section>
  )
}

const shownAtOnce = 2

/** The last said are the gravest (an impossible finish is found when all is laid out): they stand first, the rest folded. */
function Diagnoses({ sentences }: { sentences: readonly string[] }) {
  const { t } = useTranslation()
  const all = [...new Set(sentences)].reverse()
  const line = (sentence: string) => <li key={sentence}>! {sentence}</li>
  return (
    <div className="plan-diagnoses">
      <ul>{all.slice(0, shownAtOnce).map(line)}</ul>
      {all.length > shownAtOnce && (
        <details>
          <summary>{t('plans:moreDiagnoses', { count: all.length - shownAtOnce })}</summary>
          <ul>{all.slice(shownAtOnce).map(line)}</ul>
        </details>
      )}
    </div>
  )
}

function Fact({ name, value, was = null }: { name: string; value: string; was?: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {was && <del>{was}</del>} {value}
      </dd>
    </div>
  )
}
