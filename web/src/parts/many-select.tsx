import { Select } from 'antd'
import { useState } from 'react'

type Named = { readonly id: string; readonly name: string }
/** What a form hands to its field. */
export type Chosen = {
  readonly value?: string[]
  readonly onChange?: (ids: string[]) => void
  readonly id?: string
}
type Props = Chosen & {
  readonly rows: readonly Named[]
  readonly onSearch: (q: string) => void
  readonly most: number
  /** What was chosen before the form was opened. */
  readonly initial?: readonly Named[]
}

/** Several of what is found by name; what was chosen keeps its name while another is searched. */
export function ManySelect({ rows, onSearch, most, initial = [], value = [], onChange, id }: Props) {
  const [names, setNames] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(initial.map((one) => [one.id, one.name])),
  )
  const kept = value
    .filter((one) => !rows.some((row) => row.id === one))
    .map((one) => ({ id: one, name: names[one] ?? '' }))
  return (
    <Select
      {...(id && { id })}
      mode="multiple"
      defaultActiveFirstOption={false}
      maxCount={most}
      showSearch={{ filterOption: false, onSearch }}
      value={value}
      onChange={(ids: string[]) => {
        setNames({ ...names, ...Object.fromEntries(rows.map((row) => [row.id, row.name])) })
        onChange?.(ids)
      }}
      options={[...kept, ...rows].map((one) => ({ value: one.id, label: one.name }))}
    />
  )
}
