import { createReadStream } from 'node:fs'
import type { MultipartFile } from '@fastify/multipart'
import { Id } from '@guatu/contract/common'
import * as contract from '@guatu/contract/project-attachments'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { FILE_LIMIT } from '../platform/http/build-app.ts'
import { handOut, plainName } from '../platform/http/hand-out.ts'
import { attachmentNamed } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import { newId } from '../platform/id.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import type { ReadScope } from '../platform/scope.ts'
import { type AttachmentRow, findAttachment, listAttachmentRows } from './attachment-reads.ts'
import { makeThumbnail, thumbnailPathOf } from './attachment-thumbnail.ts'
import { mayShowInline, readMediaType } from './attachment-type.ts'
import { type AttachFile, attachFile } from './commands/attach-file.ts'
import { mayAttach, mayReadProjects } from './policy.ts'
import { findProject, tiesOf } from './reads.ts'

const present = (r: AttachmentRow): z.infer<typeof contract.Attachment> => ({
  id: r.id,
  name: r.name,
  mediaType: r.mediaType,
  bytes: r.bytes,
  subject: r.subject,
  hasThumbnail: r.hasThumbnail,
  by: r.by ?? '—',
  recordedAt: r.recordedAt.toISOString(),
})

const notFound = refuse('platform.notFound', { what: 'projects.attachment' })

export function attachmentRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, files } = platform
  const rowOf = async (scope: ReadScope, id: string): Promise<AttachmentRow | Refusal> =>
    (await findAttachment(db, scope, id)) ?? notFound

  serve(app, platform, contract.addAttachment, {
    may: mayReadProjects,
    handle: async ({ params, request, scope, actor, caller }) => {
      // Asked before fifty megabytes are taken in, and again under the lock.
      const project = await findProject(db, scope, params.id)
      if (!project) return refuse('platform.notFound', { what: 'projects.project' })
      if (!mayAttach(actor, tiesOf(project))) return refuse('platform.notPermitted')
      const part = await request.file()
      if (!part) return refuse('platform.fileMissing')
      const input = await takeIn(platform, params.id, part)
      if (isRefusal(input)) return input
      const done = await runCommand(platform, caller, attachFile, input)
      if (isRefusal(done)) return done
      const row = await rowOf(scope, done.id)
      return isRefusal(row) ? row : present(row)
    },
  })
  serve(app, platform, contract.listAttachments, {
    may: mayReadProjects,
    handle: async ({ params, scope }) => {
      if (!(await findProject(db, scope, params.id))) return refuse('platform.notFound', { what: 'projects.project' })
      return (await listAttachmentRows(db, scope, params.id)).map(present)
    },
  })
  serve(app, platform, contract.getAttachment, {
    may: mayReadProjects,
    handle: async ({ params, scope, reply }) => {
      const row = await rowOf(scope, params.id)
      if (isRefusal(row)) return row
      if (!(await files.exists(row.sha256))) return notFound
      const named = attachmentNamed(row.name)
      handOut(reply, row.mediaType, mayShowInline(row.mediaType) ? named.replace('attachment', 'inline') : named)
      reply.header('content-length', row.bytes).send(files.read(row.sha256))
      return alreadySent
    },
  })
  serve(app, platform, contract.getThumbnail, {
    may: mayReadProjects,
    handle: async ({ params, scope, reply }) => {
      const row = await rowOf(scope, params.id)
      if (isRefusal(row)) return row
      const path = files.pathOf(row.sha256)
      // A restored installation may have lost it: drawn again.
      if (!row.hasThumbnail || !(await makeThumbnail(path, row.mediaType))) return notFound
      handOut(reply, 'image/jpeg', 'inline')
      reply.send(createReadStream(thumbnailPathOf(path)))
      return alreadySent
    },
  })
}

async function takeIn(platform: Platform, projectId: string, part: MultipartFile): Promise<AttachFile | Refusal> {
  const stored = await platform.files.put(part.file, FILE_LIMIT)
  if (isRefusal(stored)) return stored
  const mediaType = await readMediaType(stored.path)
  if (isRefusal(mediaType)) return mediaType
  const id = Id.safeParse(fieldOf(part, 'id'))
  return {
    id: id.success ? id.data : newId(),
    projectId,
    subject: fieldOf(part, 'subject').slice(0, 60) || 'other',
    name: plainName(part.filename),
    mediaType,
    bytes: stored.bytes,
    sha256: stored.sha256,
    hasThumbnail: await makeThumbnail(stored.path, mediaType),
  }
}

function fieldOf(part: MultipartFile, name: string): string {
  const field = part.fields[name]
  return field && !Array.isArray(field) && field.type === 'field' ? String(field.value).trim() : ''
}
