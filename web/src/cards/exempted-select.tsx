import type { Page } from '@guatu/contract/common'
import type { CardSubject } from '@guatu/domain/cards/card-subjects'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { ProjectSelect } from '../parts/project-select.tsx'
import { UnitSelect } from '../parts/unit-select.tsx'
import { api } from '../platform/api.ts'
import { cardKeys } from './keys.ts'

type Props = {
  type: CardSubject
  /** Given by the form field around it. */
  value?: string | null
  onChange?: (id: string | null) => void
  id?: string
}

/** Whoever can carry a card, by kind and name. */
export function ExemptedSelect({ type, ...field }: Props) {
  if (type === 'project') return <ProjectSelect {...field} />
  if (type === 'unit') return <UnitSelect {...field} />
  if (type === 'headquarters' || type === 'areaHeadquarters' || type === 'taskForce')
    return <UnitSelect {...field} kind={type} />
  return <LitSelect type={type} {...field} />
}

/** A matter by its title; a place or a campaign among those that have a light. */
function LitSelect({ type, value, onChange, id }: Props) {
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: cardKeys.exemptable(type, q),
    queryFn: async () => {
      if (type === 'matter') {
        const { rows } = await api.get<Page<{ id: string; title: string }>>('api/matters', { q, limit: 50 })
        return rows.map((row) => ({ value: row.id, label: row.title }))
      }
      const { rows } = await api.get<Page<{ id: string; name: string }>>('api/groups', { by: type, q, limit: 50 })
      return rows.map((row) => ({ value: row.id, label: row.name }))
    },
    placeholderData: (before) => before,
  })
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
      options={found.data ?? []}
    />
  )
}
