import type {
  addCode,
  addListing,
  enterStage,
  moveCommitment,
  recordFunds,
  recordStatistics,
  setYearPlan,
} from '@guatu/contract/project-acts'
import type { Attachment } from '@guatu/contract/project-attachments'
import type { changeProject, Dossier, ProjectBody, ProjectPosition, setPosition } from '@guatu/contract/projects'
import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { projectKeys } from './keys.ts'

type Body<O extends { body: z.ZodType }> = z.infer<O['body']>

/** The acts on one dossier. Each answers with the dossier as it then stands, which replaces what is shown. */
export function useProjectActs(id: string) {
  const queries = useQueryClient()
  const at = `api/projects/${encodeURIComponent(id)}`
  const taken = (dossier: Dossier) => {
    queries.setQueryData(projectKeys.dossier(id), dossier)
    void queries.invalidateQueries({ queryKey: projectKeys.one(id), predicate: (q) => q.queryKey[2] !== 'dossier' })
    void queries.invalidateQueries({ queryKey: projectKeys.list })
    return dossier
  }
  const post =
    <B>(path: string) =>
    async (body: B) =>
      taken(await api.post<Dossier>(`${at}/${path}`, body))
  return {
    change: async (body: Body<typeof changeProject>) => taken(await api.put<Dossier>(at, body)),
    moveCommitment: post<Body<typeof moveCommitment>>('commitments'),
    setYearPlan: post<Body<typeof setYearPlan>>('year-plans'),
    recordFunds: post<Body<typeof recordFunds>>('funds'),
    recordStatistics: post<Body<typeof recordStatistics>>('statistics'),
    addListing: post<Body<typeof addListing>>('listings'),
    addCode: post<Body<typeof addCode>>('codes'),
    enterStage: post<Body<typeof enterStage>>('stages'),
    attach: async (file: File, subject: string, onProgress: (share: number) => void) => {
      const attachment = await api.upload<z.infer<typeof Attachment>>(`${at}/attachments`, file, onProgress, {
        subject,
      })
      await queries.invalidateQueries({ queryKey: projectKeys.one(id) })
      return attachment
    },
  }
}

export const createProject = (body: ProjectBody & { id: string }): Promise<Dossier> =>
  api.post<Dossier>('api/projects', body)

/** Where the project stands; its time line has a line more then. */
export function useSetPosition(id: string) {
  const queries = useQueryClient()
  return async (body: Body<typeof setPosition>) => {
    try {
      return await api.put<ProjectPosition>(`api/projects/${encodeURIComponent(id)}/position`, body)
    } finally {
      void queries.invalidateQueries({ queryKey: projectKeys.position(id) })
      void queries.invalidateQueries({ queryKey: projectKeys.timeline(id) })
    }
  }
}
