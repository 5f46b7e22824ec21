import { listRhythms, setRhythm as setRhythmOp } from '@guatu/contract/rhythms'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { rhythmOn } from '@guatu/domain/reports/periods'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { setRhythm } from './commands/set-rhythm.ts'
import { mayReadRhythm, maySetRhythm } from './policy.ts'
import { presentRhythm, readRhythms } from './read-rhythms.ts'
import { currentRhythm, listRhythmRows } from './rhythm-reads.ts'

export function rhythmRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const changeFrom = async (from: string) => {
    const today = civilDateOf(clock.now())
    const row = (await listRhythmRows(db)).find((r) => r.fromOn === from)
    return row && presentRhythm(row, today, rhythmOn(await currentRhythm(db), today).since?.day ?? null)
  }
  serve(app, platform, listRhythms, {
    may: mayReadRhythm,
    handle: async ({ actor, lang }) => readRhythms(db, clock.now(), lang, maySetRhythm(actor)),
  })
  serve(app, platform, setRhythmOp, {
    may: maySetRhythm,
    handle: async ({ params, body, caller }) => {
      const done = await runCommand(platform, caller, setRhythm, { ...body, from: params.from as CivilDate })
      const stands = await changeFrom(params.from)
      if (!isRefusal(done)) return stands!
      if (done.code !== 'platform.staleVersion' || !stands) return done
      return { ...done, params: { ...done.params, current: stands as never } }
    },
  })
}
