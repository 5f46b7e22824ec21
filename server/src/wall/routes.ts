import { wallOperation } from '@guatu/contract/wall'
import { LEVELS, type Level } from '@guatu/domain/cards/level'
import { attireOf } from '@guatu/domain/cards/palette'
import { periodLabel } from '@guatu/domain/reports/periods'
import { encodeWall } from '@guatu/domain/wall/encode-wall'
import type { LevelLetter, PaletteColour, WallPalette } from '@guatu/domain/wall/snapshot'
import { say } from '@guatu/words/say'
import type { FastifyInstance } from 'fastify'
import { currentCalendar } from '../calendar/reads.ts'
import { ruleSetAt } from '../cards/judge-at.ts'
import { wordOf } from '../cards/present.ts'
import { loadRuleSets } from '../cards/reads.ts'
import { headSeq } from '../platform/audit-reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { closedPeriods } from '../reports/period-now.ts'
import { letterOf, readWall } from './reads.ts'

export function wallRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  serve(app, platform, wallOperation, {
    may: mayReadProjects,
    handle: async ({ scope, lang }) => {
      const now = clock.now()
      const today = civilDateOf(now)
      const calendar = await currentCalendar(db)
      const periods = closedPeriods(now.toISOString(), today, calendar, 8).reverse()
      const set = ruleSetAt(await loadRuleSets(db), { asOf: today, knownAt: now.toISOString() })
      const version = await headSeq(db)
      const rows = await readWall(
        db,
        scope,
        periods.map((p) => p.key),
        today,
      )
      const palette = Object.fromEntries([
        ...LEVELS.map((level: Level) => [
          letterOf(level),
          {
            colour: (attireOf(set.palette, level)?.colour ?? 'none') as PaletteColour,
            word: wordOf(set.palette, level, lang),
          },
        ]),
        ['-' satisfies LevelLetter, { colour: 'none', word: '—' }],
      ]) as WallPalette
      return encodeWall(
        {
          asOf: today,
          version,
          palette,
          periods: periods.map((p) => ({ name: say(periodLabel(p.key), lang), end: p.closesOn })),
        },
        rows.map((r) => ({
          ...r,
          stage: r.stage && { id: r.stage.id, name: say({ code: `projects.stage.${r.stage.id}`, params: {} }, lang) },
          yearClass: r.yearClass && {
            id: r.yearClass.id,
            name: say({ code: `projects.yearClass.${r.yearClass.id}`, params: {} }, lang),
          },
        })),
      )
    },
  })
}
