import { useTranslation } from 'react-i18next'
import type { CommitmentShift, PlanShift } from './what-if-model.ts'

const shownAtOnce = 6
const signed = (days: number | null): string =>
  days === null ? '—' : days > 0 ? `+${days}` : `${days}`.replace('-', '−')

/** What saving would change, before it is saved: the finish, the commitments broken and mended, the activities that move. */
export function WhatChanges({ shift }: { shift: PlanShift }) {
  const { t } = useTranslation()
  const { moved, broken, mended } = shift
  if (moved.length === 0 && broken.length === 0 && mended.length === 0) return null
  return (
    <section className="plan-shift" aria-label={t('plans:shift.title')}>
      <p>
        <strong>{t('plans:shift.title')}</strong>{' '}
        {shift.finish === shift.finishBefore
          ? t('plans:shift.sameFinish', { date: shift.finish })
          : t('plans:shift.finish', { before: shift.finishBefore, after: shift.finish })}
      </p>
      <Commitments kind="broken" list={broken} />
      <Commitments kind="mended" list={mended} />
      {moved.length > 0 && (
        <details>
          <summary>{t('plans:shift.moved', { count: moved.length })}</summary>
          <table className="plain-table">
            <thead>
              <tr>
                {(['name', 'before', 'after', 'days'] as const).map((head) => (
                  <th key={head} scope="col" className={head === 'days' ? 'cell-right' : undefined}>
                    {t(`plans:shift.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {moved.map((m) => (
                <tr key={m.id}>
                  <td>{m.name}</td>
                  <td>{m.startBefore ? `${m.startBefore} — ${m.finishBefore}` : t('plans:shift.new')}</td>
                  <td>
                    {m.start} — {m.finish}
                  </td>
                  <td className="cell-right">{signed(m.days)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}

function Commitments({ kind, list }: { kind: 'broken' | 'mended'; list: readonly CommitmentShift[] }) {
  const { t } = useTranslation()
  if (list.length === 0) return null
  const line = (c: CommitmentShift) =>
    t(`plans:shift.${kind}Line`, {
      name: c.id === 'finish' ? t('plans:committedFinish') : c.name,
      commitment: c.commitment,
      finish: c.finish,
      days: Math.abs(c.days),
    })
  return (
    <div>
      {kind === 'broken' ? '! ' : ''}
      {t(`plans:shift.${kind}`, { count: list.length })}
      <ul>
        {list.slice(0, shownAtOnce).map((c) => (
          <li key={c.id}>{line(c)}</li>
        ))}
        {list.length > shownAtOnce && <li>{t('plans:shift.more', { count: list.length - shownAtOnce })}</li>}
      </ul>
    </div>
  )
}
