import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRefreshOn } from '../platform/live.ts'
import { planKeys } from './keys.ts'
import { NewPlan } from './new-plan.tsx'
import { PlanDesk } from './plan-desk.tsx'
import { usePlan, usePlannedProject } from './queries.ts'
import { usePlanCalendars } from './use-plan-calendars.ts'
import './plans.css'
import './plan-frame.css'
import './plan-views.css'

/** A plan counted back from the committed finish: made from a template, adjusted, approved, claimed and verified. */
export function PlanPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const plan = usePlan(id)
  const project = usePlannedProject(id)
  const calendars = usePlanCalendars()
  useRefreshOn(`project:${id}`, planKeys.of(id))
  return (
    <div className="page plan-page">
      <div className="page-head">
        <h1>
          {t('plans:title')} <Link to={`/projects/${id}`}>{project.data?.body.name ?? ''}</Link>
        </h1>
      </div>
      {plan.isPending && <LoadingShape rows={12} />}
      {plan.error && <ProblemNote error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.data === null && <NewPlan projectId={id} project={project.data ?? null} />}
      {plan.data && !calendars && <LoadingShape rows={12} />}
      {plan.data && calendars && <PlanDesk key={plan.data.id} plan={plan.data} calendars={calendars} />}
    </div>
  )
}
