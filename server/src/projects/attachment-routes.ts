import { createReadStream } from 'node:fs'
import type { MultipartFile } from '@fastify/multipart'
import { Id } from '@guatu/contract/common'
import * as contract from '@guatu/contract/project-attachments'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { handOutFile, takeInFile } from '../platform/http/attached-file.ts'
import { handOut } from '../platform/http/hand-out.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import { newId } from '../platform/id.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import type { ReadScope } from '../platform/scope.ts'
import { type AttachmentRow, findAttachment, listAttachmentRows } from './attachment-reads.ts'
import { makeThumbnail, thumbnailPathOf } from './attachment-thumbnail.ts'
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
      handOutFile(reply, files, row)
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

async function takeIn(
  { files }: Platform,
  projectId: string,
  part: MultipartFile | undefined,
): Promise<AttachFile | Refusal> {
  const taken = await takeInFile(files, part)
  if (isRefusal(taken)) return taken
  const { path, ...file } = taken
  const id = Id.safeParse(fieldOf(part, 'id'))
  return {
    id: id.success ? id.data : newId(),
    projectId,
    subject: fieldOf(part, 'subject').slice(0, 60) || 'other',
    ...file,
    hasThumbnail: await makeThumbnail(path, file.mediaType),
  }
}

function fieldOf(part: MultipartFile | undefined, name: string): string {
  const field = part?.fields[name]
  return field && !Array.isArray(field) && field.type === 'field' ? String(field.value).trim() : ''
}
