import type { Dossier } from '@guatu/contract/projects'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { planBrief } from './dossier-model.ts'
import { usePlan } from './queries.ts'
import { Section } from './section.tsx'

/** The plan in brief; the plan itself has its own page. */
export function PlanSection({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const plan = usePlan(dossier.id)
  const brief = plan.data ? planBrief(plan.data) : null
  return (
    <Section
      id="plan"
      title={t('projects:plan.title')}
      note={plan.data?.provisional ? t('projects:plan.provisional') : undefined}
    >
      {plan.isPending && <p className="section-empty">{t('shell:loading')}</p>}
      {plan.data === null && <p className="section-empty">{t('projects:plan.none')}</p>}
      {plan.data && brief && (
        <>
          <p className="section-said">
            {t(`projects:plan.${plan.data.status}`)}
            {' · '}
            {t('projects:plan.progress', { done: brief.done, total: brief.total })}
            {' · '}
            {t('projects:plan.finish', { date: plan.data.finish })}
          </p>
          {plan.data.diagnoses.map((diagnosis) => (
            <p key={`${diagnosis.code}${diagnosis.sentence}`} className="section-warn">
              {diagnosis.sentence}
            </p>
          ))}
          {brief.next.length > 0 && (
            <table className="plain-table">
              <caption>{t('projects:plan.next')}</caption>
              <tbody>
                {brief.next.map((node) => (
                  <tr key={node.id}>
                    <td>◆ {node.name}</td>
                    <td className="cell-right">{t('projects:plan.latest', { date: node.latestFinish })}</td>
                    <td className="cell-right">{node.late && <strong>{t('projects:plan.late')}</strong>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
      <p className="no-print section-link">
        <Link to={`/projects/${dossier.id}/plan`}>{t(plan.data ? 'projects:plan.open' : 'projects:plan.make')}</Link>
      </p>
    </Section>
  )
}
