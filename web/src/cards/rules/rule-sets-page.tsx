import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { sayInstant } from '../../parts/date-model.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { LoadingShape } from '../../parts/loading-shape.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useRowKeys } from '../../parts/use-row-keys.ts'
import { useRefreshOn } from '../../platform/live.ts'
import { useMay } from '../../platform/session.ts'
import { BeginDraft } from './begin-draft.tsx'
import { ImportRuleSet } from './import-rule-set.tsx'
import { ruleSetKeys } from './keys.ts'
import { type RuleSetList, useRuleSets } from './queries.ts'
import './rules.css'

/** By which rules the district is judged, since when, and what is on its way. */
export function RuleSetsPage() {
  const { t } = useTranslation()
  const sets = useRuleSets()
  const mayWrite = useMay('ruleSets')
  const mayAdopt = useMay('adoptRuleSets')
  const mayTry = useMay('dryRun')
  const [open, setOpen] = useState<'begin' | 'import' | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  useRefreshOn('ruleSets', ruleSetKeys.all)
  return (
    <div className="page" ref={frame}>
      <div className="page-head">
        <h1>{t('rules:title')}</h1>
        <span className="page-space" />
        {mayTry && <Link to="/rule-sets/dry-run">{t('rules:dryRun')}</Link>}
        {mayWrite && <Button onClick={() => setOpen('import')}>{t('rules:import')}</Button>}
        {mayWrite && (
          <Button type="primary" onClick={() => setOpen('begin')}>
            {t('rules:begin')}
          </Button>
        )}
      </div>
      <p className="rule-lead">{t('rules:lead')}</p>
      {sets.isPending && <LoadingShape rows={6} />}
      {sets.error && <ProblemNote error={sets.error} onRetry={() => void sets.refetch()} />}
      {sets.data && (mayWrite || mayAdopt) && <Drafts drafts={sets.data.drafts} />}
      {sets.data && <Adopted adopted={sets.data.adopted} />}
      {mayWrite && <BeginDraft open={open === 'begin'} onClose={() => setOpen(null)} />}
      {mayWrite && <ImportRuleSet open={open === 'import'} onClose={() => setOpen(null)} />}
    </div>
  )
}

function Drafts({ drafts }: Pick<RuleSetList, 'drafts'>) {
  const { t } = useTranslation()
  const heads = ['name', 'place', 'scope', 'rules', 'state', 'changed'] as const
  return (
    <section className="rule-list">
      <h2>{t('rules:drafts')}</h2>
      {drafts.length === 0 && <EmptyState title={t('rules:noDrafts')} hint={t('rules:noDraftsHint')} />}
      {drafts.length > 0 && (
        <div className="list-frame">
          <table className="list-table">
            <Heads heads={heads} />
            <tbody>
              {drafts.map((d) => (
                <tr key={d.id}>
                  <td data-label={t('rules:column.name')}>
                    <Link data-row-link className="row-link" to={`/rule-sets/drafts/${d.id}`}>
                      {d.name}
                    </Link>
                  </td>
                  <td data-label={t('rules:column.place')}>{d.place.name}</td>
                  <td data-label={t('rules:column.scope')}>{d.scope && t(`rules:scope.${d.scope}`)}</td>
                  <td data-label={t('rules:column.rules')}>{t('rules:rulesCount', { count: d.rules })}</td>
                  <td data-label={t('rules:column.state')}>{t(`rules:state.${d.state}`)}</td>
                  <td data-label={t('rules:column.changed')}>
                    {d.changedBy} {sayInstant(d.changedAt)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Heads({ heads }: { heads: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {t(`rules:column.${head}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Adopted({ adopted }: Pick<RuleSetList, 'adopted'>) {
  const { t } = useTranslation()
  const heads = ['name', 'place', 'scope', 'rules', 'from', 'to', 'standing', 'by', 'reason'] as const
  const order = { inForce: 0, coming: 1, past: 2 }
  const sorted = [...adopted].sort((a, b) => order[a.standing] - order[b.standing])
  return (
    <section className="rule-list">
      <h2>{t('rules:adopted')}</h2>
      {sorted.length === 0 && <EmptyState title={t('rules:none')} />}
      {sorted.length > 0 && (
        <div className="list-frame">
          <table className="list-table">
            <Heads heads={heads} />
            <tbody>
              {sorted.map((a) => (
                <tr key={`${a.id} ${a.version}`} className={a.standing === 'past' ? 'rule-past' : ''}>
                  <td data-label={t('rules:column.name')}>
                    <Link
                      data-row-link
                      className="row-link"
                      to={`/rule-sets/adopted/${encodeURIComponent(a.id)}?version=${a.version}`}
                    >
                      {a.name} · {t('rules:version', { version: a.version })}
                    </Link>
                  </td>
                  <td data-label={t('rules:column.place')}>{a.place.name}</td>
                  <td data-label={t('rules:column.scope')}>{t(`rules:scope.${a.scope}`)}</td>
                  <td data-label={t('rules:column.rules')}>{t('rules:rulesCount', { count: a.rules })}</td>
                  <td data-label={t('rules:column.from')}>{a.inForceFrom}</td>
                  <td data-label={t('rules:column.to')}>{a.inForceTo ?? t('rules:openEnd')}</td>
                  <td data-label={t('rules:column.standing')}>{t(`rules:standing.${a.standing}`)}</td>
                  <td data-label={t('rules:column.by')}>{a.adoptedBy ?? '—'}</td>
                  <td data-label={t('rules:column.reason')}>{a.reason || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
