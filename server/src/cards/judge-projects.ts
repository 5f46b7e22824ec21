import { currentCalendars } from '../calendar/reads.ts'
import { datePlan } from '../plans/as-known.ts'
import { scheduleRow, storeDates } from '../plans/schedule-row.ts'
import type { CommandContext } from '../platform/command-context.ts'
import type { Transaction } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { takeTurns } from '../platform/take-turns.ts'
import { currentRhythm } from '../reports/rhythm-reads.ts'
import { type Bench, calendarsOf, judgeAt } from './judge-at.ts'
import { loadMaterial } from './reads.ts'
import { loadRuleSets } from './rule-set-reads.ts'
import { verdictRow } from './verdict-row.ts'
import { storeVerdicts } from './writes.ts'

/** Few enough that judging them is no more than a moment for whoever else waits. */
const BATCH = 50

/** What judging needs now: the calendar in force, the rule set in force, the campaign's rhythm. */
export async function benchNow(trx: Transaction): Promise<Bench> {
  const [{ official, shared = {} }, ruleSets] = [await currentCalendars(trx), await loadRuleSets(trx)]
  return { calendar: official, ruleSets, rhythm: await currentRhythm(trx), shared }
}

/**
 * Judges projects at the context's moment and stores their lights, and the dates of those whose plan is another than it was.
 * The caller holds the locks of their rows.
 */
export async function judgeProjects(
  ctx: CommandContext,
  ids: readonly string[],
  planned: ReadonlySet<string>,
): Promise<void> {
  const bench = await benchNow(ctx.trx)
  const at = { asOf: ctx.today, knownAt: ctx.now.toISOString() }
  const scope = scopeOfSystem('judging')
  for await (const batch of takeTurns(ids, BATCH)) {
    const material = await loadMaterial(ctx.trx, scope, batch, 'newest')
    const dated = material.map((m) => [m, datePlan(m, calendarsOf(bench), at)] as const)
    const moved = dated.filter(([m]) => planned.has(m.id))
    await storeDates(
      ctx.trx,
      moved.map(([m, plan]) => scheduleRow(m, plan, at)),
    )
    const judged = dated.map(([m, plan]) => judgeAt(m, bench, at, plan))
    // Who is ranked is judged with all the others, and that is the night's work: woken at once.
    const alone = judged.filter((j) => j.among === null)
    if (alone.length < judged.length) ctx.touch('judgeAll')
    await storeVerdicts(
      ctx.trx,
      alone.map((j) => verdictRow(j, at)),
    )
  }
}
