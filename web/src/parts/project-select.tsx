import type { Page } from '@guatu/contract/common'
import type { ProjectRow } from '@guatu/contract/projects'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { api } from '../platform/api.ts'

/** A project by its name. Given value and onChange by its form field. */
export function ProjectSelect({
  value,
  onChange,
  id,
  initial,
}: {
  value?: string | null
  onChange?: (id: string | null) => void
  id?: string
  /** The name of the present value, which need not be among the first found. */
  initial?: { id: string; name: string } | null
}) {
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: ['projects', 'list', 'found', q],
    queryFn: () => api.get<Page<ProjectRow>>('api/projects', { q, limit: 50 }),
    placeholderData: (before) => before,
  })
  const rows: { id: string; name: string }[] = found.data?.rows ?? []
  const known = initial && !rows.some((row) => row.id === initial.id) ? [initial, ...rows] : rows
  return (
    <Select
      {...(id && { id })}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
      options={known.map((row) => ({ value: row.id, label: row.name }))}
    />
  )
}
