import type { Page } from '@guatu/contract/common'
import type { Post, Unit } from '@guatu/contract/organization'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { api } from '../platform/api.ts'

type Choice = { id: string; name: string }
type Props = {
  /** Given by the form field around it. */
  value?: string | null
  onChange?: (id: string | null) => void
  id?: string
  /** The name of the present value, which need not be among the first found. */
  initial?: Choice | null
  placeholder?: string
}

const useFound = (kind: string | undefined, q: string) =>
  useQuery({
    queryKey: ['units', 'found', kind ?? '', q],
    queryFn: () => api.get<Page<Unit>>('api/units', { kind, q, limit: 50 }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })

function Found({ options, onSearch, ...props }: Props & { options: Choice[]; onSearch: (q: string) => void }) {
  const { initial, value, onChange, ...rest } = props
  const known = initial && !options.some((option) => option.id === initial.id) ? [initial, ...options] : options
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch }}
      allowClear
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
      options={known.map((option) => ({ value: option.id, label: option.name }))}
    />
  )
}

/** A unit by its name; the server searches, districts have thousands. */
export function UnitSelect({ kind, ...props }: Props & { kind?: Unit['kind'] }) {
  const [q, setQ] = useState('')
  const found = useFound(kind, q)
  const options = (found.data?.rows ?? []).map(({ id, name }) => ({ id, name }))
  return <Found {...props} options={options} onSearch={setQ} />
}

const nameOfPost = (unit: Unit, post: Post) =>
  [unit.shortName || unit.name, post.title, post.holder?.personName].filter(Boolean).join(' · ')

/** A post of a unit, found by the unit's name: a post answers, its holder may change. */
export function PostSelect({ duty, ...props }: Props & { duty: Post['duty'] }) {
  const [q, setQ] = useState('')
  const found = useFound(undefined, q)
  const options = (found.data?.rows ?? []).flatMap((unit) =>
    unit.posts.filter((post) => post.duty === duty).map((post) => ({ id: post.id, name: nameOfPost(unit, post) })),
  )
  return <Found {...props} options={options} onSearch={setQ} />
}
