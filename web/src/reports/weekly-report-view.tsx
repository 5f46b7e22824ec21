import type { ReportForm } from '@guatu/contract/reports'
import { useState } from 'react'
import { FigureBox } from './figure-box.tsx'
import { monthDay, t } from './phone-words.ts'
import { PhotoPicker } from './photo-picker.tsx'
import type { Photo } from './send-queued.ts'
import { TextBox } from './text-box.tsx'
import { printWan } from './wan-yuan.ts'
import { besideOf, type Draft, type DraftField, type Fault, incrementOf } from './weekly-report-model.ts'

export type ReportViewProps = {
  readonly form: ReportForm
  readonly draft: Draft
  readonly photos: readonly Photo[]
  readonly faults: readonly Fault[]
  readonly sending: boolean
  readonly onDraft: (change: Partial<Draft>) => void
  readonly onPhotos: (photos: readonly Photo[]) => void
  readonly onSubmit: () => void
}

/** The form in one column: figures with last period's beside them, words, photos; faults only after a try. */
export function WeeklyReportView(props: ReportViewProps) {
  const { form, draft, faults, onDraft } = props
  const [tried, setTried] = useState(false)
  const faultOf = (field: DraftField) => (tried ? (faults.find((f) => f.field === field)?.code ?? null) : null)
  const submit = () => {
    setTried(true)
    if (faults[0]) document.getElementById(`box-${faults[0].field}`)?.focus()
    else props.onSubmit()
  }
  return (
    <form
      className="report"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <FormHead form={form} />
      {draft.supersedes && (
        <>
          <p className="note">{t('correction')}</p>
          <TextBox field="reason" value={draft.reason} fault={faultOf('reason')} onChange={onDraft} />
        </>
      )}
      <Figures {...props} faultOf={faultOf} />
      <Words {...props} />
      <PhotoPicker photos={props.photos} onChange={props.onPhotos} />
      <div className="submit">
        {tried && faults.length > 0 && (
          <p className="fault" role="alert">
            {t('pleaseMend')} {[...new Set(faults.map((f) => t(f.code)))].join('；')}
          </p>
        )}
        <button type="submit" className="primary" disabled={props.sending}>
          {props.sending ? t('sending') : t(draft.supersedes ? 'submitCorrection' : 'submit')}
        </button>
      </div>
    </form>
  )
}

function FormHead({ form }: { form: ReportForm }) {
  return (
    <header className="form-head">
      <h2>{form.projectName}</h2>
      <p>
        {[form.ownerUnit, form.period.label, t('cutOff', { date: monthDay(form.period.cutOff) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {form.fillingFor && <p className="note">{t('fillingFor', { name: form.fillingFor })}</p>}
      {form.openBottlenecks.length > 0 && (
        <details>
          <summary>
            {t('openBottlenecks')} {form.openBottlenecks.length}
          </summary>
          <ul>
            {form.openBottlenecks.map((b) => (
              <li key={b.id}>
                {b.text}
                {b.due && <span> ({t('due', { date: monthDay(b.due) })})</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </header>
  )
}

function Figures(props: ReportViewProps & { faultOf: (field: DraftField) => string | null }) {
  const { form, draft, onDraft, faultOf } = props
  const last = besideOf(form)
  const money = last && last.asOf.slice(0, 4) === draft.asOf.slice(0, 4) ? last : null
  const increment = incrementOf(form, draft)
  const was = form.current ? 'currentWas' : 'lastWas'
  const asOf = last ? t('lastAsOf', { date: monthDay(last.asOf) }) : ''
  const beside = (value: string | null | undefined, unit: string) =>
    value ? t(was, { value: `${value} ${unit}` }) + asOf : t('noLast')
  const added = increment?.startsWith('-')
    ? t('decrement', { value: printWan(increment.slice(1)) })
    : increment && t('increment', { value: printWan(increment) })
  const common = { onChange: onDraft }
  return (
    <fieldset>
      <AsOfBox form={form} draft={draft} fault={faultOf('asOf')} onDraft={onDraft} />
      <FigureBox
        {...common}
        field="done"
        unit={t('wan')}
        value={draft.done}
        beside={beside(money?.doneThisYear && printWan(money.doneThisYear), t('wan'))}
        empty={money?.doneThisYear ? printWan(money.doneThisYear) : ''}
        notes={[added || null, form.yearPlan ? t('yearPlan', { value: printWan(form.yearPlan) }) : null]}
        fault={faultOf('done')}
      />
      <FigureBox
        {...common}
        field="physical"
        unit="%"
        value={draft.physical}
        beside={beside(last?.physicalPercent, '%')}
        empty={last?.physicalPercent ?? ''}
        notes={[]}
        fault={faultOf('physical')}
      />
      <FigureBox
        {...common}
        field="funds"
        unit={t('wan')}
        value={draft.funds}
        beside={beside(money?.fundsArrivedThisYear && printWan(money.fundsArrivedThisYear), t('wan'))}
        empty={money?.fundsArrivedThisYear ? printWan(money.fundsArrivedThisYear) : ''}
        notes={[]}
        fault={faultOf('funds')}
      />
      {last && <p className="hint">{t('unchanged')}</p>}
    </fieldset>
  )
}

function AsOfBox({
  form,
  draft,
  fault,
  onDraft,
}: Pick<ReportViewProps, 'form' | 'draft' | 'onDraft'> & { fault: string | null }) {
  return (
    <label className="box">
      <span className="box-name">{t('asOf')}</span>
      <input
        id="box-asOf"
        type="date"
        value={draft.asOf}
        min={form.period.from}
        max={form.period.to}
        onChange={(event) => onDraft({ asOf: event.target.value })}
      />
      {fault && <span className="fault">{t(fault)}</span>}
    </label>
  )
}

function Words({ form, draft, onDraft }: ReportViewProps) {
  const last = besideOf(form)
  return (
    <fieldset>
      <TextBox field="progress" value={draft.progress} last={last?.progress} onChange={onDraft} />
      <TextBox field="next" value={draft.next} last={last?.next} onChange={onDraft} />
      <TextBox field="problem" value={draft.problem} last={last?.problem} copy="copyLast" onChange={onDraft} />
      <TextBox field="help" value={draft.help} last={last?.help} copy="copyLastHelp" onChange={onDraft} />
    </fieldset>
  )
}
