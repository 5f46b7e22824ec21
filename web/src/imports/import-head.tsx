import type { ImportView } from '@guatu/contract/imports'
import { Button, Checkbox, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MoneySaid, Percent } from '../parts/figures.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { adjustBody, blockersOf, nothingPending, type Pending, pendingCount } from './import-model.ts'
import { useAdjustImport, useCancelImport, useConfirmImport } from './mutations.ts'

type Props = { view: ImportView; pending: Pending; onPending: (pending: Pending) => void }

/** What will happen, the date the figures are about, and the three decisions: apply, confirm, cancel. */
export function ImportHead({ view, pending, onPending }: Props) {
  const { t } = useTranslation()
  const [removeGone, setRemoveGone] = useState(false)
  const confirm = useConfirmImport(view.id)
  const cancel = useCancelImport(view.id)
  const blockers = blockersOf(view, pending, removeGone)
  const unsent = pendingCount(pending)
  const failed = confirm.error ?? cancel.error
  return (
    <section className="import-head">
      <Summary view={view} />
      <div className="import-decide">
        <AsOfField view={view} pending={pending} onPending={onPending} />
        {view.counts.gone > 0 && (
          <Checkbox checked={removeGone} onChange={(event) => setRemoveGone(event.target.checked)}>
            {t('imports:removeGone', { count: view.counts.gone })}
          </Checkbox>
        )}
        <span className="page-space" />
        <ApplyPending view={view} pending={pending} onPending={onPending} />
        <Popconfirm
          title={t('imports:cancelSure')}
          okText={t('imports:cancel')}
          cancelText={t('imports:keep')}
          onConfirm={() => cancel.mutate(undefined)}
        >
          <Button>{t('imports:cancel')}</Button>
        </Popconfirm>
        <Button
          type={unsent > 0 ? 'default' : 'primary'}
          disabled={blockers.length > 0}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ expectedVersion: view.version, removeGone })}
        >
          {t('imports:confirm')}
        </Button>
      </div>
      {blockers.length > 0 && (
        <p className="import-blockers">
          {blockers.map((blocker) => t(`imports:blocker.${blocker}`)).join(t('parts:semicolon'))}
        </p>
      )}
      {failed && <ProblemNote error={failed} />}
    </section>
  )
}

/** Sends what was decided on this page; nothing where nothing was. */
export function ApplyPending({ view, pending, onPending }: Props) {
  const { t } = useTranslation()
  const adjust = useAdjustImport(view.id)
  const unsent = pendingCount(pending)
  const apply = () => adjust.mutate(adjustBody(view.version, pending), { onSuccess: () => onPending(nothingPending) })
  return (
    <>
      {unsent > 0 && (
        <Button className="import-apply" type="primary" loading={adjust.isPending} onClick={apply}>
          {t('imports:apply', { count: unsent })}
        </Button>
      )}
      {adjust.error && <ProblemNote error={adjust.error} />}
    </>
  )
}

/** The day the figures are about: read from the sheet, asked for where it says none. */
function AsOfField({ view, pending, onPending }: Props) {
  const { t } = useTranslation()
  return (
    <label htmlFor="import-as-of" className={view.asOf || pending.asOf ? 'import-asof' : 'import-asof import-asked'}>
      {t('imports:asOf')}
      <Input
        id="import-as-of"
        type="date"
        value={pending.asOf ?? view.asOf ?? ''}
        onChange={(event) => onPending({ ...pending, asOf: event.target.value || null })}
      />
      {!view.asOf && !pending.asOf && <small>! {t('imports:asOfAsked')}</small>}
    </label>
  )
}

function Summary({ view }: { view: ImportView }) {
  const { t } = useTranslation()
  const { counts, totals } = view
  const shown = (['new', 'changed', 'same', 'gone', 'ask', 'bad', 'doubts'] as const).filter((key) => counts[key] > 0)
  return (
    <p className="import-summary">
      {shown.map((key) => (
        <span key={key}>
          {t(`imports:tab.${key}`)} <strong>{counts[key]}</strong>
        </span>
      ))}
      {totals && (
        <span className="import-totals">
          {t('imports:plan')} <MoneySaid yuan={totals.planYuan} /> · {t('imports:done')}{' '}
          <MoneySaid yuan={totals.doneYuan} /> · {t('imports:rate')} <Percent value={totals.completionPercent} sign />
        </span>
      )}
    </p>
  )
}
