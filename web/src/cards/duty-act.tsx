import type { Duty } from '@guatu/contract/card-rows'
import { Dropdown, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { DateItem, ReasonItem } from '../parts/fields.tsx'
import { UnitSelect } from '../parts/unit-select.tsx'
import { useMay, useMe } from '../platform/session.ts'
import { useCardActs } from './mutations.ts'
import { PapersField } from './papers-field.tsx'

export type DutyAct = 'record' | 'assign' | 'waive'
export type ChosenDuty = { readonly duty: Duty; readonly act: DutyAct }
type Fields = {
  record?: string
  papers?: readonly { id: string; name: string }[]
  occurredOn?: string
  unitId?: string
  note?: string
  reason?: string
}
const paths = { record: 'record', assign: 'assignment', waive: 'waiver' } as const

/** Records a consequence as carried out, hands it to another unit, or waives it with a reason. */
export function DutyActDrawer({ chosen, onClose }: { chosen: ChosenDuty; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useCardActs()
  const { duty, act } = chosen
  const send = (f: Fields, id: string) => {
    const own =
      act === 'record'
        ? { record: f.record, papers: (f.papers ?? []).map((p) => p.id), occurredOn: f.occurredOn }
        : act === 'assign'
          ? { unitId: f.unitId, postId: null, note: f.note ?? '' }
          : { reason: f.reason }
    return acts.duty(duty.id, paths[act], { id, expectedVersion: duty.version, ...own })
  }
  const unit = t('cards:field.unit')
  const record = t('cards:field.record')
  return (
    <ActDrawer<Fields>
      open
      onClose={onClose}
      title={t(`cards:dutyAct.${act}`)}
      lead={`${duty.name} · ${duty.subject} · ${duty.periodLabel}`}
      initial={{ occurredOn: me.today }}
      send={send}
    >
      {act === 'record' && (
        <>
          <Form.Item
            name="record"
            label={record}
            rules={[{ required: true, whitespace: true, message: t('parts:field.missing', { label: record }) }]}
          >
            <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={5000} showCount />
          </Form.Item>
          <Form.Item name="papers" label={t('cards:field.papers')}>
            <PapersField path={`api/cards/${duty.cardId}/papers`} />
          </Form.Item>
          <DateItem name="occurredOn" label={t('cards:field.occurredOn')} />
        </>
      )}
      {act === 'assign' && (
        <>
          <Form.Item
            name="unitId"
            label={unit}
            rules={[{ required: true, message: t('parts:field.missing', { label: unit }) }]}
          >
            <UnitSelect />
          </Form.Item>
          <ReasonItem name="note" label={t('cards:field.note')} required={false} />
        </>
      )}
      {act === 'waive' && <ReasonItem name="reason" />}
    </ActDrawer>
  )
}

export function DutyMenu({ duty, onChoose }: { duty: Duty; onChoose: (chosen: ChosenDuty) => void }) {
  const { t } = useTranslation()
  const mayWaive = useMay('waiveDuty')
  const mayAssign = useMay('assignDuty')
  const mayRecord = useMay('recordDuty')
  if (duty.state !== 'open') return null
  const acts = (
    [
      ['record', mayRecord],
      ['assign', mayAssign],
      ['waive', mayWaive],
    ] as const
  )
    .filter(([, may]) => may)
    .map(([act]) => act)
  if (acts.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: acts.map((act) => ({ key: act, label: t(`cards:dutyAct.${act}`) })),
        onClick: ({ key }) => {
          const act = acts.find((one) => one === key)
          if (act) onChoose({ duty, act })
        },
      }}
    >
      <button type="button" className="plain-button link-button no-print" aria-haspopup="menu">
        {t('cards:acts')} ▾
      </button>
    </Dropdown>
  )
}
