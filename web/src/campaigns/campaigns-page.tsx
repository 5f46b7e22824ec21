import type { Campaign } from '@guatu/contract/campaigns'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { useMay } from '../platform/session.ts'
import { CampaignForm } from './campaign-form.tsx'
import { states } from './campaign-model.ts'
import { campaignKeys } from './keys.ts'

function useColumns(): ListColumn<Campaign>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'name',
      title: t('campaigns:field.name'),
      sort: 'name',
      render: (row) => (
        <span className="two-lines" title={row.name}>
          {row.name}
        </span>
      ),
    },
    { key: 'state', title: t('campaigns:stateLabel'), width: 96, render: (row) => t(`campaigns:state.${row.state}`) },
    {
      key: 'from',
      title: t('campaigns:field.from'),
      width: 112,
      sort: 'from',
      render: (row) => <span className="figure">{row.from}</span>,
    },
    {
      key: 'to',
      title: t('campaigns:field.to'),
      width: 112,
      sort: 'to',
      render: (row) => (row.to ? <span className="figure">{row.to}</span> : <None />),
    },
    {
      key: 'rhythm',
      title: t('campaigns:field.rhythm'),
      width: 104,
      desk: true,
      render: (row) => t(`campaigns:rhythm.${row.rhythm}`),
    },
    {
      key: 'documentNumber',
      title: t('campaigns:field.documentNumber'),
      width: 224,
      desk: true,
      render: (row) => row.documentNumber ?? <None />,
    },
    {
      ...{ key: 'projects', title: t('campaigns:projects'), width: 88, align: 'right' as const },
      ...{ sort: 'projects', descending: true as const },
      render: (row) => <span className="figure">{row.projects}</span>,
    },
  ]
}

/** 攻坚行动: every campaign with its span, its paper and how many projects are in it. */
export function CampaignsPage() {
  const { t } = useTranslation()
  const go = useNavigate()
  const mayKeep = useMay('campaigns')
  const [creating, setCreating] = useState(false)
  const columns = useColumns()
  const create = mayKeep && (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('campaigns:create')}
    </Button>
  )
  return (
    <>
      <ListPage<Campaign>
        title={t('campaigns:title')}
        queryKey={campaignKeys.list}
        path="api/campaigns"
        exportPath="api/campaigns.xlsx"
        topic="campaigns"
        columns={columns}
        filters={[
          {
            name: 'state',
            label: t('campaigns:stateLabel'),
            options: states.map((value) => ({ value, label: t(`campaigns:state.${value}`) })),
          },
        ]}
        rowKey={(row) => row.id}
        rowTo={(row) => `/campaigns/${row.id}`}
        searchHint={t('campaigns:search')}
        actions={create}
        empty={{ title: t('campaigns:none'), hint: t('campaigns:noneHint') }}
      />
      <CampaignForm
        open={creating}
        campaign={null}
        onClose={() => setCreating(false)}
        onDone={(id) => void go(`/campaigns/${id}`)}
      />
    </>
  )
}
