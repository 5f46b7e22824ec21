import type { RuleSetCatalogue } from '@guatu/contract/rule-sets'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useUndoKeys } from '../../plans/use-undo-keys.ts'
import { isConflict } from '../../platform/api.ts'
import { useMay } from '../../platform/session.ts'
import { AdoptDraft } from './adopt-draft.tsx'
import { MeaningPane } from './meaning-pane.tsx'
import { type DraftFields, discardDraft, type Place, saveDraft, submitDraft } from './mutations.ts'
import { type RuleSetDraft, useCheck } from './queries.ts'
import { beginSteps, bodyOf, redoStep, type Steps, takeStep, undoStep } from './rule-set-model.ts'
import { RuleTable } from './rule-table.tsx'
import { SetForm } from './set-form.tsx'

type Props = {
  draft: RuleSetDraft
  catalogue: RuleSetCatalogue
  onTaken: (draft: RuleSetDraft) => void
  onReload: () => Promise<void>
}
type Held = { readonly name: string; readonly place: Place; readonly steps: Steps; readonly saved: string }

const textOf = (held: Pick<Held, 'name' | 'place' | 'steps'>): string =>
  JSON.stringify([held.name, held.place.kind, held.place.id, held.steps.now])

function heldOf(draft: RuleSetDraft): Held {
  const held = {
    name: draft.name,
    place: { kind: draft.place.kind, id: draft.place.id },
    steps: beginSteps(bodyOf(draft.body)),
  }
  return { ...held, saved: textOf(held) }
}

/** The editor: the set's own fields, the table, and beside it what the check finds and what it all means. */
export function DraftDesk({ draft, catalogue, onTaken, onReload }: Props) {
  const mayWrite = useMay('ruleSets')
  const [held, setHeld] = useState(() => heldOf(draft))
  const { steps } = held
  const open = mayWrite && (draft.state === 'draft' || draft.state === 'checked')
  const undo = useCallback(() => setHeld((h) => ({ ...h, steps: undoStep(h.steps) })), [])
  const redo = useCallback(() => setHeld((h) => ({ ...h, steps: redoStep(h.steps) })), [])
  useUndoKeys(undo, redo)
  const check = useCheck(steps.now)
  const working = check.isFetching || check.isPlaceholderData
  const change = (now: Steps['now']) => setHeld((h) => ({ ...h, steps: takeStep(h.steps, now) }))
  return (
    <div className="page rule-desk">
      <DraftHead
        {...{ draft, held, open, undo, redo, onReload }}
        onTaken={(next) => {
          setHeld((h) => ({ ...h, saved: textOf(h) }))
          onTaken(next)
        }}
      />
      <div className="rule-columns">
        <fieldset className="rule-edit" disabled={!open}>
          <SetForm
            {...held}
            body={steps.now}
            catalogue={catalogue}
            onName={(name) => setHeld((h) => ({ ...h, name }))}
            onPlace={(place) => setHeld((h) => ({ ...h, place }))}
            onChange={change}
          />
          <RuleTable
            body={steps.now}
            metrics={catalogue.metrics}
            lists={catalogue.lists}
            findings={working ? [] : (check.data?.findings ?? [])}
            onChange={change}
          />
        </fieldset>
        <MeaningPane checked={check.data} working={working} />
      </div>
    </div>
  )
}

type HeadProps = Pick<Props, 'draft' | 'onTaken' | 'onReload'> & {
  held: Held
  open: boolean
  undo: () => void
  redo: () => void
}

function DraftHead({ draft, held, open, undo, redo, onTaken, onReload }: HeadProps) {
  const { t } = useTranslation()
  const mayTry = useMay('dryRun')
  const dirty = textOf(held) !== held.saved
  const [adopting, setAdopting] = useState(false)
  const fields = { name: held.name, place: held.place, body: held.steps.now }
  const { save, submit, discard } = useDraftActs(draft, fields, dirty, onTaken)
  const error = save.error ?? submit.error ?? discard.error
  return (
    <>
      <div className="page-head">
        <h1>{held.name}</h1>
        <span className="rule-state" data-state={draft.state}>
          {t(`rules:state.${draft.state}`)}
        </span>
        {dirty && <span className="rule-unsaved">{t('rules:unsaved')}</span>}
        <span className="page-space" />
        {mayTry && !dirty && <Link to={`/rule-sets/dry-run?draft=${draft.id}`}>{t('rules:dryRun')}</Link>}
        {open && (
          <DraftActs {...{ held, dirty, undo, redo, save, submit, discard }} checked={draft.state === 'checked'} />
        )}
        {draft.mayAdopt && (
          <Button type="primary" onClick={() => setAdopting(true)}>
            {t('rules:adopt')}
          </Button>
        )}
      </div>
      <p className="rule-authors">{t('rules:authors', { names: draft.authors.join(t('shell:comma')) })}</p>
      {error && <ProblemNote error={error} {...(isConflict(error) ? { onRetry: () => void onReload() } : {})} />}
      <AdoptDraft draft={draft} open={adopting} onClose={() => setAdopting(false)} onTaken={onTaken} />
    </>
  )
}

type Acts = ReturnType<typeof useDraftActs>

/** Save, hand in, put aside: each answers with the draft as it stands then. */
function useDraftActs(draft: RuleSetDraft, fields: DraftFields, dirty: boolean, onTaken: Props['onTaken']) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: () => saveDraft(draft.id, draft.version, fields),
    onSuccess: (next) => {
      onTaken(next)
      message.success(t('rules:saved'))
    },
  })
  const submit = useMutation({
    mutationFn: async () => {
      const kept = dirty ? await saveDraft(draft.id, draft.version, fields) : draft
      onTaken(kept)
      return submitDraft(draft.id, kept.version)
    },
    onSuccess: (next) => {
      onTaken(next)
      message.success(t('rules:submitted'))
    },
  })
  const discard = useMutation({ mutationFn: () => discardDraft(draft.id, draft.version), onSuccess: onTaken })
  return { save, submit, discard }
}

type ActsProps = Acts & { held: Held; dirty: boolean; checked: boolean; undo: () => void; redo: () => void }

function DraftActs({ held, dirty, checked, undo, redo, save, submit, discard }: ActsProps) {
  const { t } = useTranslation()
  return (
    <>
      <Button onClick={undo} disabled={held.steps.past.length === 0}>
        {t('rules:undo')}
      </Button>
      <Button onClick={redo} disabled={held.steps.future.length === 0}>
        {t('rules:redo')}
      </Button>
      <Button onClick={() => save.mutate()} disabled={!dirty} loading={save.isPending}>
        {t('rules:save')}
      </Button>
      <Button type="primary" onClick={() => submit.mutate()} disabled={!dirty && checked} loading={submit.isPending}>
        {t('rules:submit')}
      </Button>
      <Popconfirm title={t('rules:discardAsk')} onConfirm={() => discard.mutate()}>
        <Button>{t('rules:discard')}</Button>
      </Popconfirm>
    </>
  )
}
