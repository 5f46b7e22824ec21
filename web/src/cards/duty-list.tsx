import type { Duty } from '@guatu/contract/card-rows'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { type ChosenDuty, DutyActDrawer, DutyMenu } from './duty-act.tsx'
import { cardKeys } from './keys.ts'

const states = ['open', 'overdue', 'done', 'waived'] as const
const kinds = ['talk', 'statement', 'writtenStatement', 'deduction', 'oneLeaderHigher', 'supervision', 'other'] as const

function useDutyColumns(onChoose: (chosen: ChosenDuty) => void): ListColumn<Duty>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'duty',
      title: t('cards:duty'),
      render: (row) => (
        <>
          <strong>{row.name}</strong>
          {row.record && (
            <span className="second-line two-lines" title={row.record}>
              {row.record}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'subject',
      title: t('cards:ofCard'),
      render: (row) => (
        <Link className="row-link two-lines" to={`/cards/${row.cardId}`} title={row.subject}>
          {row.word} · {row.subject} · {row.periodLabel}
        </Link>
      ),
    },
    {
      key: 'unit',
      title: t('cards:field.unit'),
      width: 176,
      sort: 'unit',
      render: (row) => (
        <>
          <span className="two-lines" title={row.unit}>
            {row.unit}
          </span>
          {(row.post || row.holder) && (
            <span className="second-line">{[...new Set([row.post, row.holder])].filter(Boolean).join(' · ')}</span>
          )}
        </>
      ),
    },
    {
      key: 'due',
      title: t('cards:limits'),
      width: 112,
      sort: 'due',
      render: (row) => row.dueOn ?? t('cards:fromService'),
    },
    {
      key: 'state',
      title: t('cards:stateLabel'),
      width: 104,
      render: (row) => (row.overdue ? <strong className="overdue">{t('cards:overdue')}</strong> : row.stateName),
    },
    { key: 'doneOn', title: t('cards:doneOn'), width: 104, desk: true, render: (row) => row.doneOn ?? <None /> },
    { key: 'act', title: '', width: 64, render: (row) => <DutyMenu duty={row} onChoose={onChoose} /> },
  ]
}

/** 结果运用: what cards entail, with limits and records. */
export function DutyList() {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ChosenDuty | null>(null)
  const columns = useDutyColumns(setChosen)
  return (
    <>
      <ListPage<Duty>
        title={t('cards:view.duties')}
        queryKey={cardKeys.duties}
        path="api/card-duties"
        exportPath="api/card-duties.xlsx"
        topic="cards"
        columns={columns}
        filters={[
          {
            name: 'state',
            label: t('cards:stateLabel'),
            single: true,
            options: states.map((value) => ({ value, label: t(`cards:dutyState.${value}`) })),
          },
          {
            name: 'duty',
            label: t('cards:duty'),
            single: true,
            options: kinds.map((value) => ({ value, label: t(`cards:dutyKind.${value}`) })),
          },
        ]}
        rowKey={(row) => row.id}
        searchHint={t('cards:searchDuty')}
        empty={{ title: t('cards:noDuties'), hint: t('cards:noDutiesHint') }}
      />
      {chosen && (
        <DutyActDrawer key={`${chosen.duty.id}${chosen.act}`} chosen={chosen} onClose={() => setChosen(null)} />
      )}
    </>
  )
}
