import type { CardBatch } from '@guatu/contract/card-batches'
import { CARD_SUBJECTS } from '@guatu/domain/cards/card-subjects'
import { useTranslation } from 'react-i18next'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { CardMark } from './card-mark.tsx'
import { cardKeys } from './keys.ts'

const states = ['proposed', 'hearing', 'deciding', 'approved', 'issued', 'served', 'published', 'empty'] as const

/** How many cards of each level, each with shape and word. */
export function LevelsOf({ batch }: { batch: CardBatch }) {
  const { t } = useTranslation()
  if (batch.levels.length === 0) return <None />
  return (
    <span className="batch-levels">
      {batch.levels.map((one) => (
        <span key={one.level}>
          <CardMark card={one} /> {t('cards:countOf', { count: one.cards })}
        </span>
      ))}
    </span>
  )
}

/** Whom and what a batch is about, in words. */
export function useBatchName() {
  const { t } = useTranslation()
  return (batch: CardBatch): string =>
    [
      batch.periodLabel,
      batch.campaign ?? batch.region,
      t(`cards:subjectType.${batch.subjectType}`),
      batch.about && t(`cards:about.${batch.about}`),
    ]
      .filter(Boolean)
      .join(' · ')
}

export function BatchList() {
  const { t } = useTranslation()
  const nameOf = useBatchName()
  const columns: ListColumn<CardBatch>[] = [
    { key: 'period', title: t('cards:batch'), sort: 'period', descending: true, render: nameOf },
    { key: 'state', title: t('cards:stateLabel'), width: 104, render: (row) => row.stateName },
    {
      key: 'cards',
      title: t('cards:title'),
      unit: t('cards:pieces'),
      width: 72,
      align: 'right',
      render: (row) => row.cards,
    },
    { key: 'levels', title: t('cards:levelLabel'), width: 280, render: (row) => <LevelsOf batch={row} /> },
    { key: 'answerBy', title: t('cards:answerBy'), width: 112, desk: true, render: (row) => row.answerBy ?? <None /> },
    { key: 'notice', title: t('cards:notice'), width: 160, render: (row) => row.notice ?? <None /> },
    {
      key: 'ruleSet',
      title: t('cards:ruleSet'),
      width: 200,
      desk: true,
      render: (row) => t('cards:ruleSetVersion', { name: row.ruleSet, version: row.ruleSetVersion }),
    },
  ]
  return (
    <ListPage<CardBatch>
      title={t('cards:view.batches')}
      queryKey={cardKeys.batches}
      path="api/card-batches"
      exportPath="api/card-batches.xlsx"
      topic="cards"
      columns={columns}
      filters={[
        {
          name: 'state',
          label: t('cards:stateLabel'),
          single: true,
          options: states.map((value) => ({ value, label: t(`cards:batchState.${value}`) })),
        },
        {
          name: 'subjectType',
          label: t('cards:subject'),
          single: true,
          options: CARD_SUBJECTS.map((value) => ({
            value,
            label: t(`cards:subjectType.${value}`),
          })),
        },
      ]}
      rowKey={(row) => row.id}
      rowTo={(row) => `/card-batches/${row.id}`}
      searchHint={t('cards:searchBatch')}
      empty={{ title: t('cards:noBatches'), hint: t('cards:noBatchesHint') }}
    />
  )
}
