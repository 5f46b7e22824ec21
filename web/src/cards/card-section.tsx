import type { Standing } from '@guatu/contract/card-rows'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { LevelShape } from '../parts/level-mark.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Section } from '../projects/section.tsx'
import { CardMark } from './card-mark.tsx'
import { ExemptionsOf } from './exemptions-of.tsx'
import { type ProjectCards, useProjectCards, useStandings } from './queries.ts'
import './cards.css'

/** 亮牌 of one project: its closed periods with what became of each, and every card with all its steps. */
export function CardSection({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const cards = useProjectCards(projectId)
  const standings = useStandings(projectId)
  return (
    <Section id="cards" title={t('cards:title')}>
      {cards.error && <ProblemNote error={cards.error} onRetry={() => void cards.refetch()} />}
      <ExemptionsOf of={{ type: 'project', id: projectId, name: '' }} />
      <StandingStrip standings={standings.data ?? []} />
      {cards.data?.length === 0 && <p className="section-empty">{t('cards:noneOfProject')}</p>}
      {(cards.data ?? []).map((one) => (
        <ProjectCard key={one.card.id} one={one} />
      ))}
    </Section>
  )
}

const marks = { met: '✓', missed: '✕', repairedLate: '↻', exempted: '免', noValue: '—' } as const

/** Met, missed, repaired late 补课, exempted, no value: a sign and a word each; the level stays as it was given. */
function StandingStrip({ standings }: { standings: readonly Standing[] }) {
  const { t } = useTranslation()
  if (standings.length === 0) return null
  return (
    <ol className="standings" aria-label={t('cards:standings')}>
      {standings.map((s) => (
        <li key={s.period} title={s.sentence}>
          <span className="standing-period">{s.label}</span>
          <span>
            <LevelShape level={s.shown} colour={s.colour ?? 'none'} judged={s.judged} />{' '}
            <span aria-hidden="true">{marks[s.standing]}</span>
          </span>
          <span className="second-line">
            {s.standingName}
            {s.repairedLabel && t('parts:bracketed', { text: s.repairedLabel })}
          </span>
        </li>
      ))}
    </ol>
  )
}

function ProjectCard({ one: { card, steps } }: { one: ProjectCards[number] }) {
  const { t } = useTranslation()
  return (
    <details className="project-card">
      <summary>
        <CardMark card={card} />
        <span>{card.periodLabel}</span>
        <span>{card.stageName}</span>
        {card.notice && <span className="second-line">{card.notice}</span>}
      </summary>
      <p>
        {card.sentence}{' '}
        <Link to={`/cards/${card.id}`} className="link-button no-print">
          {t('cards:openCard')}
        </Link>
      </p>
      <ol className="project-card-steps">
        {steps.map((step) => (
          <li key={step.seq}>
            <time dateTime={step.occurredOn}>{step.occurredOn}</time> {step.sentence}
            <span className="second-line">{t('cards:stepBy', { by: step.by })}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}
