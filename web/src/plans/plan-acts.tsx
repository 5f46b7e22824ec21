import type { Activity, PlanView } from '@guatu/contract/plans'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Popconfirm } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../parts/problem-note.tsx'
import { isConflict, isProblem } from '../platform/api.ts'
import { newId } from '../platform/new-id.ts'
import { useUnsaved } from '../platform/unsaved.ts'
import { planKeys } from './keys.ts'
import { useApprovePlan, useChangePlan } from './mutations.ts'
import { editCount, isEdited, type PlanDraft } from './plan-draft-model.ts'
import { PlanFiles } from './plan-files.tsx'

type Props = {
  plan: PlanView
  draft: PlanDraft
  own: NonNullable<Plan['calendars']>
  conflict: boolean
  onSaved: (plan: PlanView) => void
  onDiscard: () => void
  onUndo: () => void
  onRedo: () => void
  onAdd: () => void
  onRead: (activities: readonly Activity[]) => void
}

/** Add, undo, redo; save what was tried, with its reason; approve what stands, which freezes it as a baseline. */
export function PlanActs(props: Props) {
  const { t } = useTranslation()
  const { plan, draft } = props
  const mayPlan = plan.may.includes('plan')
  const edited = isEdited(draft)
  return (
    <div className="plan-acts no-print">
      {mayPlan && (
        <>
          <Button onClick={props.onAdd}>{t('plans:row.add')}</Button>
          <Button disabled={draft.past.length === 0} title="Ctrl+Z" aria-label={t('plans:undo')} onClick={props.onUndo}>
            ↶ {t('plans:undo')}
          </Button>
          <Button
            disabled={draft.future.length === 0}
            title="Ctrl+Y"
            aria-label={t('plans:redo')}
            onClick={props.onRedo}
          >
            ↷ {t('plans:redo')}
          </Button>
        </>
      )}
      {edited && <Save {...props} />}
      {!edited && plan.status === 'draft' && plan.may.includes('approvePlan') && <Approve plan={plan} />}
      <PlanFiles plan={plan} mayPlan={mayPlan} onRead={props.onRead} />
      {!edited && mayPlan && <span className="plan-hint">{t('plans:editHint')}</span>}
    </div>
  )
}

function Save({ plan, draft, own, conflict, onSaved, onDiscard }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const change = useChangePlan(plan.projectId)
  const ready = reason.trim() !== '' && !conflict
  useUnsaved(!change.isPending)
  const save = () =>
    change.mutate(
      {
        expectedVersion: draft.base.version,
        activities: [...draft.present],
        calendars: calendarsUsed(draft.present, { ...plan.calendars, ...(own as PlanView['calendars']) }),
        reason: reason.trim(),
      },
      {
        onSuccess: onSaved,
        // The state that stands comes with the refusal; shown beside mine, it asks for a choice.
        onError: (error) => {
          const standing = isConflict(error) ? (error.problem.current as PlanView | null | undefined) : null
          if (standing) queries.setQueryData(planKeys.of(plan.projectId), standing)
        },
      },
    )
  return (
    <>
      <span>{t('plans:changed', { count: editCount(draft) })}</span>
      <Input
        className="plan-reason"
        aria-label={t('plans:reason')}
        placeholder={t('plans:reason')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={() => ready && save()}
      />
      <Button type="primary" disabled={!ready} loading={change.isPending} onClick={save}>
        {t('plans:save')}
      </Button>
      <Button onClick={onDiscard}>{t('plans:discard')}</Button>
      {change.error && !isConflict(change.error) && <ProblemNote error={change.error} />}
    </>
  )
}

/** The plan's own calendars that an activity names. */
const calendarsUsed = (activities: readonly Activity[], all: NonNullable<PlanView['calendars']>) => {
  const used = new Set(activities.map((a) => a.calendar))
  return Object.fromEntries(Object.entries(all).filter(([key]) => used.has(key)))
}

const oneHandCodes = ['plans.grantedByAsker', 'plans.grantedByAskersUnit']

function Approve({ plan }: { plan: PlanView }) {
  const { t } = useTranslation()
  const approve = useApprovePlan(plan.projectId)
  const id = useRef(newId())
  const [why, setWhy] = useState('')
  // Later dates drafted by the same hand: refused, unless an exception is named.
  const oneHand = isProblem(approve.error) && oneHandCodes.includes(approve.error.problem.code)
  const send = () =>
    approve.mutate({ id: id.current, expectedVersion: plan.version, ...(oneHand && { exception: why.trim() }) })
  return (
    <>
      {oneHand && (
        <Input
          className="plan-reason"
          aria-label={t('plans:exceptionAsk')}
          placeholder={t('plans:exceptionAsk')}
          value={why}
          maxLength={500}
          onChange={(event) => setWhy(event.target.value)}
        />
      )}
      <Popconfirm
        title={t('plans:approveSure')}
        okText={t('plans:approve')}
        cancelText={t('plans:keep')}
        onConfirm={send}
      >
        <Button type="primary" loading={approve.isPending}>
          {t('plans:approve')}
        </Button>
      </Popconfirm>
      {approve.error && <ProblemNote error={approve.error} />}
    </>
  )
}
