import type { Activity, PlanView } from '@guatu/contract/plans'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { type RefObject, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShownAsOf } from '../app/shown-as-of.ts'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { ActivityDrawer, type RowChoice } from './activity-drawer.tsx'
import { changedIds, editActivity } from './edit-plan-model.ts'
import { GanttCanvas, type GanttHands } from './gantt-canvas.tsx'
import { ganttScene } from './gantt-model.ts'
import { type MilestoneAct, MilestoneDrawer } from './milestone-drawer.tsx'
import { freed } from './move-activity-model.ts'
import { PlanActs } from './plan-acts.tsx'
import { PlanConflict } from './plan-conflict.tsx'
import { beginDraft, isEdited, type PlanDraft } from './plan-draft-model.ts'
import { PlanHead } from './plan-head.tsx'
import { PlanTable } from './plan-table.tsx'
import { OtherView, PlanViews, usePlanViewName } from './plan-views.tsx'
import { moveActivity } from './reshape-plan-model.ts'
import { useGanttHands } from './use-gantt-hands.ts'
import { useOdds } from './use-odds.ts'
import { usePlanDraft } from './use-plan-draft.ts'
import { WhatChanges } from './what-changes.tsx'
import { planShift, whatIf } from './what-if-model.ts'

type Props = { plan: PlanView; calendars: PlanCalendars }

/** The plan with what is being tried: edits are dated in the browser at once, and stored only when saved. */
export function PlanDesk({ plan, calendars }: Props) {
  const { t } = useTranslation()
  const { draft, conflict, setDraft, edit, undo, redo } = usePlanDraft(plan)
  const [milestone, setMilestone] = useState<MilestoneAct | null>(null)
  const [row, setRow] = useState<RowChoice | null>(null)
  // Calendars that an adopted way out brought along; only those in use are saved.
  const [own, setOwn] = useState<NonNullable<Plan['calendars']>>({})
  const view = usePlanViewName()
  const given = useGiven(calendars, own)
  const may = plan.may.includes('plan') && !conflict
  const open = (id: string) => setRow({ activity: draft.present.find((a) => a.id === id) ?? null, after: id })
  const { edited, isHeld, activities, shown, hands } = useTrial(plan, draft.present, edit, { given, may, open, draft })
  const odds = useOdds(plan, draft.present, calendars, own)
  const changed = useMemo(() => changedIds(draft.base.activities, activities), [draft.base, activities])
  const shift = useMemo(() => (edited && !isHeld ? planShift(plan, shown) : null), [edited, isHeld, plan, shown])
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  useShownAsOf(plan.statusDate)
  const adopt = (way: Plan) => {
    setOwn((before) => ({ ...before, ...way.calendars }))
    edit(way.activities as unknown as Activity[])
  }
  return (
    <>
      <PlanHead plan={shown} stored={edited || isHeld ? plan : null} odds={odds} />
      {conflict && <PlanConflict draft={draft} plan={plan} onChoice={setDraft} />}
      <PlanActs
        plan={plan}
        draft={draft}
        own={own}
        conflict={conflict}
        onSaved={(saved) => setDraft(beginDraft(saved))}
        onDiscard={() => edit(draft.base.activities)}
        onUndo={undo}
        onRedo={redo}
        onAdd={() => setRow({ activity: null, after: draft.present.at(-1)?.id ?? null })}
        onRead={edit}
      />
      {shift && <WhatChanges shift={shift} />}
      <PlanViews name={view} late={shown.daysToWinBack > 0} />
      {view === 'gantt' ? (
        <div className="plan-frame" ref={frame}>
          <PlanTable
            plan={shown}
            activities={activities}
            milestones={plan.milestones}
            may={plan.may}
            changed={changed}
            onEdit={(id, change) => edit(editActivity(draft.present, id, change))}
            onMove={(id, by) => edit(moveActivity(draft.present, id, by))}
            onRow={setRow}
            onMilestone={setMilestone}
          />
          <Gantt plan={plan} shown={shown} odds={odds} frame={frame} hands={hands} />
        </div>
      ) : (
        <OtherView {...{ name: view, plan, shown, activities: draft.present, calendars, own, odds, onAdopt: adopt }} />
      )}
      {view === 'gantt' && <p className="plan-legend">{t('plans:legend')}</p>}
      <MilestoneDrawer plan={plan} act={milestone} onClose={() => setMilestone(null)} />
      <ActivityDrawer choice={row} activities={draft.present} onClose={() => setRow(null)} onEdit={edit} />
    </>
  )
}

type Trial = {
  given: ReturnType<typeof useGiven>
  may: boolean
  open: (id: string) => void
  draft: PlanDraft
}

/** What is typed and what is held, dated at once by the server's own code. */
function useTrial(
  plan: PlanView,
  present: readonly Activity[],
  edit: (activities: readonly Activity[]) => void,
  { given, may, open, draft }: Trial,
) {
  const edited = useMemo(() => isEdited(draft), [draft])
  const settled = useMemo(() => (edited ? whatIf(plan, present, given) : plan), [edited, plan, present, given])
  const freeStartOf = (id: string): string => {
    const free = whatIf(plan, freed(present, id), given)
    return free.schedule.find((s) => s.id === id)?.earliestStart ?? plan.start
  }
  const { hands, held, isHeld } = useGanttHands({
    ...{ activities: present, scheduled: settled.schedule, freeStartOf, edit },
    ...{ open, may },
  })
  const activities = held ?? present
  const shown = useMemo(() => (held ? whatIf(plan, held, given) : settled), [held, plan, given, settled])
  return { edited, isHeld, activities, shown, hands }
}

/** How a trial is dated and said. */
function useGiven(calendars: PlanCalendars, own: NonNullable<Plan['calendars']>) {
  const { i18n } = useTranslation()
  const lang = i18n.language === 'en' ? ('en' as const) : ('zh' as const)
  return useMemo(() => ({ calendars, own, lang }), [calendars, own, lang])
}

type GanttProps = {
  plan: PlanView
  shown: PlanView
  odds: ReturnType<typeof useOdds>
  frame: RefObject<HTMLDivElement | null>
  hands: GanttHands
}

/** The picture of what is shown, row by row beside the table, over the baseline of what is stored. */
function Gantt({ plan, shown, odds, frame, hands }: GanttProps) {
  const { t, i18n } = useTranslation()
  const { baselines } = plan
  const forecast = odds?.finish ?? null
  const scene = useMemo(() => ganttScene({ ...shown, baselines }, { forecast }), [shown, baselines, forecast])
  const chosen = shown.schedule.find((s) => s.id === hands.chosen)
  const name = shown.activities.find((a) => a.id === hands.chosen)?.name
  return (
    <div className="gantt-side">
      <GanttCanvas scene={scene} frame={frame} language={i18n.language} label={t('plans:gantt')} hands={hands} />
      <p className="sr-only" role="status">
        {chosen && t('plans:chosen', { name, start: chosen.earliestStart, finish: chosen.earliestFinish })}
      </p>
    </div>
  )
}
