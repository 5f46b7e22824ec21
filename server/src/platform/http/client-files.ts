import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** The three doors of the client and the paths that lead to them. Everything else that is no file is the desk's. */
const doors = { '/report': 'report.html', '/report.html': 'report.html', '/board.html': 'board.html' } as const

/** Serves the built client: hashed assets for a year, the doors never cached, with base address and nonce written in. */
export async function serveClient(app: FastifyInstance, folder: string, basePath: string): Promise<void> {
  const pages = new Map<string, string>()
  for (const name of ['index.html', 'report.html', 'board.html']) {
    const file = join(folder, name)
    if (existsSync(file)) pages.set(name, readFileSync(file, 'utf8'))
  }
  const door = (name: string) => (request: FastifyRequest, reply: FastifyReply) => {
    const page = pages.get(name) ?? pages.get('index.html')
    if (!page) return reply.code(503).type('text/plain; charset=utf-8').send('客户端尚未构建，请先运行 npm start。')
    const nonce = (reply as FastifyReply & { cspNonce?: { style: string } }).cspNonce?.style ?? ''
    void request
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
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && /text\/html/.test(request.headers.accept ?? '')
    if (wantsPage && !/^\/(api|assets)\//.test(request.url)) return door('index.html')(request, reply)
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
