import { useState } from 'react'
import { LevelBrief } from './level-brief.tsx'
import { myRows, nextToFill } from './my-reports-model.ts'
import { usePhone } from './phone.ts'
import { t } from './phone-words.ts'
import type { Queued, Sent } from './send-queued.ts'

/** Stored: the light as it stands now, with its sentence, and the next project to fill. */
export function SentView(props: { sent: Sent; onLeave: (next?: string) => void; onCorrect: () => void }) {
  const phone = usePhone()
  const { light } = props.sent.answer
  const next = phone.list && nextToFill(myRows(phone.list.rows, phone.queue, phone.drafts), props.sent.projectId)
  return (
    <section className="after" role="status">
      <h2>{t('sentTitle')}</h2>
      <p className="after-name">{props.sent.projectName}</p>
      <div className="light">
        <span className="label">{t('light')}</span>
        <LevelBrief level={light.level} word={light.word} judged={light.judged} />
        <p>{light.sentence}</p>
      </div>
      <p className="actions">
        {next && (
          <button type="button" className="primary" onClick={() => props.onLeave(next.projectId)}>
            {t('nextProject', { name: next.projectName })}
          </button>
        )}
        <button type="button" className={next ? '' : 'primary'} onClick={() => props.onLeave()}>
          {t('toList')}
        </button>
        <button type="button" className="quiet" onClick={props.onCorrect}>
          {t('correctIt')}
        </button>
      </p>
    </section>
  )
}

/** Kept on the phone, on its way. */
export function QueuedView(props: { entry: Queued; sending: boolean; onLeave: () => void }) {
  return (
    <section className="after" role="status">
      <h2>{props.sending ? t('sending') : t('queuedTitle')}</h2>
      <p className="after-name">{props.entry.projectName}</p>
      {!props.sending && <p>{t('queuedHint')}</p>}
      <p className="actions">
        <button type="button" className="primary" onClick={() => props.onLeave()}>
          {t('toList')}
        </button>
      </p>
    </section>
  )
}

/** Implausible figures are questions, and the answer may well be yes. */
export function AsksView(props: { entry: Queued; busy: boolean; onConfirm: () => void; onMend: () => void }) {
  return (
    <section className="after" role="alert">
      <h2>{t('asksTitle')}</h2>
      <p className="after-name">{props.entry.projectName}</p>
      <ul className="asks">
        {props.entry.asks.map((ask) => (
          <li key={ask.code}>{ask.sentence}</li>
        ))}
      </ul>
      <p>{t('asksHint')}</p>
      <p className="actions">
        <button type="button" className="primary" disabled={props.busy} onClick={props.onConfirm}>
          {props.busy ? t('sending') : t('asksConfirm')}
        </button>
        <button type="button" onClick={props.onMend}>
          {t('asksMend')}
        </button>
      </p>
    </section>
  )
}

/** A "no" of the server, with its sentence; throwing the report away asks once more. */
export function RefusedView(props: { entry: Queued; onMend: () => void; onDiscard: () => void }) {
  const [sure, setSure] = useState(false)
  return (
    <section className="after" role="alert">
      <h2>{t('refusedTitle')}</h2>
      <p className="after-name">{props.entry.projectName}</p>
      <p>{props.entry.problem}</p>
      <p>{t('refusedHint')}</p>
      <p className="actions">
        <button type="button" className="primary" onClick={props.onMend}>
          {t('mend')}
        </button>
        <button type="button" className="quiet" onClick={() => (sure ? props.onDiscard() : setSure(true))}>
          {sure ? t('discardSure') : t('discard')}
        </button>
      </p>
    </section>
  )
}
