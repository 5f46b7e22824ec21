import type { Activity, PlanView } from '@guatu/contract/plans'
import { Button, Input, Popconfirm } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../parts/problem-note.tsx'
import { newId } from '../platform/new-id.ts'
import { useApprovePlan, useChangePlan } from './mutations.ts'

/** Save what was tried, with its reason; approve what stands, which freezes it as a baseline. */
export function PlanActs(props: {
  plan: PlanView
  /** The activities to save; null while nothing is changed. */
  edited: readonly Activity[] | null
  changed: number
  trying: boolean
  onDiscard: () => void
}) {
  const { t } = useTranslation()
  const { plan, edited } = props
  const [reason, setReason] = useState('')
  const change = useChangePlan(plan.projectId)
  const approve = useApprovePlan(plan.projectId)
  const approvalId = useRef(newId())
  const save = () =>
    edited && change.mutate({ expectedVersion: plan.version, activities: [...edited], reason: reason.trim() })
  const failed = change.error ?? approve.error
  if (!plan.may.includes('plan') && !plan.may.includes('approvePlan')) return null
  return (
    <div className="plan-acts no-print">
      {edited && (
        <>
          <span>{t(props.trying ? 'plans:trying' : 'plans:changed', { count: props.changed })}</span>
          <Input
            className="plan-reason"
            aria-label={t('plans:reason')}
            placeholder={t('plans:reason')}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={() => reason.trim() && save()}
          />
          <Button type="primary" disabled={!reason.trim()} loading={change.isPending} onClick={save}>
            {t('plans:save')}
          </Button>
          <Button onClick={props.onDiscard}>{t('plans:discard')}</Button>
        </>
      )}
      {!edited && plan.status === 'draft' && plan.may.includes('approvePlan') && (
        <Popconfirm
          title={t('plans:approveSure')}
          okText={t('plans:approve')}
          cancelText={t('plans:keep')}
          onConfirm={() => approve.mutate({ id: approvalId.current, expectedVersion: plan.version })}
        >
          <Button type="primary" loading={approve.isPending}>
            {t('plans:approve')}
          </Button>
        </Popconfirm>
      )}
      {!edited && plan.may.includes('plan') && <span className="plan-hint">{t('plans:editHint')}</span>}
      {failed && <ProblemNote error={failed} />}
    </div>
  )
}
