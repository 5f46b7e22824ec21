import type { Dispatch } from '@guatu/contract/reports'
import { Select } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { EmptyState } from '../parts/empty-state.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { useRefreshOn } from '../platform/live.ts'
import { sectionsOf } from './dispatch-model.ts'
import { useDispatch } from './dispatch-queries.ts'
import { DispatchSection } from './dispatch-view.tsx'
import { dispatchKeys } from './keys.ts'
import './dispatch.css'

/** What must be decided this week: exceptions first, then who has not reported. `j` `k` Enter. */
export function DispatchPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const period = params.get('period')
  const dispatch = useDispatch(period)
  useRefreshOn('dispatch', dispatchKeys.all)
  useRefreshOn('wall', dispatchKeys.all)
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  return (
    <div className="page dispatch" ref={frame}>
      <div className="page-head">
        <h1>{t('dispatch:title')}</h1>
        {dispatch.data && (
          <Select
            className="dispatch-period"
            aria-label={t('dispatch:period')}
            value={dispatch.data.period.key}
            onChange={(key: string) => setParams({ period: key }, { replace: true })}
            options={dispatch.data.periods.map((p) => ({ value: p.key, label: p.label }))}
          />
        )}
        {dispatch.data && <span className="list-total">{t(`dispatch:state.${dispatch.data.period.state}`)}</span>}
      </div>
      {dispatch.isPending && <LoadingShape rows={10} />}
      {dispatch.error && <ProblemNote error={dispatch.error} onRetry={() => void dispatch.refetch()} />}
      {dispatch.data && <Desk dispatch={dispatch.data} />}
    </div>
  )
}

function Desk({ dispatch }: { dispatch: Dispatch }) {
  const { t } = useTranslation()
  const sections = sectionsOf(dispatch)
  const missing = dispatch.missing.length
  return (
    <>
      <ul className="dispatch-facts">
        <li>
          <strong>
            {dispatch.reported}/{dispatch.expected}
          </strong>
          {t('dispatch:reported')}
        </li>
        <li>
          <strong>{missing}</strong>
          {t('dispatch:missingCount')}
        </li>
        {dispatch.late > 0 && (
          <li>
            <strong>{dispatch.late}</strong>
            {t('dispatch:late')}
          </li>
        )}
        {sections
          .filter(({ section }) => section !== 'missing' && section !== 'worst')
          .map(({ section, count }) => (
            <li key={section}>
              <strong>{count}</strong>
              {t(`dispatch:short.${section}`)}
            </li>
          ))}
      </ul>
      {sections.length === 0 && <EmptyState title={t('dispatch:calm')} hint={t('dispatch:calmHint')} />}
      {sections.map(({ section, count }) => (
        <DispatchSection key={section} section={section} count={count} dispatch={dispatch} />
      ))}
    </>
  )
}
