import type { ContestRow } from '@guatu/contract/appraisal'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { useMay } from '../platform/session.ts'
import { ContestForm } from './contest-form.tsx'
import { contestKeys } from './keys.ts'
import './appraisal.css'

const states = ['opened', 'marking', 'closed', 'revealed', 'onBoard', 'withdrawn'] as const

function useColumns(): ListColumn<ContestRow>[] {
  const { t } = useTranslation()
  const number = (key: 'contestants' | 'judges', unit: string): ListColumn<ContestRow> => ({
    ...{ key, title: t(`appraisal:${key}`), unit, align: 'right', width: 96 },
    render: (row) => <span className="figure">{row[key]}</span>,
  })
  return [
    {
      key: 'name',
      title: t('appraisal:contest'),
      sort: 'name',
      render: (row) => (
        <span className="two-lines" title={row.name}>
          {row.name}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('appraisal:stateLabel'),
      width: 160,
      sort: 'state',
      render: (row) => (
        <>
          {row.stateName}
          {row.onBoard && ` · ${t('appraisal:onBoard')}`}
          {row.onPanel && row.state === 'marking' && <strong className="second-line">{t('appraisal:yourTurn')}</strong>}
        </>
      ),
    },
    {
      key: 'heldOn',
      title: t('appraisal:heldOn'),
      width: 120,
      sort: 'held',
      render: (row) => <span className="figure">{row.heldOn}</span>,
    },
    {
      key: 'campaign',
      title: t('appraisal:campaign'),
      width: 240,
      sort: 'campaign',
      render: (row) => (row.campaign ? <span className="two-lines">{row.campaign}</span> : <None />),
    },
    { key: 'kind', title: t('appraisal:kindLabel'), width: 96, desk: true, render: (row) => row.kindName },
    number('contestants', t('appraisal:pieces')),
    number('judges', t('appraisal:persons')),
  ]
}

/** 擂台赛: which contest is on its way, which was revealed, and where a judge is waited for. */
export function ContestsPage() {
  const { t } = useTranslation()
  const mayOpen = useMay('openContest')
  const [opening, setOpening] = useState(false)
  const columns = useColumns()
  return (
    <>
      <ListPage<ContestRow>
        title={t('appraisal:title')}
        queryKey={contestKeys.list}
        path="api/contests"
        exportPath="api/contests.xlsx"
        topic="contests"
        columns={columns}
        filters={[
          {
            name: 'state',
            label: t('appraisal:stateLabel'),
            single: true,
            options: states.map((value) => ({ value, label: t(`appraisal:state.${value}`) })),
          },
          {
            name: 'kind',
            label: t('appraisal:kindLabel'),
            single: true,
            options: (['unit', 'project'] as const).map((value) => ({ value, label: t(`appraisal:kind.${value}`) })),
          },
        ]}
        rowKey={(row) => row.id}
        rowTo={(row) => `/contests/${row.id}`}
        searchHint={t('appraisal:search')}
        actions={
          mayOpen && (
            <Button type="primary" onClick={() => setOpening(true)}>
              {t('appraisal:open')}
            </Button>
          )
        }
        empty={{ title: t('appraisal:none'), hint: t(mayOpen ? 'appraisal:noneHint' : 'appraisal:noneYet') }}
      />
      {mayOpen && <ContestForm open={opening} onClose={() => setOpening(false)} />}
    </>
  )
}
