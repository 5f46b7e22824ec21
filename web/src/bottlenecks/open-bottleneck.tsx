import type { openBottleneck } from '@guatu/contract/bottlenecks'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { ChoiceItem, DateItem, LooseDateInput } from '../parts/fields.tsx'
import { UnitSelect } from '../parts/unit-select.tsx'
import { useMe } from '../platform/session.ts'
import { decidingLevels, factors } from './bottleneck-model.ts'
import { useBottleneckActs } from './mutations.ts'

type Body = z.infer<typeof openBottleneck.body>
type Fields = Omit<Body, 'id'>

export function OpenBottleneck({
  projectId,
  open,
  onClose,
}: {
  projectId: string
  open: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useBottleneckActs()
  const send = (fields: Fields, id: string) =>
    acts.open(projectId, {
      ...fields,
      id,
      waitsForUnitId: fields.waitsForUnitId ?? null,
      due: fields.due ?? null,
    } satisfies Body)
  const label = t('bottlenecks:text')
  return (
    <ActDrawer<Fields>
      open={open}
      onClose={onClose}
      title={t('bottlenecks:open')}
      initial={{ occurredOn: me.today, level: 'district' }}
      send={send}
    >
      <Form.Item
        name="text"
        label={label}
        rules={[{ required: true, whitespace: true, message: t('parts:field.missing', { label }) }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount />
      </Form.Item>
      <ChoiceItem
        name="factor"
        label={t('bottlenecks:factorLabel')}
        options={factors.map((value) => ({ value, label: t(`bottlenecks:factor.${value}`) }))}
      />
      <Form.Item name="waitsForUnitId" label={t('bottlenecks:waitsFor')}>
        <UnitSelect />
      </Form.Item>
      <ChoiceItem
        name="level"
        label={t('bottlenecks:levelLabel')}
        options={decidingLevels.map((value) => ({ value, label: t(`bottlenecks:level.${value}`) }))}
      />
      <Form.Item name="due" label={t('bottlenecks:due')}>
        <LooseDateInput />
      </Form.Item>
      <DateItem name="occurredOn" label={t('bottlenecks:openedOn')} />
    </ActDrawer>
  )
}
