import type { Pause, WaitedFor, Waiting } from '@guatu/contract/responsibility'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { PAUSE_REASONS } from '@guatu/domain/responsibility/pauses'
import { spanAsked } from '@guatu/domain/responsibility/span-asked'
import { Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { DateInput } from '../parts/fields.tsx'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { useMe } from '../platform/session.ts'
import { responsibilityKeys } from './keys.ts'
import { type ChosenPause, PauseAct, PauseMenu } from './pause-acts.tsx'
import { pauseStates } from './pause-model.ts'
import './responsibility.css'

const views = ['units', 'waits', 'pauses'] as const

/** 公平时钟: who is waited for, for what, and whose clock stands still for which reason. */
export function FairClockPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const view = views.find((name) => name === params.get('view')) ?? 'units'
  return (
    <div className="tabbed-page">
      <Tabs
        className="tabbed-page-tabs no-print"
        activeKey={view}
        onChange={(key) => setParams(key === 'units' ? {} : { view: key })}
        items={views.map((key) => ({ key, label: t(`responsibility:view.${key}`) }))}
      />
      {view === 'units' && <WaitedForList />}
      {view === 'waits' && <WaitingList />}
      {view === 'pauses' && <PauseList />}
    </div>
  )
}

/** The span of days a list is about: in the address, so that it can be sent to a colleague. */
function useSpan() {
  const me = useMe()
  const [params, setParams] = useSearchParams()
  const { from, to } = spanAsked({ from: params.get('from'), to: params.get('to') }, me.today as CivilDate)
  const put = (name: 'from' | 'to', value: string | null) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true })
  }
  return { from, to, put }
}

function SpanBar({ span }: { span: ReturnType<typeof useSpan> }) {
  const { t } = useTranslation()
  return (
    <span className="span-bar no-print">
      <DateInput value={span.from} label={t('responsibility:from')} onChange={(value) => span.put('from', value)} />
      <span>—</span>
      <DateInput value={span.to} label={t('responsibility:to')} onChange={(value) => span.put('to', value)} />
    </span>
  )
}

const useNumber = () => {
  const { t } = useTranslation()
  const days = t('responsibility:days')
  return <Row,>(
    key: keyof Row & string,
    unit: string | null = days,
    desk = false,
    sorts = true,
  ): Omit<ListColumn<Row>, 'render'> & { render: (row: Row) => number } => ({
    key,
    title: t(`responsibility:column.${key}`),
    ...(unit && { unit }),
    width: 96,
    align: 'right',
    ...(sorts && { sort: key, descending: true as const }),
    ...(desk && { desk: true as const }),
    render: (row) => row[key] as number,
  })
}

function WaitedForList() {
  const { t } = useTranslation()
  const span = useSpan()
  const [params] = useSearchParams()
  const number = useNumber()
  const items = t('responsibility:items')
  const toItems = (unit: string) => {
    const next = new URLSearchParams(params)
    next.set('view', 'waits')
    next.set('unit', unit)
    return `/fair-clock?${next}`
  }
  const columns: ListColumn<WaitedFor>[] = [
    { key: 'unit', title: t('responsibility:column.unit'), sort: 'unit', render: (row) => row.unit },
    { key: 'rank', title: t('responsibility:column.rank'), width: 64, align: 'right', render: (row) => row.rank },
    number<WaitedFor>('days'),
    number<WaitedFor>('overdueDays'),
    number<WaitedFor>('items', items),
    number<WaitedFor>('open', items, true, false),
    number<WaitedFor>('projects', t('responsibility:projects'), true, false),
    number<WaitedFor>('longestDays'),
  ]
  return (
    <ListPage<WaitedFor>
      title={t('responsibility:waitedFor')}
      queryKey={responsibilityKeys.waitedFor}
      path="api/waited-for"
      exportPath="api/waited-for.xlsx"
      fixed={{ from: span.from, to: span.to }}
      topic="wall"
      columns={columns}
      rowKey={(row) => row.unit}
      rowTo={(row) => toItems(row.unit)}
      searchHint={t('responsibility:searchUnit')}
      note={<SpanBar span={span} />}
      empty={{ title: t('responsibility:nobodyWaits'), hint: t('responsibility:nobodyWaitsHint') }}
    />
  )
}

function useWaitingColumns(): ListColumn<Waiting>[] {
  const { t } = useTranslation()
  const number = useNumber()
  return [
    {
      key: 'project',
      title: t('responsibility:column.project'),
      sort: 'project',
      render: (row) => (
        <span className="two-lines" title={row.projectName}>
          {row.projectName}
        </span>
      ),
    },
    {
      key: 'what',
      title: t('responsibility:column.what'),
      width: 64,
      render: (row) => t(`responsibility:what.${row.what}`),
    },
    {
      key: 'name',
      title: t('responsibility:column.item'),
      render: (row) => (
        <span className="two-lines" title={row.name}>
          {row.name}
        </span>
      ),
    },
    { key: 'unit', title: t('responsibility:column.unit'), width: 160, sort: 'unit', render: (row) => row.unit },
    { key: 'from', title: t('responsibility:from'), width: 100, sort: 'from', desk: true, render: (row) => row.from },
    {
      key: 'to',
      title: t('responsibility:to'),
      width: 100,
      desk: true,
      render: (row) => (row.open ? t('responsibility:stillWaits') : row.to),
    },
    { key: 'dueOn', title: t('responsibility:due'), width: 100, desk: true, render: (row) => row.dueOn ?? <None /> },
    number<Waiting>('days'),
    number<Waiting>('overdueDays'),
  ]
}

function WaitingList() {
  const { t } = useTranslation()
  const span = useSpan()
  const [params, setParams] = useSearchParams()
  const columns = useWaitingColumns()
  const unit = params.get('unit')
  const clear = () => {
    const next = new URLSearchParams(params)
    next.delete('unit')
    setParams(next)
  }
  return (
    <ListPage<Waiting>
      title={unit ? t('responsibility:waitsFor', { unit }) : t('responsibility:waits')}
      queryKey={responsibilityKeys.waitings}
      path="api/waitings"
      exportPath="api/waitings.xlsx"
      fixed={{ from: span.from, to: span.to, ...(unit && { unit }) }}
      topic="wall"
      columns={columns}
      filters={[
        {
          name: 'open',
          label: t('responsibility:openLabel'),
          single: true,
          options: [{ value: 'yes', label: t('responsibility:openYes') }],
        },
      ]}
      rowKey={(row) => `${row.projectId} ${row.id} ${row.unit} ${row.from}`}
      rowTo={(row) => `/projects/${row.projectId}#${row.what === 'bottleneck' ? 'bottlenecks' : 'clock'}`}
      searchHint={t('responsibility:searchWait')}
      note={
        <>
          {unit && (
            <button type="button" className="plain-button link-button no-print" onClick={clear}>
              {t('responsibility:allUnits')}
            </button>
          )}
          <SpanBar span={span} />
        </>
      }
      empty={{ title: t('responsibility:nobodyWaits'), hint: t('responsibility:nobodyWaitsHint') }}
    />
  )
}

function usePauseColumns(onChoose: (chosen: ChosenPause) => void): ListColumn<Pause>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'project',
      title: t('responsibility:column.project'),
      sort: 'project',
      render: (row) => (
        <Link className="row-link two-lines" to={`/projects/${row.projectId}#clock`} title={row.projectName}>
          {row.projectName}
        </Link>
      ),
    },
    {
      key: 'state',
      title: t('responsibility:stateLabel'),
      width: 112,
      render: (row) => <strong>{t(`responsibility:state.${row.state}`)}</strong>,
    },
    {
      key: 'reason',
      title: t('responsibility:reasonLabel'),
      width: 168,
      render: (row) => t(`responsibility:reason.${row.reason}`),
    },
    { key: 'from', title: t('responsibility:from'), width: 100, sort: 'from', render: (row) => row.from },
    { key: 'to', title: t('responsibility:to'), width: 100, sort: 'to', render: (row) => row.to },
    {
      key: 'holdsTo',
      title: t('responsibility:holdsTo'),
      width: 112,
      sort: 'holdsTo',
      render: (row) => row.holdsTo ?? <None />,
    },
    { key: 'askedBy', title: t('responsibility:askedBy'), width: 104, desk: true, render: (row) => row.askedBy },
    {
      key: 'approver',
      title: t('responsibility:approver'),
      width: 104,
      desk: true,
      render: (row) => row.approver ?? <None />,
    },
    { key: 'act', title: '', width: 64, render: (row) => <PauseMenu pause={row} onChoose={onChoose} /> },
  ]
}

function PauseList() {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ChosenPause | null>(null)
  const columns = usePauseColumns(setChosen)
  return (
    <>
      <ListPage<Pause>
        title={t('responsibility:view.pauses')}
        queryKey={responsibilityKeys.pauses}
        path="api/pauses"
        exportPath="api/pauses.xlsx"
        topic="pauses"
        columns={columns}
        filters={[
          {
            name: 'state',
            label: t('responsibility:stateLabel'),
            single: true,
            options: pauseStates.map((value) => ({ value, label: t(`responsibility:state.${value}`) })),
          },
          {
            name: 'reason',
            label: t('responsibility:reasonLabel'),
            single: true,
            options: PAUSE_REASONS.map((value) => ({ value, label: t(`responsibility:reason.${value}`) })),
          },
        ]}
        rowKey={(row) => row.id}
        rowTo={(row) => `/projects/${row.projectId}#clock`}
        searchHint={t('responsibility:searchPause')}
        empty={{ title: t('responsibility:noPauses'), hint: t('responsibility:noPausesHint') }}
      />
      {chosen && <PauseAct key={`${chosen.pause.id}${chosen.event}`} chosen={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
