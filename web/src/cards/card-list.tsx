import type { CardRow } from '@guatu/contract/card-rows'
import { CARD_SUBJECTS } from '@guatu/domain/cards/card-subjects'
import { useTranslation } from 'react-i18next'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { CardMark } from './card-mark.tsx'
import { cardKeys } from './keys.ts'

const states = ['inForce', 'toHear', 'toDecide', 'toServe', 'toCheck', 'appealed', 'overdue', 'ended'] as const
const levels = ['severe', 'warn', 'remind', 'commend'] as const

/** The nearest limit of a card that runs now; heavier when past, never coloured. */
export function LimitOf({ card }: { card: CardRow }) {
  const { t } = useTranslation()
  const { deadline } = card
  if (!deadline) return <None />
  return (
    <>
      <span className="limit-day">{deadline.on}</span>
      {deadline.provisional && ` ${t('cards:provisional')}`}
      <span className={`second-line${deadline.overdue ? ' overdue' : ''}`}>
        {t(`cards:limit.${deadline.what}`)}
        {deadline.overdue && ` · ${t('cards:overdue')}`}
      </span>
    </>
  )
}

/** How far it has come, with what runs beside: rectification and appeal. */
export function StageOf({ card }: { card: CardRow }) {
  const { t } = useTranslation()
  const ended = ['struck', 'withdrawn', 'exempted'].includes(card.stage)
  const beside = [
    !ended && card.rectification !== 'none' && t(`cards:rectification.${card.rectification}`),
    card.appeal !== 'none' && t(`cards:appeal.${card.appeal}`),
    card.carriedOn > 0 && t('cards:carriedOn', { count: card.carriedOn }),
    card.dutiesOpen > 0 && t('cards:dutiesOpen', { count: card.dutiesOpen }),
  ].filter(Boolean)
  return (
    <>
      {card.stageName}
      {beside.length > 0 && <span className="second-line">{beside.join(' · ')}</span>}
    </>
  )
}

export function useCardColumns(): ListColumn<CardRow>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'subject',
      title: t('cards:subject'),
      sort: 'subject',
      render: (row) => (
        <span className="two-lines" title={row.subject}>
          {row.subject}
        </span>
      ),
    },
    { key: 'level', title: t('cards:card'), width: 96, sort: 'level', render: (row) => <CardMark card={row} /> },
    {
      key: 'sentence',
      title: t('cards:why'),
      render: (row) => (
        <span className="two-lines sentence" title={row.sentence}>
          {row.sentence}
        </span>
      ),
    },
    { key: 'period', title: t('cards:period'), width: 104, sort: 'newest', render: (row) => row.periodLabel },
    { key: 'unit', title: t('cards:unit'), width: 120, desk: true, render: (row) => row.unit },
    { key: 'stage', title: t('cards:stageLabel'), width: 160, render: (row) => <StageOf card={row} /> },
    {
      key: 'deadline',
      title: t('cards:limits'),
      width: 112,
      sort: 'deadline',
      render: (row) => <LimitOf card={row} />,
    },
    {
      key: 'notice',
      title: t('cards:notice'),
      width: 136,
      desk: true,
      render: (row) =>
        row.notice ? (
          <>
            {row.notice}
            <span className="second-line">{row.issuedOn}</span>
          </>
        ) : (
          <None />
        ),
    },
  ]
}

/** Every card in sight. Lights are nowhere on this page: what stands here was issued, or waits to be. */
export function CardList() {
  const { t } = useTranslation()
  const columns = useCardColumns()
  const option = (group: string) => (value: string) => ({ value, label: t(`cards:${group}.${value}`) })
  return (
    <ListPage<CardRow>
      title={t('cards:title')}
      queryKey={cardKeys.list}
      path="api/cards"
      exportPath="api/cards.xlsx"
      topic="cards"
      columns={columns}
      filters={[
        { name: 'state', label: t('cards:stateLabel'), single: true, options: states.map(option('state')) },
        {
          name: 'level',
          label: t('cards:levelLabel'),
          single: true,
          options: levels.map((value) => ({ value, label: t(`parts:level.${value}`) })),
        },
        {
          name: 'subjectType',
          label: t('cards:subject'),
          single: true,
          options: CARD_SUBJECTS.map(option('subjectType')),
        },
      ]}
      rowKey={(row) => row.id}
      rowTo={(row) => `/cards/${row.id}`}
      searchHint={t('cards:search')}
      empty={{ title: t('cards:none'), hint: t('cards:noneHint') }}
    />
  )
}
