import { isRefusal } from '@guatu/domain/kernel/coded'
import { periodState } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import { civilDateOf } from '../platform/clock.ts'
import { doneThrough, markDone, whileAlone } from '../platform/done-through.ts'
import { NOBODY } from '../platform/http/serve.ts'
import { type CommandHost, runCommand } from '../platform/run-command.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type DueReportRow, listDueReports } from '../reports/dispatch-reads.ts'
import { dispatchingNow, recentPeriods } from '../reports/period-now.ts'
import { remindOfMissing } from './commands/remind-of-missing.ts'

const LOCK = 7_412_635
export const REMIND_MISSING = 'remind-missing'

/**
 * Once a period, between cut-off and lock: each liaison whose reports are missing gets one item. What was locked while a
 * server was off is not reminded of: nobody can report it in time any more. Answers how many items are new.
 */
export async function remindOfMissingReports(host: CommandHost): Promise<number> {
  let items = 0
  await whileAlone(host.db, LOCK, async () => {
    const now = host.clock.now()
    const today = civilDateOf(now)
    const periods = recentPeriods(today, await dispatchingNow(host.db), 3)
    const period = periods.find((p) => periodState(p, now.toISOString()) === 'cutOff')
    const done = await doneThrough(host.db, REMIND_MISSING)
    if (!period || (done !== null && done >= period.closesOn)) return
    const due = await listDueReports(host.db, scopeOfSystem('remind-missing'), period, today)
    const told = await runCommand(host, { actor: clockwork(), address: null }, remindOfMissing, {
      period: period.key,
      of: perLiaison(due.filter((d) => !d.reported)),
    })
    if (isRefusal(told)) return
    items = told.items
    await markDone(host.db, REMIND_MISSING, period.closesOn)
  })
  return items
}

const clockwork = () => ({ ...NOBODY, name: say({ code: 'notifications.clockwork', params: {} }) })

function perLiaison(missing: readonly DueReportRow[]): { personId: string | null; waiting: number }[] {
  const waiting = new Map<string | null, number>()
  for (const { liaisonId } of missing) waiting.set(liaisonId, (waiting.get(liaisonId) ?? 0) + 1)
  return [...waiting].map(([personId, n]) => ({ personId, waiting: n }))
}
