import type { CardDetail } from '@guatu/contract/card-acts'
import type { CardRow, CardStep } from '@guatu/contract/card-rows'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { sayInstant } from '../parts/date-model.ts'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { addressOf } from '../platform/address.ts'
import { useRefreshOn } from '../platform/live.ts'
import { newId } from '../platform/new-id.ts'
import { useMe } from '../platform/session.ts'
import { Evidence } from '../projects/evidence.tsx'
import { Section } from '../projects/section.tsx'
import { CardActDrawer } from './card-act.tsx'
import { CardMark } from './card-mark.tsx'
import { byUrgency, type FormAct, isFormAct, reached, titleOf, way } from './card-model.ts'
import { DutyLines } from './duty-lines.tsx'
import { cardKeys } from './keys.ts'
import { useCardActs } from './mutations.ts'
import { useCard } from './queries.ts'
import '../projects/projects.css'
import './cards.css'

/** One card: what it says, why, how far it has come, whose turn it is, and every step with who and when. */
export function CardPage() {
  const { id = '' } = useParams()
  const found = useCard(id)
  useRefreshOn('cards', cardKeys.one(id))
  if (found.isPending) return <LoadingShape rows={12} />
  if (found.error) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
  return <OpenCard key={id} detail={found.data} />
}

function OpenCard({ detail }: { detail: CardDetail }) {
  const [act, setAct] = useState<FormAct | null>(null)
  useSeenByUnit(detail)
  return (
    <div className="page dossier card-page">
      <CardHead detail={detail} onAct={setAct} />
      <div className="dossier-columns">
        <div className="dossier-main">
          <StepsSection steps={detail.steps} />
          <DutySection detail={detail} />
        </div>
        <div className="dossier-side">
          <LimitsSection detail={detail} />
          <EvidenceSection detail={detail} />
        </div>
      </div>
      {act && <CardActDrawer key={act} detail={detail} act={act} onClose={() => setAct(null)} />}
    </div>
  )
}

/** 送达: the first look of an account of the unit is the receipt. An office that looks leaves none. */
function useSeenByUnit({ card, may }: CardDetail) {
  const me = useMe()
  const acts = useCardActs()
  const sent = useRef(false)
  const mine = me.grants.some((grant) => grant.unitId !== null && grant.unitId === card.unitId)
  useEffect(() => {
    if (sent.current || !mine || !may.includes('receive')) return
    sent.current = true
    const body = { means: 'opened', receivedBy: me.personName, occurredOn: me.today }
    // Refused means that somebody was faster; the page then shows that receipt.
    acts.act(card.id, 'receipt', { id: newId(), expectedVersion: card.version, ...body }).catch(() => undefined)
  })
}

type HeadProps = { detail: CardDetail; onAct: (act: FormAct) => void }

function CardHead({ detail, onAct }: HeadProps) {
  const { t } = useTranslation()
  const { card, may } = detail
  const acts = byUrgency(may.filter(isFormAct))
  return (
    <header className="dossier-head">
      <div className="page-head">
        <h1>
          <CardMark card={card} strong /> {card.subject}
        </h1>
        <span className="page-space" />
        <a className="link-button" href={addressOf(`api/cards/${card.id}/slip.docx`)} download>
          {t('cards:slip')}
        </a>
      </div>
      <p className="dossier-said">
        <Link to={`/card-batches/${card.batchId}`}>{card.periodLabel}</Link>
        {' · '}
        {t('cards:answers', { unit: card.unit || t('cards:noUnit') })}
        {card.holder && t('parts:bracketed', { text: card.holder })}
        {card.notice && ` · ${card.notice}`}
        {card.subjectType === 'project' && (
          <>
            {' · '}
            <Link to={`/projects/${card.subjectId}`}>{t('cards:toDossier')}</Link>
          </>
        )}
      </p>
      <p className="card-sentence">{card.sentence}</p>
      {detail.handOver && <p className="section-warn">{detail.handOver.sentence}</p>}
      <Way card={card} />
      {acts.length > 0 && (
        <div className="card-acts no-print">
          {acts.map((act, i) => (
            <Button key={act} type={i === 0 ? 'primary' : 'default'} onClick={() => onAct(act)}>
              {t(`cards:${titleOf(act, detail)}`)}
            </Button>
          ))}
        </div>
      )}
    </header>
  )
}

/** The line of dots from proposal to lifting; a card that ended otherwise says so behind it. */
export function Way({ card }: { card: CardRow }) {
  const { t } = useTranslation()
  const done = reached(card)
  const ended = ['struck', 'withdrawn', 'exempted'].includes(card.stage)
  return (
    <ol className="card-way" aria-label={t('cards:way')}>
      {way.map((stage, i) => (
        <li key={stage} className={done[i] ? 'way-done' : ''} {...(card.stage === stage && { 'aria-current': 'step' })}>
          {t(`cards:stage.${stage}`)}
        </li>
      ))}
      {ended && (
        <li className="way-ended" aria-current="step">
          {card.stageName}
        </li>
      )}
    </ol>
  )
}

export function StepsSection({
  steps,
  papersAt = 'api/card-papers',
}: {
  steps: readonly CardStep[]
  papersAt?: string
}) {
  const { t } = useTranslation()
  return (
    <Section id="steps" title={t('cards:steps')}>
      <ol className="timeline">
        {[...steps].reverse().map((step) => (
          <li key={step.seq}>
            <time dateTime={step.occurredOn}>{step.occurredOn}</time>
            <p>
              {step.sentence}
              {step.text && <span className="step-text">{step.text}</span>}
              {step.papers.map((paper) => (
                <a key={paper.id} className="step-paper" href={addressOf(`${papersAt}/${paper.id}`)}>
                  {paper.name}
                </a>
              ))}
              <span className="second-line">
                {t('cards:recorded', { by: step.by, at: sayInstant(step.recordedAt) })}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function DutySection({ detail }: { detail: CardDetail }) {
  const { t } = useTranslation()
  return (
    <Section id="duties" title={t('cards:view.duties')}>
      {detail.duties.length === 0 ? (
        <p className="section-empty">{t('cards:noDutiesHere')}</p>
      ) : (
        <DutyLines duties={detail.duties} />
      )}
    </Section>
  )
}

function LimitsSection({ detail }: { detail: CardDetail }) {
  const { t } = useTranslation()
  const { card, deadlines, lift } = detail
  return (
    <Section id="limits" title={t('cards:limits')}>
      {deadlines.length === 0 && <p className="section-empty">{t('cards:noLimits')}</p>}
      <dl className="pairs">
        {deadlines.map((limit) => (
          <div key={`${limit.what}${limit.on}`}>
            <dt>{t(`cards:limit.${limit.what}`)}</dt>
            <dd>
              {limit.on}
              {limit.provisional && ` ${t('cards:provisional')}`}
              {limit.overdue && <strong className="second-line overdue">{t('cards:overdue')}</strong>}
            </dd>
          </div>
        ))}
        {detail.rectifyDemand && (
          <div>
            <dt>{t('cards:rectificationLabel')}</dt>
            <dd>
              {t(`cards:rectification.${card.rectification}`)}
              <span className="second-line">{detail.rectifyDemand}</span>
            </dd>
          </div>
        )}
        {card.appeal !== 'none' && (
          <div>
            <dt>{t('cards:appealLabel')}</dt>
            <dd>
              {t(`cards:appeal.${card.appeal}`)}{' '}
              <a className="link-button" href={addressOf(`api/cards/${card.id}/appeal.docx`)} download>
                {t('cards:appealPaper')}
              </a>
            </dd>
          </div>
        )}
        {['issued', 'served', 'published'].includes(card.stage) && (
          <div>
            <dt>{t('cards:act.lift')}</dt>
            <dd>{lift.sentence}</dd>
          </div>
        )}
      </dl>
    </Section>
  )
}

function EvidenceSection({ detail }: { detail: CardDetail }) {
  const { t } = useTranslation()
  return (
    <Section id="evidence" title={t('cards:evidence')}>
      <Evidence
        light={detail.evidence}
        projectId={detail.card.subjectType === 'project' ? detail.card.subjectId : null}
      />
    </Section>
  )
}
