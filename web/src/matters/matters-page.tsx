import type { MatterRow } from '@guatu/contract/matters'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CardMark } from '../cards/card-mark.tsx'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { useMay } from '../platform/session.ts'
import { matterKeys } from './keys.ts'
import { MatterForm } from './matter-form.tsx'
import '../projects/projects.css'
import '../cards/cards.css'
import './matters.css'

const states = [
  ...(['open', 'toAssign', 'withUnit', 'overdue', 'asked', 'toVerify', 'toClose', 'aside', 'ended'] as const),
] as const
const levels = ['severe', 'warn', 'remind', 'normal'] as const
export const matterSources = [
  ...(['meeting', 'instruction', 'superior', 'workReport', 'visit', 'proposal', 'inspection', 'other'] as const),
] as const

/** When it is due and how long it is overdue; heavier, never coloured. */
export function DueOf({ row }: { row: MatterRow }) {
  const { t } = useTranslation()
  if (!row.dueOn) return <None />
  return (
    <>
      <span className="figure">{row.dueOn}</span>
      {row.daysOverdue !== null && (
        <strong className="second-line overdue">{t('matters:overdue', { count: row.daysOverdue })}</strong>
      )}
      {row.extensionTo && <span className="second-line">{t('matters:askedTo', { date: row.extensionTo })}</span>}
    </>
  )
}

export function NumberOf({ row }: { row: Pick<MatterRow, 'number' | 'void'> }) {
  const { t } = useTranslation()
  if (!row.number) return <None />
  return row.void ? (
    <>
      <s>{row.number}</s> {t('matters:void')}
    </>
  ) : (
    row.number
  )
}

/** State, and whose turn it is. */
export function StateOf({ row }: { row: MatterRow }) {
  const { t } = useTranslation()
  const beside = [
    row.holder !== 'nobody' && t('matters:with', { holder: row.holderName }),
    row.reworks > 0 && t('matters:reworks', { count: row.reworks }),
    row.extensions > 0 && t('matters:extensions', { count: row.extensions }),
    row.reviewOn && t('matters:review', { date: row.reviewOn }),
  ].filter(Boolean)
  return (
    <>
      {row.stateName}
      {beside.length > 0 && <span className="second-line">{beside.join(' · ')}</span>}
    </>
  )
}

function useMatterColumns(): ListColumn<MatterRow>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'title',
      title: t('matters:matter'),
      sort: 'title',
      render: (row) => (
        <>
          <span className="two-lines" title={row.title}>
            {row.title}
          </span>
          <span className="second-line">
            <NumberOf row={row} /> · {row.sourceName}
          </span>
        </>
      ),
    },
    {
      key: 'light',
      title: t('matters:light'),
      width: 104,
      sort: 'level',
      render: (row) => (row.light ? <CardMark card={row.light} /> : <None />),
    },
    {
      key: 'why',
      title: t('matters:why'),
      desk: true,
      render: (row) =>
        row.light && row.light.level !== 'normal' ? (
          <span className="two-lines sentence" title={row.light.sentence}>
            {row.light.sentence}
          </span>
        ) : (
          <None />
        ),
    },
    { key: 'state', title: t('matters:stateLabel'), width: 168, sort: 'state', render: (row) => <StateOf row={row} /> },
    { key: 'unit', title: t('matters:unit'), width: 128, sort: 'unit', render: (row) => row.unit },
    { key: 'due', title: t('matters:due'), width: 120, sort: 'due', render: (row) => <DueOf row={row} /> },
    {
      key: 'project',
      title: t('matters:project'),
      width: 184,
      desk: true,
      render: (row) =>
        row.projectId ? (
          <Link className="row-link two-lines" to={`/projects/${row.projectId}`} title={row.project ?? ''}>
            {row.project}
          </Link>
        ) : (
          <None />
        ),
    },
  ]
}

/** 督办: whose turn is it, the clock of each, worst light first; a past day shows how they stood then. */
export function MattersPage() {
  const { t } = useTranslation()
  const mayRegister = useMay('registerMatter')
  const [registering, setRegistering] = useState(false)
  const columns = useMatterColumns()
  return (
    <>
      <ListPage<MatterRow>
        title={t('matters:title')}
        queryKey={matterKeys.list}
        path="api/matters"
        exportPath="api/matters.xlsx"
        topic="matters"
        columns={columns}
        filters={[
          {
            name: 'state',
            label: t('matters:stateLabel'),
            single: true,
            options: states.map((value) => ({ value, label: t(`matters:state.${value}`) })),
          },
          {
            name: 'level',
            label: t('matters:light'),
            options: levels.map((value) => ({ value, label: t(`parts:level.${value}`) })),
          },
          {
            name: 'source',
            label: t('matters:source'),
            single: true,
            options: matterSources.map((value) => ({ value, label: t(`matters:sources.${value}`) })),
          },
          { name: 'asOf', label: t('matters:asOf'), date: true, options: [] },
        ]}
        rowKey={(row) => row.id}
        rowTo={(row) => `/matters/${row.id}`}
        searchHint={t('matters:search')}
        actions={
          mayRegister && (
            <Button type="primary" onClick={() => setRegistering(true)}>
              {t('matters:register')}
            </Button>
          )
        }
        empty={{ title: t('matters:none'), hint: t('matters:noneHint') }}
      />
      <MatterForm open={registering} onClose={() => setRegistering(false)} />
    </>
  )
}
