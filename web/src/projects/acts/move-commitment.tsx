import type { moveCommitment } from '@guatu/contract/project-acts'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../../parts/act-drawer.tsx'
import { sayLooseDate } from '../../parts/date-model.ts'
import { ChoiceItem, DateItem, LooseDateInput, ReasonItem } from '../../parts/fields.tsx'
import { useMe } from '../../platform/session.ts'
import type { ActProps } from '../dossier-acts.tsx'
import { useProjectActs } from '../mutations.ts'
import { moveReasons } from '../project-words.ts'

type Body = z.infer<typeof moveCommitment.body>
type Fields = Omit<Body, 'id'>

/** No silent date change: the new date, why, who approved it and when. The first commitment is the move 'first'. */
export function MoveCommitment({ dossier, open, onClose }: ActProps) {
  const { t, i18n } = useTranslation()
  const me = useMe()
  const acts = useProjectActs(dossier.id)
  const finish = dossier.committedFinish
  const lead =
    finish &&
    t('projects:move.lead', {
      original: sayLooseDate(finish.original, i18n.language),
      inForce: sayLooseDate(finish.inForce, i18n.language),
    })
  const reasons = finish ? moveReasons : (['first'] as const)
  return (
    <ActDrawer<Fields>
      open={open}
      onClose={onClose}
      title={t(finish ? 'projects:move.title' : 'projects:move.firstTitle')}
      lead={lead}
      initial={{ approvedOn: me.today, ...(finish ? {} : { reasonCode: 'first', reason: t('projects:move.first') }) }}
      send={(fields, id) => acts.moveCommitment({ ...fields, document: fields.document ?? '', id } satisfies Body)}
    >
      <Form.Item
        name="finish"
        label={t('projects:move.finish')}
        rules={[{ required: true, message: t('parts:field.missing', { label: t('projects:move.finish') }) }]}
      >
        <LooseDateInput />
      </Form.Item>
      <ChoiceItem
        name="reasonCode"
        label={t('projects:move.reasonCode')}
        options={reasons.map((value) => ({ value, label: t(`projects:moveReason.${value}`) }))}
      />
      <ReasonItem label={t('projects:move.reason')} />
      <Form.Item name="document" label={t('projects:move.document')} extra={t('projects:move.documentHint')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="approver"
        label={t('projects:move.approver')}
        extra={t('projects:move.approverHint')}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t('parts:field.missing', { label: t('projects:move.approver') }),
          },
        ]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <DateItem name="approvedOn" label={t('projects:move.approvedOn')} />
    </ActDrawer>
  )
}
