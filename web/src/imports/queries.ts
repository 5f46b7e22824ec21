import type { Page } from '@guatu/contract/common'
import type { ImportBrief as ImportBriefSchema, ImportView } from '@guatu/contract/imports'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { comesBack, isAtWork } from './import-model.ts'
import { importKeys } from './keys.ts'

export type ImportBrief = z.infer<typeof ImportBriefSchema>

/** The newest ledger that went in, whose layout can be filled with what is stored now; null when there is none. */
export const useLastLedger = (asked: boolean) =>
  useQuery({
    queryKey: importKeys.last,
    enabled: asked,
    queryFn: () => api.get<Page<ImportBrief>>('api/imports', { state: 'confirmed', limit: 50 }),
    select: ({ rows }) => rows.find(comesBack) ?? null,
  })

/** One import; asked again twice a second while a server reads or stores it. */
export const useImport = (id: string) =>
  useQuery({
    queryKey: importKeys.one(id),
    queryFn: () => api.get<ImportView>(`api/imports/${id}`),
    refetchInterval: (query) => (isAtWork(query.state.data?.state) ? 500 : false),
  })
