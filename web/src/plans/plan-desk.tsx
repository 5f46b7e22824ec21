import type { Activity, PlanView } from '@guatu/contract/plans'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShownAsOf } from '../app/shown-as-of.ts'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { ActivityDrawer, type RowChoice } from './activity-drawer.tsx'
import { type Change, changedIds, editActivity } from './edit-plan-model.ts'
import { type MilestoneAct, MilestoneDrawer } from './milestone-drawer.tsx'
import { PlanActs } from './plan-acts.tsx'
import { PlanConflict } from './plan-conflict.tsx'
import { beginDraft } from './plan-draft-model.ts'
import { PlanGantt } from './plan-gantt.tsx'
import { PlanHead } from './plan-head.tsx'
import { PlanTable } from './plan-table.tsx'
import { OtherView, PlanViews, usePlanViewName } from './plan-views.tsx'
import { moveActivity } from './reshape-plan-model.ts'
import { useOdds } from './use-odds.ts'
import { usePlanDraft } from './use-plan-draft.ts'
import { useTrial } from './use-trial.ts'
import { WhatChanges } from './what-changes.tsx'
import { planShift } from './what-if-model.ts'

type Props = { plan: PlanView; calendars: PlanCalendars }

/** The plan with what is being tried: edits are dated in the browser at once, and stored only when saved. */
export function PlanDesk({ plan, calendars }: Props) {
  const desk = useDesk(plan, calendars)
  const { draft, conflict, setDraft, edit, undo, redo, own, shown, odds, setRow, isTried } = desk
  const { edited, isHeld } = desk
  const shift = useMemo(() => (edited && !isHeld ? planShift(plan, shown) : null), [edited, isHeld, plan, shown])
  const view = usePlanViewName()
  useShownAsOf(plan.statusDate)
  return (
    <>
      <PlanHead plan={shown} stored={isTried ? plan : null} odds={odds} />
      {conflict && <PlanConflict draft={draft} plan={plan} onChoice={setDraft} />}
      <PlanActs
        {...{ plan, draft, own, conflict }}
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
        <Chart plan={plan} desk={desk} />
      ) : (
        <OtherView
          {...{ name: view, plan, shown, activities: draft.present, calendars, own, odds, onAdopt: desk.adopt }}
        />
      )}
      <ActivityDrawer choice={desk.row} activities={draft.present} onClose={() => setRow(null)} onEdit={edit} />
    </>
  )
}

/** The draft, what is tried on it, and what lies open. */
function useDesk(plan: PlanView, calendars: PlanCalendars) {
  const drafted = usePlanDraft(plan)
  const { draft, edit } = drafted
  const [row, setRow] = useState<RowChoice | null>(null)
  // Calendars that an adopted way out brought along; only those in use are saved.
  const [own, setOwn] = useState<NonNullable<Plan['calendars']>>({})
  const may = plan.may.includes('plan') && !drafted.conflict
  const open = (id: string) => setRow({ activity: draft.present.find((a) => a.id === id) ?? null, after: id })
  const trial = useTrial(plan, draft, { calendars, own, may, edit, open })
  const odds = useOdds(plan, draft.present, calendars, own)
  const adopt = (way: Plan) => {
    setOwn((before) => ({ ...before, ...way.calendars }))
    edit(way.activities as unknown as Activity[])
  }
  return { ...drafted, ...trial, isTried: trial.edited || trial.isHeld, row, setRow, own, odds, adopt }
}

type Desk = ReturnType<typeof useDesk>

/** Table and bars side by side, scrolled together. */
function Chart({ plan, desk }: { plan: PlanView; desk: Desk }) {
  const { t } = useTranslation()
  const { draft, change, activities, shown, hands, odds } = desk
  const [milestone, setMilestone] = useState<MilestoneAct | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  const changed = useMemo(() => changedIds(draft.base.activities, activities), [draft.base, activities])
  // The same functions in every frame: while a bar is dragged, only the rows that it moves are drawn anew.
  const onEdit = useCallback((id: string, by: Change) => change((rows) => editActivity(rows, id, by)), [change])
  const onMove = useCallback((id: string, by: -1 | 1) => change((rows) => moveActivity(rows, id, by)), [change])
  return (
    <>
      <div className="plan-frame" ref={frame}>
        <PlanTable
          plan={shown}
          activities={activities}
          milestones={plan.milestones}
          may={plan.may}
          changed={changed}
          onEdit={onEdit}
          onMove={onMove}
          onRow={desk.setRow}
          onMilestone={setMilestone}
        />
        <PlanGantt plan={plan} shown={shown} odds={odds} frame={frame} hands={hands} />
      </div>
      <p className="plan-legend">{t('plans:legend')}</p>
      <MilestoneDrawer plan={plan} act={milestone} onClose={() => setMilestone(null)} />
    </>
  )
}
