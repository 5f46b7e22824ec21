import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { ActDrawer } from '../../parts/act-drawer.tsx'
import { DateItem, ReasonItem } from '../../parts/fields.tsx'
import { LoadingShape } from '../../parts/loading-shape.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { addressOf } from '../../platform/address.ts'
import { newId } from '../../platform/new-id.ts'
import { useMay, useMe } from '../../platform/session.ts'
import { ruleSetKeys } from './keys.ts'
import { Meaning } from './meaning-pane.tsx'
import { createDraft, endRuleSet } from './mutations.ts'
import { type RuleSetShown, useRuleSet } from './queries.ts'
import { bodyOf } from './rule-set-model.ts'
import './rules.css'

/** An adopted version: what it means, where and since when it holds, as a file, and as a model for the next. */
export function RuleSetPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const version = Number(params.get('version')) || null
  const set = useRuleSet(id, version)
  if (set.isPending) return <LoadingShape rows={10} />
  if (set.error) return <ProblemNote error={set.error} onRetry={() => void set.refetch()} />
  const { data } = set
  return (
    <div className="page">
      <SetHead set={data} />
      <p className="rule-lead">
        {data.place.name} · {t(`rules:scope.${data.scope}`)} · {t(`rules:standing.${data.standing}`)} ·{' '}
        {data.inForceFrom} — {data.inForceTo ?? t('rules:openEnd')}
        {data.adoptedBy && ` · ${t('rules:column.by')} ${data.adoptedBy}`}
        {data.reason && ` · ${data.reason}`}
      </p>
      <section className="rule-meaning rule-meaning-wide">
        <Meaning meaning={data.meaning} />
      </section>
    </div>
  )
}

function SetHead({ set }: { set: RuleSetShown }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { today } = useMe()
  const [mayWrite, mayAdopt] = [useMay('ruleSets'), useMay('adoptRuleSets')]
  const [ending, setEnding] = useState(false)
  const [draftId] = useState(newId)
  const draft = useMutation({
    mutationFn: () =>
      createDraft(draftId, {
        name: set.name,
        place: { kind: set.place.kind, id: set.place.id },
        body: bodyOf(set.body),
      }),
    onSuccess: (made) => void navigate(`/rule-sets/drafts/${made.id}`),
  })
  const endable =
    mayAdopt && set.place.kind !== 'district' && set.version === set.currentVersion && set.standing !== 'past'
  return (
    <div className="page-head">
      <h1>
        {set.name} · {t('rules:version', { version: set.version })}
      </h1>
      <span className="page-space" />
      <Button
        href={addressOf(`api/rule-sets/${encodeURIComponent(set.id)}/json`, { version: String(set.version) })}
        download
      >
        {t('rules:export')}
      </Button>
      {mayWrite && (
        <Button loading={draft.isPending} onClick={() => draft.mutate()}>
          {t('rules:asModel')}
        </Button>
      )}
      {endable && <Button onClick={() => setEnding(true)}>{t('rules:end')}</Button>}
      {draft.error && <ProblemNote error={draft.error} />}
      <ActDrawer<{ lastDay: string; reason: string }>
        open={ending}
        onClose={() => setEnding(false)}
        title={t('rules:endTitle')}
        lead={t('rules:endLead')}
        initial={{ lastDay: today, reason: '' }}
        send={async ({ lastDay, reason }) => {
          await endRuleSet(set.id, set.currentVersion, lastDay, reason)
          await queries.invalidateQueries({ queryKey: ruleSetKeys.all })
        }}
      >
        <DateItem name="lastDay" label={t('rules:lastDay')} />
        <ReasonItem label={t('rules:reason')} />
      </ActDrawer>
    </div>
  )
}
