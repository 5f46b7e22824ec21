import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { ChoiceItem, ReasonItem, TextItem } from '../../parts/fields.tsx'
import { moveReasons } from '../project-words.ts'

/** Why a committed date moves, and by which paper: asked for in the same words wherever one is moved. */
export function MoveWhy({ first = false, hint }: { first?: boolean; hint?: string }) {
  const { t } = useTranslation()
  const reasons = first ? (['first'] as const) : moveReasons
  return (
    <>
      <ChoiceItem
        name="reasonCode"
        label={t('projects:move.reasonCode')}
        options={reasons.map((value) => ({ value, label: t(`projects:moveReason.${value}`) }))}
      />
      <ReasonItem label={t('projects:move.reason')} />
      <TextItem name="document" label={t('projects:move.document')} required={false} {...(hint ? { hint } : {})} />
    </>
  )
}

type Granted = {
  /** Whoever asked: an approval in that name, or of one's own request, is one hand doing both. */
  askedBy: string
  /** True where the reader's own hand asked; else it is for the fields to tell. */
  mine: boolean
  /** Without a paper nobody else's decision is on record. */
  paperNeeded?: boolean
  /** The move is none, or takes no time from anybody. */
  exempt?: (fields: Record<string, unknown>) => boolean
}

/** Who approved; and, where one hand both asks and grants, why that may be: refused by the server without it. */
export function ApproverItems({ askedBy, mine, paperNeeded = false, exempt }: Granted) {
  const { t } = useTranslation()
  const form = Form.useFormInstance<Record<string, unknown>>()
  const fields: Record<string, unknown> = Form.useWatch([], form) ?? {}
  const typed = (name: string) => String(fields[name] ?? '').trim()
  const oneHand = mine || typed('approver') === askedBy || (paperNeeded && typed('document') === '')
  const asked = oneHand && fields.decision !== 'refused' && !exempt?.(fields)
  return (
    <>
      <TextItem name="approver" label={t('projects:move.approver')} hint={t('projects:move.approverHint')} />
      {asked && (
        <Form.Item name="exception" label={t('projects:move.exception')} extra={t('projects:move.exceptionHint')}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
        </Form.Item>
      )}
    </>
  )
}
