import type { moveCommitment } from '@guatu/contract/project-acts'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../../parts/act-drawer.tsx'
import { sayLooseDate } from '../../parts/date-model.ts'
import { DateItem, LooseDateInput } from '../../parts/fields.tsx'
import { useMe } from '../../platform/session.ts'
import type { ActProps } from '../dossier-acts.tsx'
import { useProjectActs } from '../mutations.ts'
import { ApproverItems, MoveWhy } from './move-items.tsx'

type Body = z.infer<typeof moveCommitment.body>
type Fields = Omit<Body, 'id'>

/** Only a date moved later takes time that somebody else has to grant; a first one moves nothing. */
const isLater = (to: unknown, finish: ActProps['dossier']['committedFinish']): boolean =>
  finish !== null && ((to as Fields['finish'] | null)?.date ?? '') > finish.inForce.date

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
      <MoveWhy first={!finish} hint={t('projects:move.documentHint')} />
      <ApproverItems askedBy={me.personName} mine={false} paperNeeded exempt={(f) => !isLater(f.finish, finish)} />
      <DateItem name="approvedOn" label={t('projects:move.approvedOn')} />
    </ActDrawer>
  )
}
