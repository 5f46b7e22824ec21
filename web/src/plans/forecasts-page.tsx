import type { ForecastRow } from '@guatu/contract/plan-forecasts'
import { useTranslation } from 'react-i18next'
import { Computed } from '../calendar/provisional-date.tsx'
import { None } from '../parts/figures.tsx'
import { LevelMark } from '../parts/level-mark.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { useRefreshOn } from '../platform/live.ts'
import { planKeys } from './keys.ts'
import { useForesight } from './queries.ts'
import './plan-views.css'
import './plans.css'

const percent = (share: number): string => `${Math.round(share * 100)}%`

function useColumns(): ListColumn<ForecastRow>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'project',
      title: t('plans:list.project'),
      sort: 'name',
      render: (row) => (
        <span className="two-lines" title={row.projectName}>
          {row.projectName}
        </span>
      ),
    },
    { key: 'level', title: t('plans:list.now'), width: 88, render: (row) => <LevelMark level={row.level} /> },
    {
      key: 'turn',
      title: t('plans:list.turn'),
      width: 150,
      sort: 'turn',
      render: (row) =>
        row.turnWeeks && row.turnLevel ? (
          <span className="forecast-turn">
            {t('plans:list.weeks', { count: row.turnWeeks })} <LevelMark level={row.turnLevel} />
          </span>
        ) : (
          <None />
        ),
    },
    {
      key: 'why',
      title: t('plans:list.why'),
      width: 360,
      render: (row) =>
        row.turnReason ? (
          <span className="two-lines sentence" title={row.turnReason}>
            {row.turnReason}
          </span>
        ) : (
          <None />
        ),
    },
    ...useDateColumns(),
  ]
}

function useDateColumns(): ListColumn<ForecastRow>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'committed',
      title: t('plans:committedFinish'),
      width: 104,
      sort: 'committed',
      render: (row) => row.committedFinish,
    },
    { key: 'p50', title: 'P50', width: 124, desk: true, render: (row) => <Computed date={row.p50} /> },
    { key: 'p80', title: 'P80', width: 124, sort: 'p80', render: (row) => <Computed date={row.p80} /> },
    { key: 'p90', title: 'P90', width: 124, desk: true, render: (row) => <Computed date={row.p90} /> },
    {
      key: 'slip',
      title: t('plans:list.slip'),
      unit: t('plans:list.inDays'),
      width: 96,
      align: 'right',
      sort: 'slip',
      descending: true,
      render: (row) => (row.slipP80 > 0 ? `+${row.slipP80}` : String(row.slipP80).replace('-', '−')),
    },
    {
      key: 'probability',
      title: t('plans:odds.kept'),
      width: 96,
      align: 'right',
      sort: 'probability',
      render: (row) => (row.spread > 0 ? percent(row.probability) : <None />),
    },
  ]
}

/** M33: which projects turn in the next weeks if nothing changes, and why; and every finish with its probability. */
export function ForecastsPage() {
  const { t } = useTranslation()
  const columns = useColumns()
  return (
    <ListPage<ForecastRow>
      title={t('plans:list.forecasts')}
      queryKey={planKeys.forecasts}
      path="api/forecasts"
      exportPath="api/forecasts.xlsx"
      topic="wall"
      columns={columns}
      filters={[
        {
          name: 'turns',
          label: t('plans:list.turnsWithin'),
          single: true,
          options: ['2', '4', '8'].map((value) => ({ value, label: t('plans:list.weeks', { count: Number(value) }) })),
        },
        {
          name: 'odds',
          label: t('plans:odds.kept'),
          single: true,
          options: (['below50', 'below80', 'kept'] as const).map((value) => ({
            value,
            label: t(`plans:list.odds.${value}`),
          })),
        },
        {
          name: 'level',
          label: t('plans:list.now'),
          options: (['severe', 'warn', 'remind', 'normal', 'commend'] as const).map((value) => ({
            value,
            label: t(`parts:level.${value}`),
          })),
        },
      ]}
      rowKey={(row) => row.projectId}
      rowTo={(row) => `/projects/${row.projectId}/plan?view=odds`}
      searchHint={t('plans:list.search')}
      note={<Foresight />}
      empty={{ title: t('plans:list.noForecast'), hint: t('plans:list.noForecastHint') }}
    />
  )
}

/** The three horizons in one line, above the list. */
function Foresight() {
  const { t } = useTranslation()
  const seen = useForesight().data
  useRefreshOn('wall', planKeys.foresight)
  if (!seen?.asOf) return null
  return (
    <p className="plan-foresight">
      {seen.within.map((w) => (
        <span key={w.weeks}>{t('plans:list.within', { weeks: w.weeks, warn: w.warn, severe: w.severe })}</span>
      ))}
      <span>{t('plans:list.below80', { count: seen.below80, plans: seen.plans })}</span>
      <span>{t('plans:list.asOf', { date: seen.asOf })}</span>
    </p>
  )
}
