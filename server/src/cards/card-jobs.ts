import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { cardStateOf } from '@guatu/domain/cards/card-state'
import { cardPeriodOf } from '@guatu/domain/cards/card-terms'
import { type Period, spanOf, startOfDayInBeijing } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import { currentCalendar, loadCalendarHistory } from '../calendar/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { doneThrough, whileAlone } from '../platform/done-through.ts'
import { NOBODY } from '../platform/http/serve.ts'
import { type CommandHost, runCommand } from '../platform/run-command.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type BatchDraft, projectBatches } from './batch-drafts.ts'
import { cardNowRow } from './card-now-row.ts'
import { findCardFiles, listCardIds } from './card-reads.ts'
import { dropCardPeriodVerdicts, storeCardPeriodVerdicts, storeCardsNow } from './card-writes.ts'
import { PROPOSE_CARDS, proposeCards } from './commands/propose-cards.ts'
import { projectsAtClose, standingRow } from './propose-cards.ts'
import { groupBatches } from './propose-group-cards.ts'
import { matterBatches, mattersAtClose } from './propose-matter-cards.ts'
import { firstAnsweredOn } from './reads.ts'
import { loadRuleSets } from './rule-set-reads.ts'

const LOCK = 7_412_633
const BATCH = 200

/** Null where it was stopped before its end: what comes after has to wait. */
export type CloseMonth = (db: Db, month: Period) => Promise<BatchDraft[] | null>

/**
 * 拟亮牌 by the clock: every month that was locked since gets its proposals, in order; a server that was off makes up for all
 * of them. The first time, the months before the newest closed one get verdicts for their strips and no proposals:
 * nobody is carded for the time before cards.
 */
export const proposeDueCards = (host: CommandHost, closeMonth: CloseMonth = closeCardMonth): Promise<boolean> =>
  whileAlone(host.db, LOCK, async () => {
    const done = (await doneThrough(host.db, PROPOSE_CARDS)) as CivilDate | null
    const months = await lockedMonths(host.db, done, host.clock.now())
    for (const [i, month] of months.entries()) {
      const drafts = await closeMonth(host.db, month)
      if (drafts === null) return
      const proposed = done !== null || i === months.length - 1
      const caller = { actor: { ...NOBODY, name: say({ code: 'cards.clockwork', params: {} }) }, address: null }
      await runCommand(host, caller, proposeCards, { closesOn: month.closesOn, drafts: proposed ? drafts : [] })
    }
  })

/** Months locked after a day, oldest first, as the calendar was known when each opened; none before anybody reported or was given a matter. */
export async function lockedMonths(db: Db, done: CivilDate | null, now: Date): Promise<Period[]> {
  const first = done === null ? ((await firstAnsweredOn(db)) as CivilDate | null) : addDays(done, 1)
  const calendarAt = await loadCalendarHistory(db)
  const months: Period[] = []
  for (let day = first; day !== null && startOfDayInBeijing(day) <= now.toISOString(); ) {
    const { opensOn } = spanOf('month', day)
    const month = cardPeriodOf({ rhythm: 'month' }, day, calendarAt(startOfDayInBeijing(opensOn)))
    if (month.lockAt > now.toISOString()) break
    months.push(month)
    day = addDays(month.closesOn, 1)
  }
  return months
}

/** Stores how projects stood at a month's close and tells which cards that would make; the same facts give the same. */
export async function closeCardMonth(db: Db, month: Period): Promise<BatchDraft[]> {
  const { rows, drafts } = await readCardMonth(db, month)
  for (let i = 0; i < rows.length; i += BATCH)
    await db.transaction().execute((trx) => storeCardPeriodVerdicts(trx, rows.slice(i, i + BATCH)))
  return drafts
}

/** The same without storing anything. */
export async function readCardMonth(db: Db, month: Period) {
  const stood = await projectsAtClose(db, month)
  const rows = stood.flatMap((p) => standingRow(p) ?? [])
  const register = await loadRuleSets(db)
  const matters = await mattersAtClose(db, stood, month, register)
  const drafts = [
    ...projectBatches(stood, register.adopted),
    ...(await groupBatches(db, { month, stood, matters }, register)),
    ...(await matterBatches(db, matters, month, register)),
  ]
  return { rows, drafts }
}

/** Makes what is derived of cards anew: how closed months stood, and each card from its events. No card changes by it. */
export const rebuildCards = (host: Pick<CommandHost, 'db' | 'clock'>): Promise<boolean> =>
  whileAlone(host.db, LOCK, async () => {
    const { db, clock } = host
    await db.transaction().execute(dropCardPeriodVerdicts)
    for (const month of await lockedMonths(db, null, clock.now())) await closeCardMonth(db, month)
    const [ids, calendar] = [await listCardIds(db), await currentCalendar(db)]
    const sight = { scope: scopeOfSystem('rebuild'), proposals: true }
    for (let i = 0; i < ids.length; i += BATCH) {
      const files = await findCardFiles(db, sight, { ids: ids.slice(i, i + BATCH) })
      const today = civilDateOf(clock.now())
      const rows = files.map((f) => cardNowRow(f.id, cardStateOf(f.events), f.terms, calendar, today))
      await db.transaction().execute((trx) => storeCardsNow(trx, rows))
    }
  })
