import type { Page } from '@guatu/contract/common'
import type { Unit } from '@guatu/contract/organization'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Chosen, ManySelect } from '../parts/many-select.tsx'
import { api } from '../platform/api.ts'

type Props = Chosen & {
  readonly initial: readonly { readonly id: string; readonly name: string }[]
  readonly most?: number
}

/** Several units by their names. */
export function UnitsSelect({ most = 20, ...props }: Props) {
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: ['units', 'found', '', q],
    queryFn: () => api.get<Page<Unit>>('api/units', { q, limit: 50 }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  return <ManySelect {...props} rows={found.data?.rows ?? []} onSearch={setQ} most={most} />
}
