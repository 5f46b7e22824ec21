import type { Bottleneck, recordBottleneckEvent } from '@guatu/contract/bottlenecks'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { ChoiceItem, DateItem, LooseDateInput } from '../parts/fields.tsx'
import { useMe } from '../platform/session.ts'
import { type BottleneckEvent, levelsAbove } from './bottleneck-model.ts'
import { useBottleneckActs } from './mutations.ts'

type Body = z.infer<typeof recordBottleneckEvent.body>
type Fields = { occurredOn: string; due?: Body['due']; level?: Body['level']; note?: string }
export type Chosen = { bottleneck: Bottleneck; event: BottleneckEvent }

/** One event of a bottleneck's life: claimed, moved, escalated, resolved, reopened. */
export function BottleneckAct({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useBottleneckActs()
  const { bottleneck, event } = chosen
  const send = (fields: Fields, id: string) =>
    acts.record(bottleneck.id, {
      id,
      event,
      occurredOn: fields.occurredOn,
      due: fields.due ?? null,
      level: fields.level ?? null,
      note: fields.note?.trim() ?? '',
    } satisfies Body)
  const required = event !== 'claimed'
  const note = t(`bottlenecks:note.${event}`)
  const dueLabel = t('bottlenecks:newDue')
  return (
    <ActDrawer<Fields>
      open
      onClose={onClose}
      title={t(`bottlenecks:event.${event}`)}
      lead={bottleneck.text}
      initial={{ occurredOn: me.today }}
      send={send}
    >
      {(event === 'moved' || event === 'claimed' || event === 'reopened') && (
        <Form.Item
          name="due"
          label={dueLabel}
          rules={[{ required: event === 'moved', message: t('parts:field.missing', { label: dueLabel }) }]}
        >
          <LooseDateInput />
        </Form.Item>
      )}
      {event === 'escalated' && (
        <ChoiceItem
          name="level"
          label={t('bottlenecks:levelLabel')}
          options={levelsAbove(bottleneck.level).map((value) => ({ value, label: t(`bottlenecks:level.${value}`) }))}
        />
      )}
      <Form.Item
        name="note"
        label={note}
        rules={[{ required, whitespace: required, message: t('parts:field.missing', { label: note }) }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} showCount />
      </Form.Item>
      <DateItem name="occurredOn" label={t('bottlenecks:on')} />
    </ActDrawer>
  )
}
