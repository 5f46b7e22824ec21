import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { plainNumber } from './rule-set-model.ts'

/** A label above its field. */
export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <span className="set-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </span>
  )
}

export function Choice({
  label,
  value,
  options,
  text,
  onChange,
}: {
  label: string
  value: string
  options: readonly string[]
  text: (value: string) => string
  onChange: (value: string) => void
}) {
  const { t } = useTranslation()
  return (
    <Field label={t(`rules:edit.${label}`)}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option} value={option}>
              {text(option)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type Whole = {
  id?: string
  label?: string
  value: number | undefined
  usual?: number
  onChange: (value: number | undefined) => void
}

/** A whole number or nothing; what stands where nothing is said is shown in the empty field. */
export function WholeInput({ id, label, value, usual, onChange }: Whole) {
  return (
    <input
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      className="rule-small"
      inputMode="numeric"
      placeholder={usual === undefined ? undefined : String(usual)}
      value={value ?? ''}
      onChange={(event) => onChange(Number(plainNumber(event.target.value)) || undefined)}
    />
  )
}

/** The same with its words before it, in a row of others. */
export function WholeBeside({ text, ...whole }: Whole & { text: string }) {
  const id = useId()
  return (
    <span className="set-box">
      <label htmlFor={id}>{text}</label>
      <WholeInput id={id} {...whole} />
    </span>
  )
}
