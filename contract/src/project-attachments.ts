import { z } from 'zod'
import { Id, IdParams, Instant } from './common.ts'
import { operation } from './operation.ts'

export const Attachment = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  subject: z.string(),
  hasThumbnail: z.boolean(),
  by: z.string(),
  recordedAt: Instant,
})

export const addAttachment = operation({
  id: 'addAttachment',
  method: 'POST',
  path: '/api/projects/:id/attachments',
  auth: 'session',
  params: IdParams,
  upload: true,
  response: Attachment,
  refusals: ['platform.fileTooLarge', 'platform.fileTypeNotAllowed'],
})

export const listAttachments = operation({
  id: 'listAttachments',
  method: 'GET',
  path: '/api/projects/:id/attachments',
  auth: 'session',
  params: IdParams,
  response: z.array(Attachment),
})

export const getAttachment = operation({
  id: 'getAttachment',
  method: 'GET',
  path: '/api/attachments/:id',
  auth: 'session',
  params: IdParams,
  download: 'any',
})

export const getThumbnail = operation({
  id: 'getThumbnail',
  method: 'GET',
  path: '/api/attachments/:id/thumbnail',
  auth: 'session',
  params: IdParams,
  download: 'image',
})
