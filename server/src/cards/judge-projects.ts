import { currentCalendars } from '../calendar/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { CommandContext } from '../platform/command-context.ts'
import type { Transaction } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { takeTurns } from '../platform/take-turns.ts'
import { currentRhythm } from '../reports/rhythm-reads.ts'
import { type Bench, judgeAt, ruleSetAt } from './judge-at.ts'
import { loadMaterial, loadRuleSets } from './reads.ts'
import { verdictRow } from './verdict-row.ts'
import { storeVerdicts } from './writes.ts'

/** Few enough that judging them is no more than a moment for whoever else waits. */
const BATCH = 50

/** What judging needs now: the calendar in force, the rule set in force, the campaign's rhythm. */
export async function benchNow(trx: Transaction, now: Date): Promise<Bench> {
  const at = { asOf: civilDateOf(now), knownAt: now.toISOString() }
  const [{ official, shared = {} }, ruleSets] = [await currentCalendars(trx), await loadRuleSets(trx)]
  return { calendar: official, ruleSet: ruleSetAt(ruleSets, at), rhythm: await currentRhythm(trx), shared }
}

/** Judges projects at the context's moment and stores their lights. The caller holds the locks of their rows. */
export async function judgeProjects(ctx: CommandContext, ids: readonly string[]): Promise<void> {
  const bench = await benchNow(ctx.trx, ctx.now)
  const at = { asOf: ctx.today, knownAt: ctx.now.toISOString() }
  const scope = scopeOfSystem('judging')
  for await (const batch of takeTurns(ids, BATCH)) {
    const material = await loadMaterial(ctx.trx, scope, batch)
    await storeVerdicts(
      ctx.trx,
      material.map((m) => verdictRow(judgeAt(m, bench, at), at)),
    )
  }
}
