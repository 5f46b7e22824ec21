import { wallOperation, wallSnapshot } from '@guatu/contract/wall'
import { periodLabel } from '@guatu/domain/reports/periods'
import { encodeWall } from '@guatu/domain/wall/encode-wall'
import type { WallSnapshot } from '@guatu/domain/wall/snapshot'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { ruleSetAt } from '../cards/judge-at.ts'
import { loadRuleSets } from '../cards/rule-set-reads.ts'
import { headSeq } from '../platform/audit-reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import type { ReadScope } from '../platform/scope.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { closedPeriods, dispatchingNow } from '../reports/period-now.ts'
import { readWall } from './reads.ts'
import { WallCache } from './wall-cache.ts'
import { paletteOf, WornPalettes } from './worn-palettes.ts'

export function wallRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const cache = new WallCache()
  serve(app, platform, wallOperation, {
    may: mayReadProjects,
    handle: async ({ scope, lang, request, reply }) => {
      const now = clock.now()
      const today = civilDateOf(now)
      const version = await headSeq(db)
      const key = JSON.stringify([scope, lang, today])
      const make = async () => {
        const snapshot = await readSnapshot(platform, scope, lang, now, version)
        return platform.checkAnswers ? wallSnapshot.parse(snapshot) : snapshot
      }
      const packed = await cache.get(key, version, make)
      const zips = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
      reply
        .type('application/json; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('vary', 'accept-encoding')
        .header('content-encoding', zips ? 'gzip' : 'identity')
        .send(zips ? packed.gzipped : packed.json)
      return alreadySent
    },
  })
}

async function readSnapshot(
  { db }: Platform,
  scope: ReadScope,
  lang: Lang,
  now: Date,
  version: number,
): Promise<WallSnapshot> {
  const today = civilDateOf(now)
  const [dispatching, sets] = await Promise.all([dispatchingNow(db), loadRuleSets(db)])
  const periods = closedPeriods(now.toISOString(), today, dispatching, 8).reverse()
  const set = ruleSetAt(sets, { asOf: today, knownAt: now.toISOString() })
  const keys = periods.map((p) => p.key)
  const rows = await readWall(db, scope, keys, today, (of, id) => ({
    id,
    name: say({ code: `projects.${of}.${id}`, params: {} }, lang),
  }))
  const worn = new WornPalettes(sets, set, lang)
  const dressed = rows.map(({ ruleSet, ...r }) => ({ ...r, palette: worn.indexOf(ruleSet) }))
  return encodeWall(
    {
      asOf: today,
      version,
      palette: paletteOf(set.palette, lang),
      palettes: worn.others,
      periods: periods.map((p) => ({ name: say(periodLabel(p), lang), end: p.closesOn })),
    },
    dressed,
  )
}
