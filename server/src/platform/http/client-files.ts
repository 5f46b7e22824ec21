import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { say } from '@guatu/words/say'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** The three doors of the client and the paths that lead to them. Everything else that is no file is the desk's. */
const doors = { '/report': 'report.html', '/report.html': 'report.html', '/board.html': 'board.html' } as const

/** Serves the built client: hashed assets for a year, the doors never cached, with base address and nonce written in. */
export async function serveClient(app: FastifyInstance, folder: string, basePath: string): Promise<void> {
  const door = (name: string) => async (_request: FastifyRequest, reply: FastifyReply) => {
    // Read every time: a client that was built anew names other assets.
    const page = await readFile(join(folder, name), 'utf8').catch(() => null)
    if (page === null)
      return reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send(say({ code: 'platform.clientNotBuilt', params: {} }))
    const nonce = (reply as FastifyReply & { cspNonce?: { style: string } }).cspNonce?.style ?? ''
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(
        page
          .replace('<base href="/"', `<base href="${basePath}/"`)
          .replace('name="csp-nonce" content=""', `name="csp-nonce" content="${nonce}"`),
      )
  }
  if (existsSync(folder))
    await app.register(fastifyStatic, { root: folder, index: false, wildcard: true, maxAge: '365d', immutable: true })
  app.get('/', door('index.html'))
  app.get('/index.html', door('index.html'))
  for (const [path, name] of Object.entries(doors)) app.get(path, door(name))
  app.get('/board/:token', door('board.html'))
  app.get('/board/:token/explanation', door('board.html'))
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && /text\/html/.test(request.headers.accept ?? '')
    if (wantsPage && !/^\/(api|assets)\//.test(request.url.slice(basePath.length)))
      return door('index.html')(request, reply)
    return reply.code(404).type('application/problem+json').send({
      type: 'about:blank',
      title: '没有这个地址',
      status: 404,
      detail: '没有这个地址。',
      code: 'platform.notFound',
      params: {},
    })
  })
}
