import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { EmptyState } from '../../parts/empty-state.tsx'
import { DateInput } from '../../parts/fields.tsx'
import { LoadingShape } from '../../parts/loading-shape.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { newId } from '../../platform/new-id.ts'
import { useMe } from '../../platform/session.ts'
import { DryRunResult } from './dry-run-result.tsx'
import { beginDryRun, cancelDryRun } from './mutations.ts'
import { useCatalogue, useDryRun, useRuleSets } from './queries.ts'
import './rules.css'
import './dry-run.css'

/** A year back, to yesterday: as long as the strip of closed periods anybody argues about. */
function spanBefore(today: string): { from: string; to: string } {
  const year = Number(today.slice(0, 4)) - 1
  return { from: `${year}${today.slice(4)}`.replace('-02-29', '-02-28'), to: today }
}

/** A set against the closed past, beside the one in force then. Address: the run, the part and the period that are looked at. */
export function DryRunPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const period = params.get('period')
  const offset = Number(params.get('offset')) || 0
  const run = useDryRun(params.get('run'), { part: params.get('part'), period, offset })
  const change = (values: Record<string, string | null>) => {
    const next = new URLSearchParams(params)
    for (const [key, value] of Object.entries(values))
      if (value === null) next.delete(key)
      else next.set(key, value)
    setParams(next, { replace: true })
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('rules:dry.title')}</h1>
      </div>
      <p className="rule-lead">{t('rules:dry.lead')}</p>
      <Wish
        busy={run.data?.state === 'running'}
        draft={params.get('draft')}
        onStarted={(id) => change({ run: id, part: null, period: null, offset: null })}
      />
      {run.error && <ProblemNote error={run.error} />}
      {params.get('run') === null && <EmptyState title={t('rules:dry.nothing')} />}
      {run.isLoading && <LoadingShape rows={6} />}
      {run.data && !run.error && (
        <DryRunResult
          run={run.data}
          period={period}
          offset={offset}
          onPart={(part) => change({ part, period: null, offset: null })}
          onPeriod={(key) => change({ period: key, offset: null })}
          onOffset={(next) => change({ offset: String(next) })}
          onCancel={() => void cancelDryRun(run.data.id).then(() => run.refetch())}
        />
      )}
    </div>
  )
}

function Wish({ busy, draft, onStarted }: { busy: boolean; draft: string | null; onStarted: (id: string) => void }) {
  const { t } = useTranslation()
  const { today } = useMe()
  const sets = useRuleSets()
  const catalogue = useCatalogue()
  const [chosen, setChosen] = useState(draft ?? '')
  const [span, setSpan] = useState(() => spanBefore(today))
  const presets = catalogue.data?.presets ?? []
  const start = useMutation({
    mutationFn: () => {
      const preset = presets.find((p) => p.body.id === chosen)
      return beginDryRun({ id: newId(), draftId: preset ? null : chosen, body: preset?.body ?? null, ...span })
    },
    onSuccess: (run) => onStarted(run.id),
  })
  const drafts = sets.data?.drafts ?? []
  return (
    <form
      className="dry-wish"
      onSubmit={(event) => {
        event.preventDefault()
        start.mutate()
      }}
    >
      <label>
        {t('rules:dry.set')}
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">—</option>
          <optgroup label={t('rules:dry.drafts')}>
            {drafts.map((d) => (
              <option key={d.id} value={d.id}>
                {d.name} · {t(`rules:scope.${d.scope}`)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('rules:dry.presets')}>
            {presets.map((p) => (
              <option key={String(p.body.id)} value={String(p.body.id)}>
                {p.name} · {t(`rules:scope.${String(p.body.scope)}`)}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      <label htmlFor="dry-from">
        {t('rules:dry.from')}
        <DateInput id="dry-from" value={span.from} onChange={(from) => setSpan({ ...span, from: from ?? span.from })} />
      </label>
      <label htmlFor="dry-to">
        {t('rules:dry.to')}
        <DateInput id="dry-to" value={span.to} onChange={(to) => setSpan({ ...span, to: to ?? span.to })} />
      </label>
      <Button type="primary" htmlType="submit" disabled={chosen === '' || busy} loading={start.isPending}>
        {t('rules:dry.start')}
      </Button>
      {start.error && <ProblemNote error={start.error} />}
    </form>
  )
}
