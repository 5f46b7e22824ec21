import type { BatchCard, BatchDetail } from '@guatu/contract/card-batches'
import type { CardRow } from '@guatu/contract/card-rows'
import { Form, Input, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { DateInput, DateItem, ReasonItem } from '../parts/fields.tsx'
import { newId } from '../platform/new-id.ts'
import { useMe } from '../platform/session.ts'
import { type BatchAct, type BatchSelection, chosenOf, waitsForAppeal } from './batch-model.ts'
import { CardMark } from './card-mark.tsx'
import { seen } from './card-model.ts'
import { useCardActs } from './mutations.ts'
import { Statement } from './statement.tsx'

export type { BatchAct } from './batch-model.ts'

type Decision = { decision?: 'approve' | 'strike'; reason?: string; rectifyBy?: string | null }
type Fields = {
  note?: string
  reason?: string
  number?: number | null
  issuedOn?: string
  signer?: string
  decisions?: Record<string, Decision>
}
type Props = {
  act: BatchAct
  detail: BatchDetail
  selection: BatchSelection
  onClose: () => void
  onDone: () => void
}

/** One act on a batch: heard, decided each with its reason, a numbered notice, taken back, or released. */
export function BatchActDrawer({ act, detail, selection, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const me = useMe()
  const cards = chosenOf(detail, act, selection)
  const waiting = detail.cards.filter(waitsForAppeal).length
  const send = useSending(act, detail, cards)
  return (
    <ActDrawer<Fields>
      open
      wide={act === 'decide'}
      onClose={onClose}
      title={t(`cards:batchAct.${act}`)}
      lead={
        <>
          {t(`cards:batchLead.${act}`, { count: cards.length, days: detail.batch.hearingDays })}
          {act === 'release' && waiting > 0 && (
            <span className="second-line">{t('cards:waitForAppeal', { count: waiting })}</span>
          )}
        </>
      }
      initial={{ issuedOn: me.today }}
      send={async (fields, id) => {
        await send(fields, id)
        onDone()
      }}
    >
      {(act === 'openHearing' || act === 'release') && (
        <ReasonItem name="note" label={t('cards:field.note')} required={false} />
      )}
      {act === 'decide' && cards.map((card) => <DecisionFields key={card.id} card={card} />)}
      {act === 'issue' && <NoticeFields />}
      {act === 'voidNotice' && <ReasonItem name="reason" label={t('cards:field.voidReason')} />}
    </ActDrawer>
  )
}

function useSending(act: BatchAct, { batch, notices }: BatchDetail, cards: readonly CardRow[]) {
  const acts = useCardActs()
  return (f: Fields, id: string): Promise<unknown> => {
    switch (act) {
      case 'openHearing':
        return acts.batch(batch.id, 'hearing', { cards: seen(cards, newId), note: f.note ?? '' })
      case 'release':
        return acts.batch(batch.id, 'release', { cards: seen(cards, newId), reason: f.note ?? '' })
      case 'decide': {
        const decisions = seen(cards, newId).map((one) => {
          const typed = f.decisions?.[one.cardId] ?? {}
          const rectifyBy = typed.decision === 'approve' ? (typed.rectifyBy ?? null) : null
          return { ...one, decision: typed.decision, reason: typed.reason, rectifyBy }
        })
        return acts.batch(batch.id, 'decisions', { decisions })
      }
      case 'issue': {
        const { number = null, issuedOn, signer } = f
        return acts.batch(batch.id, 'notices', { id, number, issuedOn, signer })
      }
      default: {
        const valid = notices.find((notice) => notice.state === 'valid')
        return acts.voidNotice(valid?.id ?? '', { id, reason: f.reason })
      }
    }
  }
}

/** Approve or strike, with the reason written for this card: a decision for all at once would be none. */
function DecisionFields({ card }: { card: BatchCard }) {
  const { t } = useTranslation()
  const at = (name: string) => ['decisions', card.id, name]
  const missing = (label: string) => t('parts:field.missing', { label })
  return (
    <fieldset className="decision">
      <legend>
        <CardMark card={card} /> {card.subject}
      </legend>
      <p className="second-line">{card.sentence}</p>
      <Statement said={card.statement} />
      <Form.Item
        name={at('decision')}
        rules={[{ required: true, message: missing(t('cards:field.decision')) }]}
        className="decision-choice"
      >
        <Radio.Group
          aria-label={`${card.subject} ${t('cards:field.decision')}`}
          options={(['approve', 'strike'] as const).map((value) => ({ value, label: t(`cards:decision.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name={at('reason')}
        label={t('cards:reasonOf.decide')}
        rules={[{ required: true, whitespace: true, message: missing(t('cards:reasonOf.decide')) }]}
      >
        <Input maxLength={1000} />
      </Form.Item>
      {card.level !== 'commend' && (
        <Form.Item noStyle shouldUpdate>
          {({ getFieldValue }) =>
            getFieldValue(at('decision')) === 'approve' && (
              <Form.Item name={at('rectifyBy')} label={t('cards:field.rectifyBy')}>
                <DateInput />
              </Form.Item>
            )
          }
        </Form.Item>
      )}
    </fieldset>
  )
}

function NoticeFields() {
  const { t } = useTranslation()
  const label = t('cards:field.signer')
  return (
    <>
      <Form.Item name="number" label={t('cards:field.number')} extra={t('cards:numberHint')}>
        <InputNumber min={1} max={9999} precision={0} />
      </Form.Item>
      <DateItem name="issuedOn" label={t('cards:issuedOn')} />
      <Form.Item
        name="signer"
        label={label}
        rules={[{ required: true, whitespace: true, message: t('parts:field.missing', { label }) }]}
      >
        <Input maxLength={100} />
      </Form.Item>
    </>
  )
}
