import { liveTopics } from '@guatu/contract/audit'
import type { Actor } from '@guatu/domain/organization/actor'
import type { FastifyInstance } from 'fastify'
import { mayImport } from '../projects/policy.ts'
import { visibleProjectIds } from '../projects/reads.ts'
import { alreadySent, serve } from './http/serve.ts'
import type { Platform } from './platform.ts'

const OPEN_TOPICS = new Set([
  'wall',
  'dispatch',
  'projects',
  'imports',
  'board',
  'boards',
  'organization',
  'calendar',
  'cards',
  'duties',
  'exemptions',
  'groups',
  'campaigns',
  'dateChanges',
  'pauses',
  'rhythm',
  'matters',
  'contests',
  'ruleSets',
])

/** Which topics a person hears of: open ones; of single projects those within the scope; of imports whoever may import. */
export function topicFilter(actor: Actor, visible: ReadonlySet<string> | null): (topic: string) => boolean {
  return (topic) => {
    if (OPEN_TOPICS.has(topic)) return true
    if (topic.startsWith('import:')) return mayImport(actor)
    const id = /^project:(.+)$/.exec(topic)?.[1]
    return id !== undefined && (visible === null || visible.has(id))
  }
}

/** One stream a browser. */
export function liveRoutes(app: FastifyInstance, platform: Platform): void {
  serve(app, platform, liveTopics, {
    may: null,
    handle: async ({ query, scope, actor, reply }) => {
      const visible = scope.all ? null : new Set(await visibleProjectIds(platform.db, scope))
      const sees = topicFilter(actor, visible)
      const topics = query.topics
        .split(',')
        .filter((t) => t !== '' && sees(t))
        .slice(0, 100)
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        connection: 'keep-alive',
      })
      reply.raw.write('retry: 2000\n\n')
      platform.live.subscribe(reply.raw, topics, sees)
      return alreadySent
    },
  })
}
