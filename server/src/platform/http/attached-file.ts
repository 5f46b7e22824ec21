import type { MultipartFile } from '@fastify/multipart'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyReply } from 'fastify'
import type { FileStore } from '../files.ts'
import { mayShowInline, readMediaType } from './attachment-type.ts'
import { FILE_LIMIT } from './build-app.ts'
import { handOut, plainName } from './hand-out.ts'
import { attachmentNamed } from './send-table.ts'

export type AttachedFile = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
}

/** Keeps an uploaded file by its content, and says what it is; refuses what is too large or of no type that is taken. */
export async function takeInFile(
  files: FileStore,
  part: MultipartFile | undefined,
): Promise<(AttachedFile & { readonly path: string }) | Refusal> {
  if (!part) return refuse('platform.fileMissing')
  const stored = await files.put(part.file, FILE_LIMIT)
  if (isRefusal(stored)) return stored
  const mediaType = await readMediaType(stored.path)
  if (isRefusal(mediaType)) return mediaType
  return { name: plainName(part.filename), mediaType, ...stored }
}

/** Sends it under its own name, to be looked at where its type is harmless. */
export function handOutFile(reply: FastifyReply, files: FileStore, file: AttachedFile): void {
  const named = attachmentNamed(file.name)
  handOut(reply, file.mediaType, mayShowInline(file.mediaType) ? named.replace('attachment', 'inline') : named)
  reply.header('content-length', file.bytes).send(files.read(file.sha256))
}
