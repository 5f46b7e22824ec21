import { readFileSync } from 'node:fs'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import { refuse } from '@guatu/domain/kernel/coded'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { isDiskFull } from '../disk-full.ts'
import { newId } from '../id.ts'
import { sendProblem } from './problem.ts'
import { langOf } from './serve.ts'

export const FILE_LIMIT = 50 * 1024 * 1024

/** The bare server: logs, limits, headers, problems. Rooms add their routes under the base path. */
export async function buildApp(config: Config): Promise<FastifyInstance> {
  const tls = config.tls && { https: { cert: readFileSync(config.tls.cert), key: readFileSync(config.tls.key) } }
  const app = Fastify({
    ...tls,
    logger: { level: config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    logController: new Fastify.LogController({
      disableRequestLogging: config.logLevel !== 'debug' && config.logLevel !== 'trace',
    }),
    trustProxy: config.trustProxy === true ? true : config.trustProxy === false ? false : [...config.trustProxy],
    genReqId: () => newId(),
    bodyLimit: 4 * 1024 * 1024,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  }) as unknown as FastifyInstance
  await app.register(helmet, {
    enableCSPNonces: false,
    hsts: config.secure,
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
  })
  addContentPolicy(app, config)
  await app.register(compress, { threshold: 2048, encodings: ['gzip'] })
  await app.register(multipart, { limits: { fileSize: FILE_LIMIT, files: 1, fields: 10 } })
  await app.register(rateLimit, { global: false })
  refuseForeignCalls(app, config)
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const lang = langOf(request)
    if (error.code === 'FST_REQ_FILE_TOO_LARGE')
      return sendProblem(reply, refuse('platform.fileTooLarge', { megabytes: FILE_LIMIT / 1024 / 1024 }), lang)
    if (error.statusCode === 429) return sendProblem(reply, refuse('platform.tooManyRequests'), lang)
    if (error.statusCode && error.statusCode < 500)
      return sendProblem(reply, refuse('platform.badInput'), lang, {
        fields: [{ path: 'body', message: error.message }],
      })
    request.log.error({ err: error }, 'unexpected')
    if (isDiskFull(error)) return sendProblem(reply, refuse('platform.diskFull'), lang)
    return sendProblem(reply, refuse('platform.bug', { id: String(request.id) }), lang)
  })
  return app
}

/** script-src 'self' from the first page; antd's styles carry a nonce. upgrade-insecure-requests only behind https. */
function addContentPolicy(app: FastifyInstance, config: Config): void {
  app.addHook('onRequest', async (_request, reply) => {
    const nonce = newId().replaceAll('-', '')
    ;(reply as unknown as { cspNonce: { style: string } }).cspNonce = { style: nonce }
    const policy = [
      "default-src 'self'",
      "script-src 'self'",
      "worker-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "font-src 'self'",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'self'",
      ...(config.secure ? ['upgrade-insecure-requests'] : []),
    ]
    reply.header('content-security-policy', policy.join('; '))
  })
}

const WRITES = new Set(['POST', 'PUT', 'DELETE', 'PATCH'])

/** Requests must name a known host, and writes must come from our own pages: the cookie alone is not enough. */
function refuseForeignCalls(app: FastifyInstance, config: Config): void {
  const known = new Set(config.allowedHosts)
  const nameOf = (host: string): string => host.replace(/:\d+$/, '')
  app.addHook('onRequest', async (request, reply) => {
    if (!known.has(nameOf(request.host)) && request.url !== '/healthz')
      return sendProblem(reply, refuse('platform.unknownHost', { host: request.host }), langOf(request))
    const origin = request.headers.origin
    if (origin && WRITES.has(request.method) && (!URL.canParse(origin) || !known.has(nameOf(new URL(origin).host))))
      return sendProblem(reply, refuse('platform.foreignOrigin'), langOf(request))
  })
}
