import type { NoticeHead } from '@guatu/contract/bulletins'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { differencesOf, standingOf } from '../parts/conflict-model.ts'
import { ConflictNote } from '../parts/conflict-note.tsx'
import { ReasonItem } from '../parts/fields.tsx'
import { isConflict } from '../platform/api.ts'
import { bodyOfFields, fieldsOfHead, type HeadFields } from './head-model.ts'
import { useSetHead } from './queries.ts'

type Props = { head: NoticeHead; open: boolean; onClose: () => void }

/** Issuer, marks, recipients and copies of the notices to come. What is left empty follows the district's name. */
export function SetHead({ head, open, onClose }: Props) {
  const { t } = useTranslation()
  const set = useSetHead()
  return (
    <ActDrawer<HeadFields>
      open={open}
      onClose={onClose}
      title={t('bulletins:head.title')}
      lead={t('bulletins:head.lead')}
      initial={fieldsOfHead(head)}
      send={(fields) => set(bodyOfFields(fields, head.version))}
      explain={(error, form) => {
        const standing = isConflict(error) ? standingOf(error.problem.current) : null
        if (!isConflict(error) || !standing) return undefined
        const theirs = fieldsOfHead(standing.body as unknown as NoticeHead)
        return (
          <ConflictNote
            sentence={error.message}
            differences={differencesOf({ ...form.getFieldsValue(), reason: '' }, { ...theirs, reason: '' })}
            label={(field) => t(`bulletins:head.${field}`)}
            print={(_, value) => String(value ?? '') || t('parts:none')}
            onKeepMine={() => void set(bodyOfFields(form.getFieldsValue(), standing.version)).then(onClose)}
            onTakeTheirs={() => form.setFieldsValue(theirs)}
          />
        )
      }}
    >
      <Form.Item name="issuer" label={t('bulletins:head.issuer')}>
        <Input placeholder={head.usual.issuer} maxLength={60} />
      </Form.Item>
      <Form.Item name="mark" label={t('bulletins:head.mark')} extra={t('bulletins:head.markHint')}>
        <Input placeholder={head.usual.mark} maxLength={20} />
      </Form.Item>
      <Form.Item name="cardMark" label={t('bulletins:head.cardMark')} extra={t('bulletins:head.cardMarkHint')}>
        <Input placeholder={head.usual.cardMark} maxLength={20} />
      </Form.Item>
      <Form.Item name="recipients" label={t('bulletins:head.recipients')} extra={t('bulletins:head.lines')}>
        <Input.TextArea placeholder={head.usual.recipients.join('\n')} autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <Form.Item name="copies" label={t('bulletins:head.copies')} extra={t('bulletins:head.lines')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />
      </Form.Item>
      <ReasonItem label={t('bulletins:head.reason')} />
    </ActDrawer>
  )
}
