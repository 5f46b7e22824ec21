import type {
  changeUnit,
  confirmSetup,
  createPost,
  createUnit,
  handOverPost,
  Post,
  previewSetup,
  Unit,
} from '@guatu/contract/organization'
import type { z } from 'zod'
import { api } from '../platform/api.ts'

export type SetupPreview = z.infer<typeof previewSetup.response>
export type SetupDone = z.infer<typeof confirmSetup.response>

export const sendNewUnit = (body: z.infer<typeof createUnit.body>): Promise<Unit> => api.post<Unit>('api/units', body)
export const sendUnitChange = (id: string, body: z.infer<typeof changeUnit.body>): Promise<Unit> =>
  api.put<Unit>(`api/units/${id}`, body)
export const sendNewPost = (body: z.infer<typeof createPost.body>): Promise<Post> => api.post<Post>('api/posts', body)
export const sendHandOver = (postId: string, body: z.infer<typeof handOverPost.body>): Promise<Post> =>
  api.post<Post>(`api/posts/${postId}/holdings`, body)
export const uploadSetup = (file: File): Promise<SetupPreview> =>
  api.upload<SetupPreview>('api/organization/setup/preview', file)
export const sendSetup = (rows: SetupPreview['rows']): Promise<SetupDone> =>
  api.post<SetupDone>('api/organization/setup', { rows })
