import type { DateRequest, getProjectDates } from '@guatu/contract/plan-changes'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import { useProvisional } from '../calendar/provisional-date.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { AskDate, DecideDate } from './date-acts.tsx'
import type { PlanGround } from './plan-views.tsx'
import { useProjectDates } from './queries.ts'

type Dates = z.infer<typeof getProjectDates.response>
type Dated = Dates['dates'][number]

const signed = (days: number): string => (days > 0 ? `+${days}` : String(days).replace('-', '−'))

/** N04: every committed date of the project, original, in force and forecast, with each move's reason, request and approver. */
export function DatesView({ plan }: PlanGround) {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const asked = params.get('asked')
  const dates = useProjectDates(plan.projectId)
  const [ask, setAsk] = useState(asked !== null)
  const [decide, setDecide] = useState<DateRequest | null>(null)
  if (dates.isPending) return <LoadingShape rows={6} />
  if (dates.error) return <ProblemNote error={dates.error} onRetry={() => void dates.refetch()} />
  const { data } = dates
  return (
    <section className="plan-dates-view">
      {data.mayRequest && (
        <div className="plan-acts no-print">
          <Button onClick={() => setAsk(true)}>{t('plans:dates.ask')}</Button>
        </div>
      )}
      <Requests requests={data.requests.filter((r) => r.decision === null)} onDecide={setDecide} />
      {data.dates.map((date) => (
        <OneDate key={date.milestone} date={date} />
      ))}
      <AskDate projectId={plan.projectId} dates={data.dates} asked={asked} open={ask} onClose={() => setAsk(false)} />
      {decide && <DecideDate key={decide.id} request={decide} onClose={() => setDecide(null)} />}
    </section>
  )
}

type RequestsProps = {
  requests: readonly DateRequest[]
  /** In a list of many projects each request says of which. */
  named?: boolean
  onDecide: (r: DateRequest) => void
}

export function Requests({ requests, named = false, onDecide }: RequestsProps) {
  const { t } = useTranslation()
  if (requests.length === 0) return null
  return (
    <ul className="plan-requests">
      {requests.map((r) => (
        <li key={r.id}>
          <p>
            {named && <strong>{r.projectName} </strong>}
            {r.late && <strong>! {t('plans:dates.late')} </strong>}
            {t('plans:dates.request', {
              name: r.milestoneName,
              from: r.from,
              asked: r.asked,
              days: signed(r.days),
              by: r.requestedBy,
              on: r.requestedOn,
              reason: t(`projects:moveReason.${r.reasonCode}`),
            })}
            {r.document && t('plans:dates.document', { document: r.document })}
          </p>
          {r.reason && <p className="plan-legend">{r.reason}</p>}
          {r.mayDecide && <Button onClick={() => onDecide(r)}>{t('plans:dates.decide')}</Button>}
        </li>
      ))}
    </ul>
  )
}

function OneDate({ date }: { date: Dated }) {
  const { t } = useTranslation()
  const provisional = useProvisional()
  const dated = (day: string) => (provisional(day) ? t('plans:provisionalDate', { date: day }) : day)
  const moves = date.moves.slice(1)
  const days = moves.reduce((sum, m) => sum + m.days, 0)
  return (
    <details className="plan-one-date" open={moves.length > 0}>
      <summary>
        <strong>{date.name}</strong> {t('plans:dates.original', { date: date.original })}
        {' · '}
        {t('plans:dates.inForce', { date: date.inForce })}
        {date.forecast && ` · ${t('plans:dates.forecast', { date: dated(date.forecast) })}`}
        {' · '}
        {moves.length === 0
          ? t('plans:dates.never')
          : t('plans:dates.moved', { count: moves.length, days: signed(days) })}
      </summary>
      {moves.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              {(['change', 'days', 'reason', 'request', 'approver'] as const).map((head) => (
                <th key={head} scope="col" className={head === 'days' ? 'cell-right' : undefined}>
                  {t(`plans:dates.head.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moves.map((m) => (
              <tr key={m.id}>
                <td>
                  {m.from} → {m.to}
                </td>
                <td className="cell-right">{signed(m.days)}</td>
                <td>
                  {t(`projects:moveReason.${m.reasonCode}`, { defaultValue: t('plans:dates.planApproved') })}
                  {m.reason && `：${m.reason}`}
                </td>
                <td>{[m.request, m.requestedBy].filter(Boolean).join(' · ') || '—'}</td>
                <td>
                  {m.approver ?? '—'} {m.approvedOn}
                  {m.oneHand && (
                    <span className="plan-legend">
                      {' '}
                      {m.exception ? t('plans:dates.exception', { why: m.exception }) : t('plans:dates.oneHand')}
                    </span>
                  )}
                  {m.afterTheDate && <strong> ! {t('plans:dates.afterTheDate')}</strong>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  )
}
