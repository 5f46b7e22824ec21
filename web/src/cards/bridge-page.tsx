import type { BridgeRow, ClosedPeriod, listBridge } from '@guatu/contract/bridge'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { api } from '../platform/api.ts'
import { CardMark } from './card-mark.tsx'
import './cards.css'

type Answer = z.infer<typeof listBridge.response>
const changes = ['worsened', 'improved', 'entered', 'left', 'unchanged'] as const
const signs = { worsened: '↓', improved: '↑', entered: '＋', left: '－', unchanged: '＝' } as const

/** The periods and the counts: the same question as the list's own, for one row. */
const useCounts = (fixed: Readonly<Record<string, string>>) =>
  useQuery({
    queryKey: ['bridge', 'counts', fixed],
    queryFn: () => api.get<Answer>('api/bridge', { ...fixed, limit: 1 }),
    placeholderData: (before) => before,
  })

function useColumns(): ListColumn<BridgeRow>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'project',
      title: t('cards:subjectType.project'),
      sort: 'project',
      render: (row) => (
        <span className="two-lines" title={row.project}>
          {row.project}
        </span>
      ),
    },
    {
      key: 'change',
      title: t('cards:bridge.changeLabel'),
      width: 104,
      render: (row) => (
        <strong className="bridge-change">
          <span aria-hidden="true">{signs[row.change]} </span>
          {t(`cards:bridge.change.${row.change}`)}
        </strong>
      ),
    },
    {
      key: 'from',
      title: t('cards:bridge.before'),
      width: 104,
      sort: 'from',
      render: (row) => (row.from ? <CardMark card={row.from} /> : <None />),
    },
    {
      key: 'to',
      title: t('cards:bridge.after'),
      width: 104,
      sort: 'to',
      render: (row) => (row.to ? <CardMark card={row.to} /> : <None />),
    },
    {
      key: 'sentence',
      title: t('cards:why'),
      render: (row) => (
        <span className="two-lines sentence" title={row.sentence}>
          {row.sentence}
        </span>
      ),
    },
    { key: 'unit', title: t('cards:unit'), width: 184, sort: 'unit', desk: true, render: (row) => row.unit },
  ]
}

/** 两期对比: between two closed periods each project is unchanged, improved, worsened, entered or left. */
export function BridgePage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const columns = useColumns()
  const chosen = { from: params.get('from'), to: params.get('to') }
  const fixed = { ...(chosen.from && { from: chosen.from }), ...(chosen.to && { to: chosen.to }) }
  const counts = useCounts(fixed)
  const put = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    next.set(name, value)
    setParams(next, { replace: true })
  }
  return (
    <ListPage<BridgeRow>
      title={t('cards:bridge.title')}
      queryKey={['bridge', 'list']}
      path="api/bridge"
      exportPath="api/bridge.xlsx"
      fixed={fixed}
      topic="wall"
      columns={columns}
      filters={[
        {
          name: 'change',
          label: t('cards:bridge.changeLabel'),
          single: true,
          options: changes.map((value) => ({ value, label: t(`cards:bridge.change.${value}`) })),
        },
      ]}
      rowKey={(row) => row.projectId}
      rowTo={(row) => `/projects/${row.projectId}#cards`}
      searchHint={t('cards:bridge.search')}
      actions={counts.data && <Periods answer={counts.data} onPut={put} />}
      note={counts.data && <Counts counts={counts.data.counts} />}
      empty={{ title: t('cards:bridge.none'), hint: t('cards:bridge.noneHint') }}
    />
  )
}

function Periods({ answer, onPut }: { answer: Answer; onPut: (name: string, value: string) => void }) {
  const { t } = useTranslation()
  const options = answer.periods.map((p: ClosedPeriod) => ({ value: p.period, label: p.label }))
  if (!answer.from || !answer.to) return null
  return (
    <span className="bridge-periods no-print">
      <Select
        aria-label={t('cards:bridge.before')}
        value={answer.from.period}
        onChange={(value: string) => onPut('from', value)}
        options={options}
        popupMatchSelectWidth={false}
      />
      <span>→</span>
      <Select
        aria-label={t('cards:bridge.after')}
        value={answer.to.period}
        onChange={(value: string) => onPut('to', value)}
        options={options}
        popupMatchSelectWidth={false}
      />
    </span>
  )
}

function Counts({ counts }: { counts: Answer['counts'] }) {
  const { t } = useTranslation()
  return (
    <span className="bridge-counts">
      {changes.map((change) => (
        <span key={change}>
          <span aria-hidden="true">{signs[change]}</span> {t(`cards:bridge.change.${change}`)}{' '}
          <strong className="figure">{counts[change]}</strong>
        </span>
      ))}
    </span>
  )
}
