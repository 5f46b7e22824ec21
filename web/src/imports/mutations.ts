import type { ImportView } from '@guatu/contract/imports'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import type { AdjustBody } from './import-model.ts'
import { importKeys } from './keys.ts'

export const uploadLedger = (file: File, onProgress: (share: number) => void): Promise<{ id: string }> =>
  api.upload<{ id: string }>('api/imports', file, onProgress)

/** Any step of one import answers with the whole import as it stands afterwards. */
function useStep<Body>(id: string, step: (body: Body) => Promise<ImportView>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: step,
    onSuccess: (view) => {
      queries.setQueryData(importKeys.one(id), view)
      for (const queryKey of [importKeys.list, importKeys.last]) void queries.invalidateQueries({ queryKey })
    },
  })
}

export const useAdjustImport = (id: string) =>
  useStep(id, (body: AdjustBody) => api.put<ImportView>(`api/imports/${id}`, body))
export const useConfirmImport = (id: string) =>
  useStep(id, (body: { expectedVersion: number; removeGone: boolean }) =>
    api.post<ImportView>(`api/imports/${id}/confirmation`, body),
  )
export const useCancelImport = (id: string) => useStep(id, () => api.delete<ImportView>(`api/imports/${id}`))
export const useUndoImport = (id: string) => useStep(id, () => api.post<ImportView>(`api/imports/${id}/undo`))
