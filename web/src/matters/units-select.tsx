import type { Page } from '@guatu/contract/common'
import type { Unit } from '@guatu/contract/organization'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { api } from '../platform/api.ts'

type Named = { readonly id: string; readonly name: string }
type Props = {
  readonly initial: readonly Named[]
  readonly value?: string[]
  readonly onChange?: (ids: string[]) => void
  readonly id?: string
  readonly most?: number
}

/** Several units by their names; what was chosen keeps its name while another is searched. */
export function UnitsSelect({ initial, value = [], onChange, id, most = 20 }: Props) {
  const [q, setQ] = useState('')
  const [names, setNames] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(initial.map((u) => [u.id, u.name])),
  )
  const found = useQuery({
    queryKey: ['units', 'found', '', q],
    queryFn: () => api.get<Page<Unit>>('api/units', { q, limit: 50 }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  const rows: Named[] = found.data?.rows ?? []
  const kept = value
    .filter((one) => !rows.some((row) => row.id === one))
    .map((one) => ({ id: one, name: names[one] ?? '' }))
  return (
    <Select
      {...(id && { id })}
      mode="multiple"
      defaultActiveFirstOption={false}
      maxCount={most}
      showSearch={{ filterOption: false, onSearch: setQ }}
      value={value}
      onChange={(ids: string[]) => {
        setNames({ ...names, ...Object.fromEntries(rows.map((row) => [row.id, row.name])) })
        onChange?.(ids)
      }}
      options={[...kept, ...rows].map((one) => ({ value: one.id, label: one.name }))}
    />
  )
}
