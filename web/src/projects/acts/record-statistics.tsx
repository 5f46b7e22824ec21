import type { recordStatistics } from '@guatu/contract/project-acts'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../../parts/act-drawer.tsx'
import { ChoiceItem, DateItem, ReasonItem } from '../../parts/fields.tsx'
import { useMe } from '../../platform/session.ts'
import type { ActProps } from '../dossier-acts.tsx'
import { useProjectActs } from '../mutations.ts'
import { statisticsStates } from '../project-words.ts'

type Body = z.infer<typeof recordStatistics.body>
type Fields = Omit<Body, 'id' | 'month'> & { month?: string }

export function RecordStatistics({ dossier, open, onClose }: ActProps) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useProjectActs(dossier.id)
  return (
    <ActDrawer<Fields>
      open={open}
      onClose={onClose}
      title={t('projects:statistics.record')}
      initial={{ occurredOn: me.today, reason: '' }}
      send={(fields, id) =>
        acts.recordStatistics({
          ...fields,
          month: fields.month || null,
          reason: fields.reason ?? '',
          id,
        } satisfies Body)
      }
    >
      <ChoiceItem
        name="state"
        label={t('projects:statistics.stateLabel')}
        options={statisticsStates.map((value) => ({ value, label: t(`projects:statistics.state.${value}`) }))}
      />
      <Form.Item
        name="month"
        label={t('projects:statistics.month')}
        rules={[{ pattern: /^\d{4}-(0[1-9]|1[0-2])$/, message: t('projects:statistics.monthForm') }]}
      >
        <Input placeholder={me.today.slice(0, 7)} maxLength={7} />
      </Form.Item>
      <DateItem name="occurredOn" label={t('projects:occurredOn')} />
      <ReasonItem required={false} />
    </ActDrawer>
  )
}
