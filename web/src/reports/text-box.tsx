import { t } from './phone-words.ts'
import type { Draft } from './weekly-report-model.ts'

type Field = 'progress' | 'next' | 'problem' | 'help' | 'reason'

/** Words start empty with the last ones shown beneath: what is copied unread tells nobody anything. */
export function TextBox(props: {
  field: Field
  value: string
  last?: string | undefined
  /** Offered only where saying the same again is true: a problem that still stands. */
  copy?: 'copyLast' | 'copyLastHelp'
  fault?: string | null
  onChange: (change: Partial<Draft>) => void
}) {
  const id = `box-${props.field}`
  const { last } = props
  return (
    <div className={props.fault ? 'box box-fault' : 'box'}>
      <label htmlFor={id} className="box-name">
        {t(props.field)}
        {(props.field === 'problem' || props.field === 'help') && <small>{t('optional')}</small>}
      </label>
      <textarea
        id={id}
        rows={props.value.length > 40 ? 4 : 2}
        maxLength={props.field === 'reason' ? 500 : 2000}
        value={props.value}
        aria-invalid={Boolean(props.fault)}
        onChange={(event) => props.onChange({ [props.field]: event.target.value })}
      />
      {last && (
        <p className="last-text">
          {t('lastText')}
          {last}
        </p>
      )}
      {last && props.copy && props.value === '' && (
        <button type="button" className="quiet" onClick={() => props.onChange({ [props.field]: last })}>
          {t(props.copy)}
        </button>
      )}
      {props.fault && <span className="fault">{t(props.fault)}</span>}
    </div>
  )
}
