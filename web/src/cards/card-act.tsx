import type { CardDetail } from '@guatu/contract/card-acts'
import { Checkbox, Form, Input, Radio } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { DateItem, ReasonItem } from '../parts/fields.tsx'
import { newId } from '../platform/new-id.ts'
import { useMe } from '../platform/session.ts'
import { CardMark } from './card-mark.tsx'
import {
  bodyOfAct,
  type CardField,
  type CardFields,
  cardActForms,
  type FormAct,
  fieldsFor,
  titleOf,
} from './card-model.ts'
import { useCardActs } from './mutations.ts'
import { PapersField } from './papers-field.tsx'
import { Statement } from './statement.tsx'

/** One act on one card. Decisions and releases go by the card's batch, as they do for many at once. */
export function CardActDrawer({ detail, act, onClose }: { detail: CardDetail; act: FormAct; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useCardActs()
  const exemptionId = useRef(newId())
  const { card } = detail
  const form = cardActForms[act]
  const desk = me.grants.some(({ role }) => role === 'projectOffice' || role === 'inspection')
  const send = (fields: CardFields, id: string) => {
    const body = bodyOfAct(
      act,
      { occurredOn: me.today, onPaper: desk, ...fields },
      { id, exemptionId: exemptionId.current },
    )
    const one = { id, cardId: card.id, expectedVersion: card.version }
    if (act === 'decide') return acts.batch(card.batchId, form.path, { decisions: [{ ...one, ...body }] })
    if (act === 'release') return acts.batch(card.batchId, form.path, { cards: [one], ...body })
    return acts.act(card.id, form.path, { id, expectedVersion: card.version, ...body })
  }
  return (
    <ActDrawer<CardFields>
      open
      onClose={onClose}
      title={t(`cards:${titleOf(act, detail)}`)}
      lead={
        <>
          <CardMark card={card} /> {card.subject} · {card.periodLabel}
          <span className="second-line">{card.sentence}</span>
          {desk && form.fields.includes('onPaper') && <span className="second-line">{t('cards:forUnit')}</span>}
          {act === 'decide' && <Statement said={statementOf(detail.steps)} />}
        </>
      }
      initial={initialOf(act, detail, me.today)}
      send={send}
    >
      {fieldsFor(act, desk).map((field) => (
        <Field key={field} field={field} act={act} cardId={card.id} />
      ))}
    </ActDrawer>
  )
}

/** The answer of the hearing among a card's steps. */
function statementOf(steps: CardDetail['steps']) {
  const step = steps.findLast((s) => s.kind === 'stated' || s.kind === 'silent')
  return step ? { ...step, on: step.occurredOn } : null
}

const initialOf = (act: FormAct, detail: CardDetail, today: string): CardFields => ({
  occurredOn: today,
  ...(act === 'setRectification' && {
    demand: detail.rectifyDemand,
    ...(detail.rectifyBy && { dueOn: detail.rectifyBy }),
  }),
  ...(act === 'decideAppeal' && { from: today }),
})

const choices = {
  agrees: ['yes', 'no'],
  decision: ['approve', 'strike'],
  outcome: ['upheld', 'withdrawn', 'exempted'],
  accepted: ['yes', 'no'],
} as const
const isChoice = (field: CardField): field is keyof typeof choices => field in choices

function Field({ field, act, cardId }: { field: CardField; act: FormAct; cardId: string }) {
  const { t } = useTranslation()
  const label = t(`cards:field.${field}`)
  if (isChoice(field))
    return (
      <Form.Item name={field} label={label} rules={[{ required: true, message: t('parts:field.missing', { label }) }]}>
        <Radio.Group
          options={choices[field].map((value) => ({ value, label: t(`cards:${field}.${value}`) }))}
          className="radio-lines"
        />
      </Form.Item>
    )
  switch (field) {
    case 'text':
    case 'demand':
      return <LongText name={field} label={t(`cards:textOf.${act}`)} />
    case 'reason':
      return <ReasonItem name="reason" label={t(`cards:reasonOf.${act}`)} />
    case 'note':
      return <ReasonItem name="note" label={t('cards:field.note')} required={false} />
    case 'receivedBy':
      return (
        <Form.Item
          name="receivedBy"
          label={label}
          rules={[{ required: true, whitespace: true, message: t('parts:field.missing', { label }) }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      )
    case 'dueOn':
    case 'occurredOn':
      return <DateItem name={field} label={field === 'occurredOn' ? t('cards:field.occurredOn') : label} />
    case 'rectifyBy':
      return <RectifyBy />
    case 'exemption':
      return <ExemptionFields />
    default:
      return (
        <Form.Item name="papers" label={label}>
          <PapersField path={`api/cards/${cardId}/papers`} />
        </Form.Item>
      )
  }
}

function LongText({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, whitespace: true, message: t('parts:field.missing', { label }) }]}
    >
      <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={5000} showCount />
    </Form.Item>
  )
}

/** Asked only of an approved card; left empty, the rule set's own limit holds. */
function RectifyBy() {
  const { t } = useTranslation()
  return (
    <Form.Item noStyle shouldUpdate>
      {({ getFieldValue }) =>
        getFieldValue('decision') === 'approve' && (
          <DateItem name="rectifyBy" label={t('cards:field.rectifyBy')} required={false} />
        )
      }
    </Form.Item>
  )
}

/** 豁免: named approver and end date, asked only where the appeal ends with one. */
function ExemptionFields() {
  const { t } = useTranslation()
  const label = t('cards:field.approver')
  return (
    <Form.Item noStyle shouldUpdate>
      {({ getFieldValue }) =>
        getFieldValue('outcome') === 'exempted' && (
          <>
            <Form.Item
              name="approver"
              label={label}
              rules={[{ required: true, whitespace: true, message: t('parts:field.missing', { label }) }]}
            >
              <Input maxLength={100} />
            </Form.Item>
            <DateItem name="from" label={t('cards:field.exemptFrom')} />
            <DateItem name="to" label={t('cards:field.exemptTo')} />
            <Form.Item name="wholeSet" valuePropName="checked">
              <Checkbox>{t('cards:field.wholeSet')}</Checkbox>
            </Form.Item>
          </>
        )
      }
    </Form.Item>
  )
}
