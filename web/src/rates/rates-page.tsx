import type { RateRow } from '@guatu/contract/project-figures'
import { Button, Segmented } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useShownAsOf } from '../app/shown-as-of.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { DateInput } from '../parts/fields.tsx'
import { ListTable } from '../parts/list-table.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { useMoneyUnit } from '../parts/money-unit.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { UnitSwitch } from '../parts/unit-switch.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { addressOf } from '../platform/address.ts'
import { useRefreshOn } from '../platform/live.ts'
import { useRates } from './queries.ts'
import { type GroupedBy, groupingOf, groupings } from './rates-model.ts'
import { RateSum, useRateColumns } from './rates-view.tsx'
import './rates.css'

/** Who is ahead, by what arithmetic: three rates by group, and the sum behind each on a click. */
export function RatesPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const by = groupingOf(params.get('by'))
  const asOf = params.get('asOf') ?? ''
  const rates = useRates(by, asOf)
  const [unit] = useMoneyUnit()
  const columns = useRateColumns(by, unit)
  const [opened, setOpened] = useState<RateRow | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  useRefreshOn('wall', ['rates'])
  useShownAsOf(rates.data?.asOf)
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  const rows = rates.data ? [rates.data.total, ...rates.data.rows] : []
  return (
    <div className="page rates" ref={frame}>
      <RatesHead by={by} asOf={asOf} />
      <div className="list-bar no-print">
        <Segmented
          aria-label={t('rates:groupedBy')}
          value={by}
          onChange={(value) => set('by', value)}
          options={groupings.map((value) => ({ value, label: t(`rates:by.${value}`) }))}
        />
        <span className="page-space" />
        <span className="rates-as-of">
          {t('rates:asOf')}
          <DateInput label={t('rates:asOf')} value={asOf || null} onChange={(value) => set('asOf', value ?? '')} />
        </span>
        <UnitSwitch />
      </div>
      {rates.isPending && <LoadingShape rows={8} />}
      {rates.error && <ProblemNote error={rates.error} onRetry={() => void rates.refetch()} />}
      {rates.data && rates.data.rows.length === 0 && (
        <EmptyState title={t('rates:empty')} hint={t('rates:emptyHint')} />
      )}
      {rates.data && rates.data.rows.length > 0 && (
        <ListTable<RateRow>
          columns={columns}
          rows={rows}
          rowKey={(row) => row.key}
          rowClass={(row) => (row === rates.data.total ? 'row-total' : row.subtotal ? 'row-subtotal' : '')}
          onOpen={setOpened}
          sort=""
          stale={rates.isPlaceholderData}
          onSort={() => {}}
        />
      )}
      <p className="rates-note">{t('rates:note')}</p>
      <RateSum by={by} row={opened} totalKey={rates.data?.total.key ?? ''} onClose={() => setOpened(null)} />
    </div>
  )
}

function RatesHead({ by, asOf }: { by: GroupedBy; asOf: string }) {
  const { t } = useTranslation()
  return (
    <div className="page-head">
      <h1>{t('rates:title')}</h1>
      <span className="page-space" />
      <Button href={addressOf('api/rates.xlsx', { by, asOf })} download>
        {t('parts:list.export')}
      </Button>
      <Button onClick={() => print()}>{t('rates:print')}</Button>
    </div>
  )
}
