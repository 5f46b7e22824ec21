import type { Page } from '@guatu/contract/common'
import type { ImportBrief as ImportBriefSchema, ImportLine, ImportView } from '@guatu/contract/imports'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
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

const linesAtOnce = 100

/** One list inside an import, page by page; read anew whenever the import stands differently. */
export const useImportLines = (view: ImportView, query: Readonly<Record<string, string>>) =>
  useInfiniteQuery({
    queryKey: [...importKeys.lines(view.id), view.version, view.state, query],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      api.get<Page<ImportLine>>(`api/imports/${view.id}/lines`, {
        ...query,
        limit: linesAtOnce,
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before, last) =>
      (last?.queryKey.at(-1) as typeof query | undefined)?.list === query.list ? before : undefined,
  })

/** All lines of a list at once, for what is done to every one of them. */
export const useAllLines = (id: string) =>
  useMutation({
    mutationFn: async (query: Readonly<Record<string, string>>) => {
      const lines: ImportLine[] = []
      for (let cursor = ''; ; ) {
        const page = await api.get<Page<ImportLine>>(`api/imports/${id}/lines`, {
          ...query,
          limit: 200,
          ...(cursor ? { cursor } : {}),
        })
        lines.push(...page.rows)
        if (page.next === null) return lines
        cursor = page.next
      }
    },
  })
