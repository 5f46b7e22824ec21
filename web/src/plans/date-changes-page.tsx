import type { DateChange, DateRequest } from '@guatu/contract/plan-changes'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Computed } from '../calendar/provisional-date.tsx'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { useRefreshOn } from '../platform/live.ts'
import { moveReasons } from '../projects/project-words.ts'
import { DecideDate } from './date-acts.tsx'
import { Requests } from './dates-view.tsx'
import { planKeys } from './keys.ts'
import { useDateRequests, useTally } from './queries.ts'
import './plan-views.css'
import './plans.css'

const signed = (days: number): string => (days > 0 ? `+${days}` : String(days).replace('-', '−'))

const forecast = (row: DateChange) => (row.forecast ? <Computed date={row.forecast} /> : <None />)

function useColumns(): ListColumn<DateChange>[] {
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
    { key: 'milestone', title: t('plans:dates.which'), width: 160, render: (row) => row.milestoneName },
    { key: 'leadUnit', title: t('plans:field.leadUnit'), width: 150, render: (row) => row.leadUnit ?? <None /> },
    { key: 'original', title: t('plans:list.original'), width: 104, render: (row) => row.original },
    { key: 'inForce', title: t('plans:list.inForce'), width: 104, sort: 'inForce', render: (row) => row.inForce },
    { key: 'forecast', title: t('plans:list.forecast'), width: 132, render: forecast },
    {
      key: 'moves',
      title: t('plans:list.moves'),
      width: 88,
      align: 'right',
      sort: 'moves',
      descending: true,
      render: (row) => row.moves,
    },
    {
      key: 'days',
      title: t('plans:list.days'),
      unit: t('plans:list.inDays'),
      width: 96,
      align: 'right',
      sort: 'days',
      descending: true,
      render: (row) => signed(row.days),
    },
    {
      key: 'reasons',
      title: t('projects:move.reasonCode'),
      width: 140,
      render: (row) =>
        row.reasons
          .map((code) => t(`projects:moveReason.${code}`, { defaultValue: t('plans:dates.planApproved') }))
          .join(t('shell:comma')) || <None />,
    },
    {
      key: 'lastMovedOn',
      title: t('plans:list.lastMovedOn'),
      width: 104,
      desk: true,
      sort: 'lastMovedOn',
      render: (row) => row.lastMovedOn ?? <None />,
    },
  ]
}

/** N04: no date moves in silence. Requests that wait, who moves most and why, and every date that was moved. */
export function DateChangesPage() {
  const { t } = useTranslation()
  const columns = useColumns()
  return (
    <div className="plan-changes">
      <Waiting />
      <ListPage<DateChange>
        title={t('plans:list.changes')}
        queryKey={[...planKeys.changes, 'list']}
        path="api/date-changes"
        exportPath="api/date-changes.xlsx"
        topic="wall"
        columns={columns}
        filters={[
          {
            name: 'what',
            label: t('plans:list.what'),
            single: true,
            options: (['moved', 'pending', 'all'] as const).map((value) => ({
              value,
              label: t(`plans:list.${value}`),
            })),
          },
          {
            name: 'milestone',
            label: t('plans:dates.which'),
            single: true,
            options: (['finish', 'milestones'] as const).map((value) => ({
              value,
              label: t(`plans:list.of.${value}`),
            })),
          },
          {
            name: 'reason',
            label: t('projects:move.reasonCode'),
            single: true,
            options: moveReasons.map((value) => ({ value, label: t(`projects:moveReason.${value}`) })),
          },
        ]}
        rowKey={(row) => `${row.projectId} ${row.milestone}`}
        rowTo={(row) => `/projects/${row.projectId}/plan?view=dates`}
        note={<Tally />}
        searchHint={t('plans:list.searchChanges')}
        empty={{ title: t('plans:list.noChanges'), hint: t('plans:list.noChangesHint') }}
      />
    </div>
  )
}

function Waiting() {
  const { t } = useTranslation()
  const requests = useDateRequests().data ?? []
  const [decide, setDecide] = useState<DateRequest | null>(null)
  useRefreshOn('dateChanges', planKeys.changes)
  if (requests.length === 0) return null
  return (
    <section className="plan-waiting">
      <h2>{t('plans:list.waiting', { count: requests.length })}</h2>
      <Requests requests={requests} onDecide={setDecide} named />
      {decide && <DecideDate key={decide.id} request={decide} onClose={() => setDecide(null)} />}
    </section>
  )
}

/** Who moves most, by unit and by reason. */
function Tally() {
  const { t } = useTranslation()
  const tally = useTally().data
  if (!tally || tally.moves === 0) return null
  return (
    <section className="plan-tally">
      <p>
        {t('plans:list.tally', {
          dates: tally.dates,
          moved: tally.moved,
          moves: tally.moves,
          days: signed(tally.days),
        })}
      </p>
      <details>
        <summary>{t('plans:list.who')}</summary>
        <div className="plan-pair">
          {(['byUnit', 'byReason'] as const).map((by) => (
            <table key={by} className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t(`plans:list.${by}`)}</th>
                  {(['moves', 'datesMoved', 'days'] as const).map((head) => (
                    <th key={head} scope="col" className="cell-right">
                      {t(`plans:list.${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {tally[by].map((row) => (
                  <tr key={row.key}>
                    <th scope="row">{row.name}</th>
                    <td className="cell-right">{row.moves}</td>
                    <td className="cell-right">{row.dates}</td>
                    <td className="cell-right">{signed(row.days)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </div>
      </details>
    </section>
  )
}
