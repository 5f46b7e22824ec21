import type { RhythmChange, Rhythms } from '@guatu/contract/rhythms'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRefreshOn } from '../platform/live.ts'
import { rhythmKeys } from './keys.ts'
import { useRhythms } from './rhythm-queries.ts'
import { SetRhythm } from './set-rhythm.tsx'
import './rhythm.css'

/** By which periods the district dispatches, since when, and what the coming periods will be. */
export function RhythmPage() {
  const { t } = useTranslation()
  const rhythms = useRhythms()
  useRefreshOn('rhythm', rhythmKeys.all)
  const [open, setOpen] = useState<RhythmChange | 'new' | null>(null)
  return (
    <div className="page rhythm">
      <div className="page-head">
        <h1>{t('rhythm:title')}</h1>
        <span className="page-space" />
        {rhythms.data?.maySet && (
          <Button type="primary" onClick={() => setOpen('new')}>
            {t('rhythm:change')}
          </Button>
        )}
      </div>
      <p className="rhythm-lead">{t('rhythm:lead')}</p>
      {rhythms.isPending && <LoadingShape rows={8} />}
      {rhythms.error && <ProblemNote error={rhythms.error} onRetry={() => void rhythms.refetch()} />}
      {rhythms.data && (
        <>
          <h2>{t('rhythm:periods')}</h2>
          <Coming periods={rhythms.data.periods} />
          <h2>{t('rhythm:changes')}</h2>
          <Changes rhythms={rhythms.data} onTakeBack={setOpen} />
          <SetRhythm
            key={open === null || open === 'new' ? 'new' : open.from}
            rhythms={rhythms.data}
            takeBack={open === 'new' ? null : open}
            open={open !== null}
            onClose={() => setOpen(null)}
          />
        </>
      )}
    </div>
  )
}

function Coming({ periods }: { periods: Rhythms['periods'] }) {
  const { t } = useTranslation()
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('rhythm:period')}</th>
            <th scope="col">{t('rhythm:cutOff')}</th>
            <th scope="col">{t('rhythm:lock')}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((p, i) => (
            <tr key={p.key}>
              <td>
                {p.label}
                {i === 0 && <small className="rhythm-now">{t('rhythm:now')}</small>}
              </td>
              <td className="figure">{p.cutOff}</td>
              <td className="figure">{p.locksOn}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Changes({ rhythms, onTakeBack }: { rhythms: Rhythms; onTakeBack: (change: RhythmChange) => void }) {
  const { t } = useTranslation()
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('rhythm:from')}</th>
            <th scope="col">{t('rhythm:kind')}</th>
            <th scope="col">{t('rhythm:days')}</th>
            <th scope="col">{t('rhythm:state')}</th>
            <th scope="col">{t('rhythm:why')}</th>
            <th scope="col" aria-label={t('rhythm:acts')} />
          </tr>
        </thead>
        <tbody>
          {rhythms.rows.map((row) => (
            <tr key={row.from ?? 'first'} className={row.state === 'withdrawn' ? 'rhythm-withdrawn' : undefined}>
              <td className="figure">{row.from ?? t('rhythm:always')}</td>
              <td>{t(`rhythm:kinds.${row.kind}`)}</td>
              <td>
                {t(
                  row.cutOffDays < 0
                    ? 'rhythm:cutOffBefore'
                    : row.cutOffDays > 0
                      ? 'rhythm:cutOffAfter'
                      : 'rhythm:cutOffOn',
                  {
                    days: Math.abs(row.cutOffDays),
                  },
                )}
                {t('shell:comma')}
                {t('rhythm:lockAfter', { days: row.lockDays })}
              </td>
              <td>{t(`rhythm:states.${row.state}`)}</td>
              <td>{[row.reason, row.by].filter(Boolean).join(' · ') || t('parts:none')}</td>
              <td>
                {rhythms.maySet && row.state === 'coming' && (
                  <Button size="small" onClick={() => onTakeBack(row)}>
                    {t('rhythm:takeBack')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
