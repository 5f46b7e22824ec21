import type { Activity, PlanView } from '@guatu/contract/plans'
import { type RefObject, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShownAsOf } from '../app/shown-as-of.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { ActivityDrawer, type RowChoice } from './activity-drawer.tsx'
import { changedIds, editActivity } from './edit-plan-model.ts'
import { GanttCanvas } from './gantt-canvas.tsx'
import { ganttScene } from './gantt-model.ts'
import { type MilestoneAct, MilestoneDrawer } from './milestone-drawer.tsx'
import { PlanActs } from './plan-acts.tsx'
import { PlanConflict } from './plan-conflict.tsx'
import { beginDraft, editDraft, followPlan, isEdited, redoDraft, undoDraft } from './plan-draft-model.ts'
import { PlanHead } from './plan-head.tsx'
import { PlanTable } from './plan-table.tsx'
import { useTriedPlan } from './queries.ts'
import { moveActivity } from './reshape-plan-model.ts'
import { useUndoKeys } from './use-undo-keys.ts'

/** The draft that follows the plan; `conflict` when somebody saved another plan meanwhile and a person has to choose. */
function usePlanDraft(plan: PlanView) {
  const [held, setDraft] = useState(() => beginDraft(plan))
  const isNews = held.base.activities !== plan.activities || held.base.version !== plan.version
  const followed = isNews ? followPlan(held, plan) : held
  if (followed && followed !== held) setDraft(followed)
  const undo = useCallback(() => setDraft(undoDraft), [])
  const redo = useCallback(() => setDraft(redoDraft), [])
  const edit = (activities: readonly Activity[]) => setDraft((before) => editDraft(before, activities))
  useUndoKeys(undo, redo)
  return { draft: followed ?? held, conflict: followed === null, setDraft, edit, undo, redo }
}

/** The plan with what is being tried: edits are dated by the server at once, and stored only when saved. */
export function PlanDesk({ plan }: { plan: PlanView }) {
  const { t } = useTranslation()
  const { draft, conflict, setDraft, edit, undo, redo } = usePlanDraft(plan)
  const [milestone, setMilestone] = useState<MilestoneAct | null>(null)
  const [row, setRow] = useState<RowChoice | null>(null)
  const activities = draft.present
  const edited = useMemo(() => isEdited(draft), [draft])
  const changed = useMemo(() => changedIds(draft.base.activities, activities), [draft.base, activities])
  const tried = useTriedPlan(plan.projectId, useDeferredValue(edited ? activities : null))
  const trial = edited ? (tried.data ?? null) : null
  const shown = trial ?? plan
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  useShownAsOf(plan.statusDate)
  return (
    <>
      <PlanHead plan={shown} stored={trial ? plan : null} />
      {conflict && <PlanConflict draft={draft} plan={plan} onChoice={setDraft} />}
      <PlanActs
        plan={plan}
        draft={draft}
        conflict={conflict}
        trying={tried.isFetching}
        onSaved={(saved) => setDraft(beginDraft(saved))}
        onDiscard={() => edit(draft.base.activities)}
        onUndo={undo}
        onRedo={redo}
        onAdd={() => setRow({ activity: null, after: activities.at(-1)?.id ?? null })}
      />
      {tried.error && edited && <ProblemNote error={tried.error} />}
      <div className="plan-frame" ref={frame}>
        <PlanTable
          plan={shown}
          activities={activities}
          milestones={plan.milestones}
          may={plan.may}
          changed={changed}
          onEdit={(id, change) => edit(editActivity(activities, id, change))}
          onMove={(id, by) => edit(moveActivity(activities, id, by))}
          onRow={setRow}
          onMilestone={setMilestone}
        />
        <Gantt plan={plan} shown={shown} activities={activities} frame={frame} />
      </div>
      <p className="plan-legend">{t('plans:legend')}</p>
      <MilestoneDrawer plan={plan} act={milestone} onClose={() => setMilestone(null)} />
      <ActivityDrawer choice={row} activities={activities} onClose={() => setRow(null)} onEdit={edit} />
    </>
  )
}

type GanttProps = {
  plan: PlanView
  shown: PlanView
  activities: readonly Activity[]
  frame: RefObject<HTMLDivElement | null>
}

/** The picture of what is shown, row by row beside the table, over the baseline of what is stored. */
function Gantt({ plan, shown, activities, frame }: GanttProps) {
  const { t, i18n } = useTranslation()
  const { baselines } = plan
  const scene = useMemo(
    () => ganttScene({ ...shown, activities: [...activities], baselines }),
    [shown, activities, baselines],
  )
  return (
    <div className="gantt-side">
      <GanttCanvas scene={scene} frame={frame} language={i18n.language} label={t('plans:gantt')} />
    </div>
  )
}
