import type { Activity, PlanView } from '@guatu/contract/plans'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShownAsOf } from '../app/shown-as-of.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { changedIds, editActivity } from './edit-plan-model.ts'
import { GanttCanvas } from './gantt-canvas.tsx'
import { ganttScene } from './gantt-model.ts'
import { type MilestoneAct, MilestoneDrawer } from './milestone-drawer.tsx'
import { PlanActs } from './plan-acts.tsx'
import { PlanHead } from './plan-head.tsx'
import { PlanTable } from './plan-table.tsx'
import { useTriedPlan } from './queries.ts'

/** The plan with what is being tried: edits are dated by the server at once, and stored only when saved. */
export function PlanDesk({ plan }: { plan: PlanView }) {
  const { t, i18n } = useTranslation()
  const [edited, setEdited] = useState<readonly Activity[] | null>(null)
  const [milestone, setMilestone] = useState<MilestoneAct | null>(null)
  const changed = useMemo(() => changedIds(plan.activities, edited ?? plan.activities), [plan, edited])
  const asked = useDeferredValue(changed.size > 0 ? edited : null)
  const tried = useTriedPlan(plan.projectId, asked)
  const trial = changed.size > 0 ? (tried.data ?? null) : null
  const shown = trial ?? plan
  const activities = edited ?? plan.activities
  const scene = useMemo(() => ganttScene({ ...shown, baselines: plan.baselines }), [shown, plan.baselines])
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  useShownAsOf(plan.statusDate)
  return (
    <>
      <PlanHead plan={shown} stored={trial ? plan : null} />
      <PlanActs
        plan={plan}
        edited={changed.size > 0 ? activities : null}
        changed={changed.size}
        trying={tried.isFetching}
        onDiscard={() => setEdited(null)}
      />
      {tried.error && changed.size > 0 && <ProblemNote error={tried.error} />}
      <div className="plan-frame" ref={frame}>
        <PlanTable
          plan={shown}
          activities={activities}
          milestones={plan.milestones}
          may={plan.may}
          changed={changed}
          onEdit={(id, change) => setEdited(editActivity(activities, id, change))}
          onMilestone={setMilestone}
        />
        <div className="gantt-side">
          <GanttCanvas scene={scene} frame={frame} language={i18n.language} label={t('plans:gantt')} />
        </div>
      </div>
      <p className="plan-legend">{t('plans:legend')}</p>
      <MilestoneDrawer plan={plan} act={milestone} onClose={() => setMilestone(null)} />
    </>
  )
}
