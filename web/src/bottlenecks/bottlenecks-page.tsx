import type { Bottleneck } from '@guatu/contract/bottlenecks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { BottleneckAct, type Chosen } from './bottleneck-act.tsx'
import { factors } from './bottleneck-model.ts'
import { ActsOf, DueOf } from './bottleneck-view.tsx'
import { bottleneckKeys } from './keys.ts'
import '../projects/projects.css'

const states = ['open', 'overdue', 'upward', 'resolved'] as const

function useBottleneckColumns(onChoose: (chosen: Chosen) => void): ListColumn<Bottleneck>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'text',
      title: t('bottlenecks:text'),
      render: (row) => (
        <span className="two-lines" title={row.text}>
          {row.text}
        </span>
      ),
    },
    {
      key: 'factor',
      title: t('bottlenecks:factorLabel'),
      width: 88,
      render: (row) => t(`bottlenecks:factor.${row.factor}`),
    },
    {
      key: 'project',
      title: t('bottlenecks:project'),
      width: 240,
      render: (row) => (
        <Link className="row-link two-lines" to={`/projects/${row.projectId}`} title={row.projectName}>
          {row.projectName}
        </Link>
      ),
    },
    { key: 'waitsFor', title: t('bottlenecks:waitsFor'), width: 140, render: (row) => row.waitsFor ?? <None /> },
    {
      key: 'level',
      title: t('bottlenecks:levelLabel'),
      width: 88,
      render: (row) => t(`bottlenecks:level.${row.level}`),
    },
    {
      key: 'claimedBy',
      title: t('bottlenecks:claimed'),
      width: 120,
      desk: true,
      render: (row) => row.claimedBy ?? <None />,
    },
    { key: 'openedOn', title: t('bottlenecks:openedOn'), width: 96, desk: true, render: (row) => row.openedOn },
    { key: 'due', title: t('bottlenecks:due'), width: 112, render: (row) => <DueOf row={row} /> },
    { key: 'act', title: '', width: 64, render: (row) => <ActsOf row={row} onChoose={onChoose} /> },
  ]
}

/** All bottlenecks the reader may see; "upward" is the list of what must go to the superior level, 提请上级协调. */
export function BottlenecksPage() {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const columns = useBottleneckColumns(setChosen)
  return (
    <>
      <ListPage<Bottleneck>
        title={t('bottlenecks:title')}
        queryKey={bottleneckKeys.list}
        path="api/bottlenecks"
        exportPath="api/bottlenecks.xlsx"
        topic="wall"
        columns={columns}
        filters={[
          {
            name: 'state',
            label: t('bottlenecks:stateLabel'),
            single: true,
            options: states.map((value) => ({ value, label: t(`bottlenecks:state.${value}`) })),
          },
          {
            name: 'factor',
            label: t('bottlenecks:factorLabel'),
            single: true,
            options: factors.map((value) => ({ value, label: t(`bottlenecks:factor.${value}`) })),
          },
        ]}
        rowKey={(row) => row.id}
        rowTo={(row) => `/projects/${row.projectId}#bottlenecks`}
        searchHint={t('bottlenecks:search')}
        empty={{ title: t('bottlenecks:none'), hint: t('bottlenecks:noneHint') }}
      />
      {chosen && (
        <BottleneckAct key={`${chosen.bottleneck.id}${chosen.event}`} chosen={chosen} onClose={() => setChosen(null)} />
      )}
    </>
  )
}
