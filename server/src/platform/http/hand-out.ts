import type { FastifyReply } from 'fastify'

/** What people upload is never run: its type is fixed, not guessed, and nothing in it may load or script anything. */
export function handOut(reply: FastifyReply, mediaType: string, disposition: string): void {
  reply
    .type(mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType)
    .header('content-disposition', disposition)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, max-age=86400')
}

/** The file's own name without folders and control characters. */
export const plainName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/\p{Cc}/gu, '')
    .slice(-200) || 'file'
