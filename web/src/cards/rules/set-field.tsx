import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'

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
