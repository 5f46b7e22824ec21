import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wanOfYuan, yuanOfWan } from '../reports/wan-yuan.ts'
import {
  charactersOf,
  inputOf,
  type Loose,
  type LoosePrecision,
  looseDateOf,
  precisionOf,
  sameLoose,
  typedLoose,
} from './loose-date-model.ts'

type Field<T> = { value?: T; onChange?: (value: T) => void; id?: string }

/** A civil date, typed or picked. The browser's own field: it takes the keyboard, and every platform's picker. */
export function DateInput({ value, onChange, id, label }: Field<string | null> & { label?: string }) {
  return (
    <Input
      type="date"
      max="2099-12-31"
      className="field-date"
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value || null)}
    />
  )
}

/** A date no more exact than it was promised: a day, a month or a year; it commits to the last day. */
export function LooseDateInput({ value, onChange, id }: Field<Loose | null>) {
  const { t } = useTranslation()
  const [precision, setPrecision] = useState<LoosePrecision>(precisionOf(value))
  const [typed, setTyped] = useState(typedLoose(value))
  // The form was filled from elsewhere: show that, but never take away what is being typed.
  if (value && !sameLoose(value, looseDateOf(typed, precision))) {
    setPrecision(precisionOf(value))
    setTyped(typedLoose(value))
  }
  const hold = (text: string, by: LoosePrecision) => {
    setTyped(text)
    setPrecision(by)
    onChange?.(looseDateOf(text, by))
  }
  return (
    <span className="field-loose">
      <Input
        {...(id ? { id } : {})}
        {...(precision === 'year'
          ? { inputMode: 'numeric' as const }
          : { type: inputOf[precision], max: '2099-12-31' })}
        value={typed}
        onChange={(event) => hold(event.target.value, precision)}
      />
      <Select
        aria-label={t('parts:precision.label')}
        value={precision}
        onChange={(by: LoosePrecision) => hold(value ? value.date.slice(0, charactersOf[by]) : '', by)}
        options={(['day', 'month', 'year'] as const).map((by) => ({ value: by, label: t(`parts:precision.${by}`) }))}
      />
    </span>
  )
}

const typedOf = (value: string | undefined): string =>
  value === undefined ? '' : yuanForm.test(value) ? wanOfYuan(value) : value.replace(/^\?/, '')
/** What is no amount is kept as typed behind a '?', which the form then refuses. */
const heldOf = (typed: string): string => (typed.trim() === '' ? '' : (yuanOfWan(typed) ?? `?${typed}`))

/** Typed in 万元, held as a decimal string of yuan. */
export function WanInput({ value, onChange, id, disabled }: Field<string> & { disabled?: boolean }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(typedOf(value))
  // The form was filled from elsewhere: show that, but never rewrite what is being typed ('1.' is on its way to '1.5').
  if (heldOf(typed) !== (value ?? '') && typedOf(value) !== typed && typedOf(heldOf(typed)) !== typedOf(value))
    setTyped(typedOf(value))
  return (
    <Input
      {...(id ? { id } : {})}
      inputMode="decimal"
      suffix={t('parts:wan')}
      disabled={disabled}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange?.(heldOf(event.target.value))
      }}
    />
  )
}

export const yuanForm = /^-?\d{1,16}(\.\d{1,2})?$/

export function WanItem({
  name,
  label,
  required = true,
}: {
  name: string | (string | number)[]
  label: string
  required?: boolean
}) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        { required, message: t('parts:field.missing', { label }) },
        { pattern: yuanForm, message: t('parts:field.noAmount') },
      ]}
    >
      <WanInput />
    </Form.Item>
  )
}

/** Why: asked wherever history would otherwise be silent. */
export function ReasonItem({
  name = 'reason',
  label,
  required = true,
}: {
  name?: string
  label?: string
  required?: boolean
}) {
  const { t } = useTranslation()
  const said = label ?? t('parts:field.reason')
  return (
    <Form.Item
      name={name}
      label={said}
      rules={[{ required, whitespace: required, message: t('parts:field.missing', { label: said }) }]}
    >
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} showCount />
    </Form.Item>
  )
}

export function DateItem({ name, label, required = true }: { name: string; label: string; required?: boolean }) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={label} rules={[{ required, message: t('parts:field.missing', { label }) }]}>
      <DateInput />
    </Form.Item>
  )
}

type Choice = { value: string; label: string }
export function ChoiceItem({
  name,
  label,
  options,
  required = true,
}: {
  name: string
  label: string
  options: readonly Choice[]
  required?: boolean
}) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={label} rules={[{ required, message: t('parts:field.missing', { label }) }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} allowClear={!required} options={[...options]} />
    </Form.Item>
  )
}

/** One line of text; required unless said otherwise. */
export function TextItem({
  name,
  label,
  hint,
  max = 200,
  required = true,
}: {
  name: string
  label: string
  hint?: string
  max?: number
  required?: boolean
}) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name={name}
      label={label}
      {...(hint ? { extra: hint } : {})}
      rules={[{ required, whitespace: required, message: t('parts:field.missing', { label }) }]}
    >
      <Input maxLength={max} />
    </Form.Item>
  )
}
