import type { PlanView } from '@guatu/contract/plans'
import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { DateItem, ReasonItem } from '../parts/fields.tsx'
import { UnitSelect } from '../parts/unit-select.tsx'
import { useMe } from '../platform/session.ts'
import type { MilestoneEvent } from './edit-plan-model.ts'
import { useRecordMilestone } from './mutations.ts'

/** `events`: what may be told now; of several one is chosen in the drawer. */
export type MilestoneAct = {
  readonly activityId: string
  readonly name: string
  readonly events: readonly MilestoneEvent[]
}
type Fields = { event?: MilestoneEvent; occurredOn: string; waitsForUnitId?: string | null; note?: string }

/** Begun, waiting for an office, claimed by the doer; verified or sent back by somebody else. */
export function MilestoneDrawer(props: { plan: PlanView; act: MilestoneAct | null; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const record = useRecordMilestone(props.plan.projectId)
  const { act } = props
  const first = act?.events[0]
  return (
    <ActDrawer<Fields>
      key={act ? `${act.activityId}-${act.events.join()}` : 'none'}
      open={act !== null}
      onClose={props.onClose}
      title={act ? (act.events.length > 1 ? t('plans:tell') : t(`plans:event.${first}`)) : ''}
      lead={act?.name}
      initial={{ ...(first ? { event: first } : {}), occurredOn: me.today, note: '' }}
      send={async (fields, id) => {
        const event = fields.event ?? first
        if (!act || !event) return
        await record.mutateAsync({
          id,
          activityId: act.activityId,
          event,
          occurredOn: fields.occurredOn,
          waitsForUnitId: event === 'waiting' ? (fields.waitsForUnitId ?? null) : null,
          note: (fields.note ?? '').trim(),
        })
      }}
    >
      <EventItems events={act?.events ?? []} />
    </ActDrawer>
  )
}

function EventItems({ events }: { events: readonly MilestoneEvent[] }) {
  const { t } = useTranslation()
  const chosen = (Form.useWatch('event') as MilestoneEvent | undefined) ?? events[0]
  return (
    <>
      {events.length > 1 && (
        <Form.Item name="event" label={t('plans:tell')}>
          <Radio.Group options={events.map((event) => ({ value: event, label: t(`plans:event.${event}`) }))} />
        </Form.Item>
      )}
      {chosen === 'waiting' && (
        <Form.Item
          name="waitsForUnitId"
          label={t('plans:waitsForUnit')}
          extra={t('plans:waitsForHint')}
          rules={[{ required: true, message: t('plans:waitsForMissing') }]}
        >
          <UnitSelect />
        </Form.Item>
      )}
      <DateItem name="occurredOn" label={t('plans:occurredOn')} />
      <ReasonItem name="note" label={t('plans:note')} required={chosen === 'refused'} />
    </>
  )
}
