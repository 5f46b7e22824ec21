import type { ImportView } from '@guatu/contract/imports'
import { Button, Popconfirm, Progress } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useShownAsOf } from '../app/shown-as-of.ts'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { addressOf } from '../platform/address.ts'
import { useRefreshOn } from '../platform/live.ts'
import { useUnsaved } from '../platform/unsaved.ts'
import { ApplyPending, ImportHead } from './import-head.tsx'
import { comesBack, nothingPending, type Pending, pendingCount } from './import-model.ts'
import { importKeys } from './keys.ts'
import { useCancelImport, useUndoImport } from './mutations.ts'
import { useImport } from './queries.ts'
import { SheetView } from './sheet-view.tsx'
import { type UnderstoodProps, UnderstoodView } from './understood-view.tsx'
import './imports.css'
import './import-columns.css'

/** One sheet on its way in: as it is at left, what was understood at right, nothing stored until it is confirmed. */
export function ImportPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const view = useImport(id)
  useRefreshOn(`import:${id}`, importKeys.one(id))
  useShownAsOf(view.data?.asOf)
  if (view.isPending) return <LoadingShape rows={10} />
  if (view.error) return <ProblemNote error={view.error} onRetry={() => void view.refetch()} />
  return (
    <div className="page import">
      <div className="page-head">
        <h1>{view.data.fileName}</h1>
        <span className="list-total">{t(`imports:is.${view.data.state}`)}</span>
        <span className="page-space" />
        <Link to="/imports">{t('imports:toList')}</Link>
      </div>
      <Stage view={view.data} />
    </div>
  )
}

function Stage({ view }: { view: ImportView }) {
  const { t } = useTranslation()
  if (view.state === 'reading' || view.state === 'storing') return <AtWork view={view} />
  if (view.state === 'refused')
    return (
      <div className="problem-note" role="alert">
        <p>! {view.problem ?? t('imports:refused')}</p>
        <p className="problem-next">{t('imports:refusedNext')}</p>
      </div>
    )
  if (view.state === 'cancelled') return <p>{t('imports:cancelledNote')}</p>
  if (view.state === 'confirmed' || view.state === 'undone') return <Done view={view} />
  return <Ready key={view.version} view={view} />
}

/** Long work: how far it is, and the way out of it. */
function AtWork({ view }: { view: ImportView }) {
  const { t } = useTranslation()
  const cancel = useCancelImport(view.id)
  const storing = view.state === 'storing'
  return (
    <div className="import-reading" role="status">
      <p>{t(storing ? 'imports:storing' : 'imports:reading')}</p>
      <Progress percent={Math.round(view.progress * 100)} />
      <Button loading={cancel.isPending || (storing && cancel.isSuccess)} onClick={() => cancel.mutate(undefined)}>
        {t(storing ? 'imports:giveUp' : 'imports:cancel')}
      </Button>
      {cancel.error && <ProblemNote error={cancel.error} />}
    </div>
  )
}

function Ready({ view }: { view: ImportView }) {
  const [pending, setPending] = useState<Pending>(nothingPending)
  return (
    <>
      {view.problem && (
        <div className="problem-note" role="alert">
          <p>! {view.problem}</p>
        </div>
      )}
      <ImportHead view={view} pending={pending} onPending={setPending} />
      <Halves view={view} pending={pending} onPending={setPending} />
    </>
  )
}

/** After the confirmation: what went in, the rows that wait for a hand, and the way back as long as it is the last. */
function Done({ view }: { view: ImportView }) {
  const { t } = useTranslation()
  const undo = useUndoImport(view.id)
  const left = view.counts.bad + view.counts.ask
  return (
    <section className="import-done">
      <p className="import-said">
        {t(view.state === 'undone' ? 'imports:undoneNote' : 'imports:confirmedNote', {
          added: view.counts.new,
          changed: view.counts.changed,
          same: view.counts.same,
        })}
        {view.state === 'confirmed' && left > 0 && t('imports:badLeft', { count: left })}
      </p>
      <p className="import-actions">
        <Link to="/wall">
          <Button type="primary">{t('imports:toWall')}</Button>
        </Link>
        {comesBack(view) && (
          <Button href={addressOf(`api/imports/${view.id}/ledger.xlsx`)} download>
            {t('imports:ledgerBack')}
          </Button>
        )}
        {view.mayUndo && (
          <Popconfirm
            title={t('imports:undoSure')}
            okText={t('imports:undo')}
            cancelText={t('imports:keep')}
            onConfirm={() => undo.mutate(undefined)}
          >
            <Button loading={undo.isPending}>{t('imports:undo')}</Button>
          </Popconfirm>
        )}
      </p>
      {undo.error && <ProblemNote error={undo.error} />}
      {view.state === 'confirmed' && <Stored key={view.version} view={view} />}
    </section>
  )
}

/** What was stored beside the sheet; a repair or an answer opens the import again for the rows it has left. */
function Stored({ view }: { view: ImportView }) {
  const [pending, setPending] = useState<Pending>(nothingPending)
  const mayRepair = view.counts.bad + view.counts.ask > 0
  return (
    <>
      {mayRepair && <ApplyPending view={view} pending={pending} onPending={setPending} />}
      <Halves view={view} pending={pending} {...(mayRepair ? { onPending: setPending } : {})} />
    </>
  )
}

function Halves(props: Omit<UnderstoodProps, 'onCell'>) {
  const [cell, setCell] = useState<{ sheet: string; cell: string } | null>(null)
  useUnsaved(pendingCount(props.pending) > 0)
  return (
    <div className="import-halves">
      <SheetView view={props.view} shown={cell} />
      <UnderstoodView {...props} onCell={setCell} />
    </div>
  )
}
