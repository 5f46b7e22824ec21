import { seedNotices } from '@guatu/domain/calendar/seed'
import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { WEEKLY } from '@guatu/domain/reports/periods'
import { CLOSE_PERIODS, JUDGE_ALL } from '../cards/jobs.ts'
import { type Bench, judgeAt } from '../cards/judge-at.ts'
import { judgeMattersAt } from '../cards/judge-matters.ts'
import { JUDGE_MATTERS } from '../cards/matter-jobs.ts'
import { judgedAtClose, periodVerdictRow } from '../cards/period-verdict-row.ts'
import { loadMaterial } from '../cards/reads.ts'
import { loadRuleSets } from '../cards/rule-set-reads.ts'
import { verdictRow } from '../cards/verdict-row.ts'
import { storePeriodVerdicts, storeVerdicts } from '../cards/writes.ts'
import { listMatterIds } from '../matters/reads.ts'
import { datePlan } from '../plans/as-known.ts'
import { scheduleRow, storeDates } from '../plans/schedule-row.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/db.ts'
import { markDone } from '../platform/done-through.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { closedPeriods } from '../reports/period-now.ts'

const BATCH = 100
/** As many closed periods as a strip on the wall chart shows. */
const STRIP = 10

/** Schedules, lights and the strip of closed periods, by the functions that compute them live. */
export async function deriveRows(
  trx: Transaction,
  ids: readonly string[],
  now: Date,
  progress: (done: number) => void,
): Promise<void> {
  const calendar = buildWorkingCalendar(seedNotices)
  const ruleSets = await loadRuleSets(trx)
  const at = { asOf: civilDateOf(now), knownAt: now.toISOString() }
  const bench: Bench = { calendar, ruleSets, rhythm: WEEKLY }
  const periods = closedPeriods(at.knownAt, at.asOf, bench, STRIP)
  for (let i = 0; i < ids.length; i += BATCH) {
    const material = await loadMaterial(trx, scopeOfSystem('sample'), ids.slice(i, i + BATCH))
    const dated = material.map((m) => [m, datePlan(m, { official: calendar }, at)] as const)
    await storeDates(
      trx,
      dated.map(([m, plan]) => scheduleRow(m, plan, at)),
    )
    await storeVerdicts(
      trx,
      dated.map(([m, plan]) => verdictRow(judgeAt(m, bench, at, plan), at)),
    )
    await storePeriodVerdicts(
      trx,
      material.flatMap((m) =>
        periods.flatMap((p) => {
          const judged = judgedAtClose(m, bench, p)
          return judged ? [periodVerdictRow(judged, p)] : []
        }),
      ),
    )
    progress(Math.min(ids.length, i + BATCH))
  }
  await judgeMattersAt(trx, await listMatterIds(trx), at)
  // The night has nothing left to do today.
  await markDone(trx, JUDGE_MATTERS, at.asOf)
  await markDone(trx, JUDGE_ALL, at.asOf)
  if (periods[0]) await markDone(trx, CLOSE_PERIODS, periods[0].closesOn)
}
