import type { SCurve } from '@guatu/contract/plan-files'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Pen } from '../canvas/pen.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { curveRows, curveScene, drawCurve } from './curve-model.ts'
import { Picture } from './picture.tsx'
import type { PlanGround } from './plan-views.tsx'
import { useSCurve } from './queries.ts'

const height = 340
const bases = ['physical', 'money'] as const

/** Planned, earned and actual over time, by work or by money; the basis is named, and the table says the same. */
export function CurveView({ plan }: PlanGround) {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const basis = params.get('basis') === 'money' ? 'money' : 'physical'
  const curve = useSCurve(plan.projectId, basis)
  const { data } = curve
  const draw = useCallback(
    (pen: Pen, width: number) => {
      if (!data) return
      const names = {
        planned: t('plans:curve.planned'),
        earned: t('plans:curve.earned'),
        actual: t('plans:curve.actual'),
      }
      drawCurve(pen, curveScene(data), { width, height, names, unit: t(`plans:curve.unit.${data.basis}`) })
    },
    [data, t],
  )
  const empty = data && data.planned.length + data.earned.length + data.actual.length === 0
  return (
    <section className="plan-curve">
      <nav className="plan-views" aria-label={t('plans:curve.basis')}>
        {bases.map((b) => (
          <Link key={b} replace to={`?view=curve&basis=${b}`} aria-current={b === basis ? 'page' : undefined}>
            {t(`plans:curve.by.${b}`)}
          </Link>
        ))}
      </nav>
      {curve.isPending && <LoadingShape rows={8} />}
      {curve.error && <ProblemNote error={curve.error} onRetry={() => void curve.refetch()} />}
      {empty && <EmptyState title={t('plans:curve.none')} hint={t(`plans:curve.noneHint.${basis}`)} />}
      {data && !empty && (
        <>
          <Picture height={height} label={t('plans:curve.title')} draw={draw} />
          <p className="plan-legend">
            {t(`plans:curve.says.${data.basis}`, { asOf: data.asOf, year: data.year })}{' '}
            {t(`plans:curve.from.${data.plannedFrom}`)}
          </p>
          <CurveTable data={data} />
        </>
      )}
    </section>
  )
}

function CurveTable({ data }: { data: SCurve }) {
  const { t } = useTranslation()
  return (
    <details>
      <summary>{t('plans:curve.table')}</summary>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('plans:occurredOn')}</th>
            {(['planned', 'earned', 'actual'] as const).map((line) => (
              <th key={line} scope="col" className="cell-right">
                {t(`plans:curve.${line}`)} <small>{t(`plans:curve.unit.${data.basis}`)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {curveRows(data).map((row) => (
            <tr key={row.on}>
              <th scope="row">{row.on}</th>
              {(['planned', 'earned', 'actual'] as const).map((line) => (
                <td key={line} className="cell-right">
                  {row[line] ?? '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
