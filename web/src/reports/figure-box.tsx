import { t } from './phone-words.ts'
import type { Draft } from './weekly-report-model.ts'

type Field = 'done' | 'physical' | 'funds'

/** A figure: what it was stands beside it and, in grey, inside it; only what changed is typed. */
export function FigureBox(props: {
  field: Field
  unit: string
  value: string
  beside: string
  empty: string
  notes: readonly (string | null)[]
  fault: string | null
  onChange: (change: Partial<Draft>) => void
}) {
  const id = `box-${props.field}`
  const notes = props.notes.filter((note) => note !== null)
  return (
    <div className={props.fault ? 'box box-fault' : 'box'}>
      <label htmlFor={id} className="box-name">
        {t(props.field)}
      </label>
      <span className="box-line">
        <input
          id={id}
          inputMode="decimal"
          enterKeyHint="next"
          autoComplete="off"
          value={props.value}
          placeholder={props.empty}
          aria-describedby={`${id}-beside`}
          aria-invalid={props.fault !== null}
          onChange={(event) => props.onChange({ [props.field]: event.target.value })}
        />
        <span className="unit">{props.unit}</span>
      </span>
      <span className="beside" id={`${id}-beside`}>
        {props.beside}
      </span>
      {notes.map((note) => (
        <span className="beside" key={note}>
          {note}
        </span>
      ))}
      {props.fault && <span className="fault">{t(props.fault)}</span>}
    </div>
  )
}
