import type { ContestDetail } from '@guatu/contract/appraisal'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { StepsSection } from '../cards/card-page.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRefreshOn } from '../platform/live.ts'
import { useMay } from '../platform/session.ts'
import { Section } from '../projects/section.tsx'
import { ContestActDrawer } from './contest-act.tsx'
import { type ContestActName, contestWay, offered, plainMarks, reachedOf } from './contest-model.ts'
import { contestKeys } from './keys.ts'
import { MarkSection } from './mark-section.tsx'
import { useContest } from './queries.ts'
import { JudgesReport, ResultSection } from './result-section.tsx'
import '../projects/projects.css'
import '../cards/cards.css'
import './appraisal.css'

/** One contest: who competes in what order, who judges and has marked, and after the reveal the result with its sums. */
export function ContestPage() {
  const { id = '' } = useParams()
  const found = useContest(id)
  useRefreshOn('contests', contestKeys.one(id))
  if (found.isPending) return <LoadingShape rows={12} />
  if (found.error) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
  return <OpenedContest key={id} detail={found.data} />
}

function OpenedContest({ detail }: { detail: ContestDetail }) {
  const [act, setAct] = useState<ContestActName | null>(null)
  const { result, mine } = detail
  return (
    <div className="page dossier card-page contest-page">
      <ContestHead detail={detail} onAct={setAct} />
      <div className="dossier-columns">
        <div className="dossier-main">
          {mine && !result && detail.contest.state !== 'opened' && <MarkSection detail={detail} mine={mine} />}
          {result && <ResultSection detail={detail} result={result} />}
          <ContestantsSection detail={detail} />
          {result && result.judges.length > 0 && <JudgesReport result={result} />}
          <StepsSection steps={detail.steps} />
        </div>
        <div className="dossier-side">
          <PanelSection detail={detail} />
          <ItemsSection detail={detail} />
        </div>
      </div>
      {act && <ContestActDrawer key={act} detail={detail} act={act} onClose={() => setAct(null)} />}
    </div>
  )
}

function ContestHead({ detail, onAct }: { detail: ContestDetail; onAct: (act: ContestActName) => void }) {
  const { t } = useTranslation()
  const reads = useMay('readProjects')
  const { contest, may } = detail
  return (
    <header className="dossier-head">
      <div className="page-head">
        <h1>{contest.name}</h1>
      </div>
      <p className="dossier-said">
        {contest.campaign && (
          <>
            {reads ? <Link to={`/campaigns/${contest.campaignId}`}>{contest.campaign}</Link> : contest.campaign}
            {' · '}
          </>
        )}
        {[
          contest.heldOn,
          contest.kindName,
          t('appraisal:full', { full: plainMarks(detail.fullMarks) }),
          contest.onBoard && t('appraisal:onBoard'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Way detail={detail} />
      <div className="card-acts no-print">
        {offered(may).map((one, i) => (
          <Button key={one} type={i === 0 && isNext(one) ? 'primary' : 'default'} onClick={() => onAct(one)}>
            {t(`appraisal:act.${one}`)}
          </Button>
        ))}
      </div>
    </header>
  )
}

const isNext = (act: ContestActName): boolean => ['drawn', 'closed', 'revealed', 'released'].includes(act)

/** The line of dots from the opening to the reveal. */
function Way({ detail: { contest, steps } }: { detail: ContestDetail }) {
  const { t } = useTranslation()
  const reached = reachedOf(steps)
  return (
    <ol className="card-way" aria-label={t('appraisal:way')}>
      {contestWay.map((state, i) => (
        <li
          key={state}
          className={i < reached ? 'way-done' : ''}
          {...(contest.state === state && { 'aria-current': 'step' as const })}
        >
          {t(`appraisal:state.${state}`)}
        </li>
      ))}
      {contest.state === 'withdrawn' && (
        <li className="way-ended" aria-current="step">
          {contest.stateName}
        </li>
      )}
    </ol>
  )
}

/** In the drawn order, with what it was drawn with; before the draw as entered. */
function ContestantsSection({ detail }: { detail: ContestDetail }) {
  const { t } = useTranslation()
  const { contestants, seed } = detail
  return (
    <Section
      id="contestants"
      title={t('appraisal:contestants')}
      note={t('appraisal:count', { count: contestants.length })}
    >
      <ol className={seed ? 'contest-order' : 'contest-order contest-undrawn'}>
        {contestants.map((one) => (
          <li key={one.id}>{one.name}</li>
        ))}
      </ol>
      <p className="contest-note">{seed ? t('appraisal:drawnWith', { seed }) : t('appraisal:notDrawn')}</p>
    </Section>
  )
}

/** Who has marked, never what; and who stands aside for whom. */
function PanelSection({ detail }: { detail: ContestDetail }) {
  const { t } = useTranslation()
  return (
    <Section id="panel" title={t('appraisal:panel')} note={t('appraisal:countJudges', { count: detail.judges.length })}>
      <ul className="contest-panel">
        {detail.judges.map((judge) => (
          <li key={judge.id}>
            <span>
              {judge.name}
              {judge.unit && <span className="second-line">{judge.unit}</span>}
              {judge.recusals.map((one) => (
                <span key={one.contestantId} className="second-line">
                  {t(one.byUnit ? 'appraisal:recusedByUnit' : 'appraisal:recusedDeclared', {
                    contestant: one.contestant,
                  })}
                </span>
              ))}
            </span>
            <span className="figure">{t('appraisal:given', { given: judge.given, due: judge.due })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ItemsSection({ detail }: { detail: ContestDetail }) {
  const { t } = useTranslation()
  return (
    <Section id="items" title={t('appraisal:items')}>
      <ul className="contest-panel">
        {detail.items.map((item) => (
          <li key={item.id}>
            <span>{item.name}</span>
            <span className="figure">
              {plainMarks(item.max)} {t('appraisal:marksUnit')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
