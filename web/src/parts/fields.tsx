import { DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wanOfYuan, yuanOfWan } from '../reports/wan-yuan.ts'

type Field<T> = { value?: T; onChange?: (value: T) => void; id?: string }

/** A civil date as 'YYYY-MM-DD'; typed or picked. */
export function DateInput({ value, onChange, id, clearable = false }: Field<string | null> & { clearable?: boolean }) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      value={value ? dayjs(value, 'YYYY-MM-DD') : null}
      onChange={(day: Dayjs | null) => onChange?.(day?.format('YYYY-MM-DD') ?? null)}
      format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D', 'YYYY年M月D日']}
      allowClear={clearable}
      className="field-date"
    />
  )
}

type Loose = { date: string; precision: 'day' | 'tenDays' | 'month' | 'quarter' | 'half' | 'year' }
const lasts = { day: 'day', month: 'month', year: 'year' } as const

/** A date no more exact than it was promised: a day, a month or a year; it commits to the last day. */
export function LooseDateInput({ value, onChange, id }: Field<Loose | null>) {
  const { t } = useTranslation()
  const precision = value?.precision === 'month' || value?.precision === 'year' ? value.precision : 'day'
  const give = (day: Dayjs | null, by: keyof typeof lasts) =>
    onChange?.(day ? { date: day.endOf(lasts[by]).format('YYYY-MM-DD'), precision: by } : null)
  const now = value ? dayjs(value.date, 'YYYY-MM-DD') : null
  return (
    <span className="field-loose">
      <DatePicker
        {...(id ? { id } : {})}
        picker={precision === 'day' ? 'date' : precision}
        value={now}
        onChange={(day: Dayjs | null) => give(day, precision)}
      />
      <Select
        aria-label={t('parts:precision.label')}
        value={precision}
        onChange={(by: keyof typeof lasts) => (now ? give(now, by) : onChange?.(null))}
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
      <DateInput clearable={!required} />
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
