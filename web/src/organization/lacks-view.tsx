import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '../parts/empty-state.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { addressOf } from '../platform/address.ts'
import { useLacks } from './queries.ts'

/** What each project's class demands (a task force, an officer, an area HQ) and has not got. */
export function LacksView() {
  const { t } = useTranslation()
  const lacks = useLacks()
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  return (
    <div className="page" ref={frame}>
      <div className="page-head">
        <h1>{t('organization:view.lacks')}</h1>
        {lacks.data && (
          <span className="list-total">
            {t('organization:complete', { complete: lacks.data.complete, total: lacks.data.total })}
          </span>
        )}
        <span className="page-space" />
        <Button
          href={addressOf('api/organization/lacks.xlsx')}
          download
          disabled={!lacks.data || lacks.data.rows.length === 0}
        >
          {t('parts:list.export')}
        </Button>
      </div>
      {lacks.isPending && <LoadingShape rows={8} />}
      {lacks.error && <ProblemNote error={lacks.error} onRetry={() => void lacks.refetch()} />}
      {lacks.data?.rows.length === 0 && <EmptyState title={t('organization:allComplete')} />}
      {lacks.data && lacks.data.rows.length > 0 && (
        <div className="list-frame">
          <table className="list-table">
            <thead>
              <tr>
                <th scope="col">{t('organization:project')}</th>
                <th scope="col">{t('organization:listing')}</th>
                <th scope="col">{t('organization:lacking')}</th>
              </tr>
            </thead>
            <tbody>
              {lacks.data.rows.map((row) => (
                <tr key={`${row.projectId}-${row.listing}`}>
                  <td>
                    <Link data-row-link className="row-link" to={`/projects/${row.projectId}`}>
                      {row.projectName}
                    </Link>
                  </td>
                  <td data-label={t('organization:listing')}>
                    {t(`organization:listingOf.${row.listing}`, { defaultValue: row.listing })}
                  </td>
                  <td data-label={t('organization:lacking')}>
                    {row.lacks.map((lack) => t(`organization:lack.${lack}`, { defaultValue: lack })).join('、')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
