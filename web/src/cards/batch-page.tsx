import type { BatchDetail } from '@guatu/contract/card-batches'
import type { CardRow } from '@guatu/contract/card-rows'
import { Button, Checkbox } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { None } from '../parts/figures.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { addressOf } from '../platform/address.ts'
import { useRefreshOn } from '../platform/live.ts'
import { type BatchAct, BatchActDrawer } from './batch-act.tsx'
import { LevelsOf, useBatchName } from './batch-list.tsx'
import { actableBy, type BatchSelection, chosenOf, undecidedBeside } from './batch-model.ts'
import { LimitOf, StageOf } from './card-list.tsx'
import { CardMark } from './card-mark.tsx'
import { cardKeys } from './keys.ts'
import { useBatch } from './queries.ts'
import './cards.css'
import '../projects/projects.css'

/** One batch: all cards proposed at a period's close, worst first, and what is to be done with them next. */
export function BatchPage() {
  const { id = '' } = useParams()
  const found = useBatch(id)
  useRefreshOn('cards', cardKeys.batch(id))
  if (found.isPending) return <LoadingShape rows={12} />
  if (found.error) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
  return <OpenBatch key={id} detail={found.data} />
}

const NONE: BatchSelection = new Set()

function OpenBatch({ detail }: { detail: BatchDetail }) {
  const { t } = useTranslation()
  const nameOf = useBatchName()
  const [selection, setSelection] = useState(NONE)
  const [act, setAct] = useState<BatchAct | null>(null)
  const { batch, cards, notices } = detail
  const waiting = undecidedBeside(cards)
  return (
    <div className="page batch-page">
      <div className="page-head">
        <h1>{nameOf(batch)}</h1>
        <span className="list-total">{batch.stateName}</span>
        <span className="page-space" />
        <BatchButtons detail={detail} selection={selection} onAct={setAct} />
      </div>
      <p className="batch-said">
        <LevelsOf batch={batch} />
        <span>{t('cards:ruleSetVersion', { name: batch.ruleSet, version: batch.ruleSetVersion })}</span>
        <span>{t('cards:proposedOn', { on: batch.proposedOn, by: batch.proposedBy })}</span>
        {batch.answerBy && (
          <span>
            {t('cards:answerBy')} {batch.answerBy}
            {batch.provisional && ` ${t('cards:provisional')}`}
          </span>
        )}
      </p>
      {notices.map((notice) => (
        <p key={notice.id} className="batch-notice">
          <span className={notice.state === 'void' ? 'notice-void' : ''}>{notice.number}</span>
          <span className="second-line">
            {notice.state === 'void'
              ? t('cards:voidedSaid', { on: notice.voidedOn, by: notice.voidedBy, reason: notice.voidReason })
              : t('cards:issuedSaid', { on: notice.issuedOn, signer: notice.signer, count: notice.cards })}
          </span>
          <a className="link-button no-print" href={addressOf(`api/card-notices/${notice.id}/notice.docx`)} download>
            {t('cards:noticePaper')}
          </a>
        </p>
      ))}
      {waiting > 0 && <p className="section-empty">{t('cards:issueWaits', { count: waiting })}</p>}
      <BatchTable cards={cards} selection={selection} onSelect={setSelection} />
      {act && (
        <BatchActDrawer
          key={act}
          act={act}
          detail={detail}
          selection={selection}
          onClose={() => setAct(null)}
          onDone={() => setSelection(NONE)}
        />
      )}
    </div>
  )
}

type ButtonProps = { detail: BatchDetail; selection: BatchSelection; onAct: (act: BatchAct) => void }

/** Only what can be done now; each says how many cards it is about. */
function BatchButtons({ detail, selection, onAct }: ButtonProps) {
  const { t } = useTranslation()
  return (
    <span className="batch-buttons no-print">
      {detail.batch.may.map((act, i) => {
        const count = chosenOf(detail, act, selection).length
        return (
          <Button key={act} type={i === 0 ? 'primary' : 'default'} disabled={count === 0} onClick={() => onAct(act)}>
            {t(`cards:batchAct.${act}`)}
            {act !== 'voidNotice' && t('cards:forCount', { count })}
          </Button>
        )
      })}
    </span>
  )
}

type TableProps = {
  cards: readonly CardRow[]
  selection: BatchSelection
  onSelect: (next: BatchSelection) => void
}

function BatchTable({ cards, selection, onSelect }: TableProps) {
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  const open = cards.filter(actableBy)
  const toggle = (id: string) => {
    const next = new Set(selection)
    if (!next.delete(id)) next.add(id)
    onSelect(next)
  }
  const all = open.length > 0 && open.every((card) => selection.has(card.id))
  return (
    <div className="list-frame" ref={frame}>
      <table className="list-table">
        <thead>
          <tr>
            <th scope="col" className="cell-tick">
              <Checkbox
                aria-label={t('cards:selectAll')}
                checked={all}
                indeterminate={!all && selection.size > 0}
                onChange={() => onSelect(all ? NONE : new Set(open.map((card) => card.id)))}
              />
            </th>
            <th scope="col">{t('cards:subject')}</th>
            <th scope="col">{t('cards:card')}</th>
            <th scope="col">{t('cards:why')}</th>
            <th scope="col">{t('cards:unit')}</th>
            <th scope="col" className="batch-stage">
              {t('cards:stageLabel')}
            </th>
            <th scope="col">{t('cards:limits')}</th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <BatchRow key={card.id} card={card} ticked={selection.has(card.id)} onTick={() => toggle(card.id)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function BatchRow({ card, ticked, onTick }: { card: CardRow; ticked: boolean; onTick: () => void }) {
  const { t } = useTranslation()
  return (
    <tr>
      <td className="cell-tick">
        <Checkbox
          aria-label={t('cards:select', { subject: card.subject })}
          checked={ticked}
          disabled={!actableBy(card)}
          onChange={onTick}
        />
      </td>
      <td data-label={t('cards:subject')}>
        <Link data-row-link className="row-link two-lines" to={`/cards/${card.id}`} title={card.subject}>
          {card.subject}
        </Link>
      </td>
      <td data-label={t('cards:card')}>
        <CardMark card={card} />
      </td>
      <td data-label={t('cards:why')}>
        <span className="sentence">{card.sentence}</span>
      </td>
      <td data-label={t('cards:unit')}>
        {card.unit ? (
          <span className="two-lines" title={card.unit}>
            {card.unit}
          </span>
        ) : (
          <None />
        )}
        {card.holder && <span className="second-line">{card.holder}</span>}
      </td>
      <td data-label={t('cards:stageLabel')}>
        <StageOf card={card} />
      </td>
      <td data-label={t('cards:limits')}>
        <LimitOf card={card} />
      </td>
    </tr>
  )
}
