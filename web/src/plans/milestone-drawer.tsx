import type { PlanView } from '@guatu/contract/plans'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { DateItem, ReasonItem } from '../parts/fields.tsx'
import { useMe } from '../platform/session.ts'
import type { MilestoneEvent } from './edit-plan-model.ts'
import { useRecordMilestone } from './mutations.ts'

export type MilestoneAct = { readonly activityId: string; readonly name: string; readonly event: MilestoneEvent }
type Fields = { occurredOn: string; note?: string }

/** Claimed by the doer, verified or sent back by somebody else. */
export function MilestoneDrawer(props: { plan: PlanView; act: MilestoneAct | null; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const record = useRecordMilestone(props.plan.projectId)
  const { act } = props
  return (
    <ActDrawer<Fields>
      key={act ? `${act.activityId}-${act.event}` : 'none'}
      open={act !== null}
      onClose={props.onClose}
      title={act ? t(`plans:event.${act.event}`) : ''}
      lead={act?.name}
      initial={{ occurredOn: me.today, note: '' }}
      send={async (fields, id) => {
        if (act)
          await record.mutateAsync({
            id,
            activityId: act.activityId,
            event: act.event,
            occurredOn: fields.occurredOn,
            waitsForUnitId: null,
            note: (fields.note ?? '').trim(),
          })
      }}
    >
      <DateItem name="occurredOn" label={t('plans:occurredOn')} />
      <ReasonItem name="note" label={t('plans:note')} required={act?.event === 'refused'} />
    </ActDrawer>
  )
}
