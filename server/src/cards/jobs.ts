import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import { type Period, startOfDayInBeijing } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { datePlan } from '../plans/as-known.ts'
import { scheduleRow, storeDates } from '../plans/schedule-row.ts'
import { type Clock, civilDateOf } from '../platform/clock.ts'
import type { Db, Transaction } from '../platform/db.ts'
import { doneThrough, markDone, whileAlone } from '../platform/done-through.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { withTheNext } from '../platform/travel.ts'
import { lockProjects } from '../projects/reads.ts'
import { loadPeriodHistory, type PeriodHistory, periodAsOpened } from '../reports/closed-period.ts'
import { calendarsOf, type Judged, judgeAt } from './judge-at.ts'
import { judgeCompany } from './judge-company.ts'
import { benchAt, closingPoint, judgedAtClose, periodVerdictRow } from './period-verdict-row.ts'
import { eachMaterial, firstReportedOn, lastClosedOn, listJudgedIds, loadMaterial } from './reads.ts'
import { verdictRow } from './verdict-row.ts'
import { dropVerdicts, storePeriodVerdicts, storeVerdicts } from './writes.ts'

export type JobHost = { readonly db: Db; readonly clock: Clock }

const LOCK = 7_412_631
/** Rows are locked for as long as a batch takes, and whoever reports on one of them waits so long. */
const BATCH = 100
/** While the database reads or writes one batch, this process judges another. */
const LANES = 2
export const CLOSE_PERIODS = 'close-periods'
export const JUDGE_ALL = 'judge-all'

/** Lets other work in between two batches. */
const breathe = () => new Promise((resolve) => setImmediate(resolve))

/**
 * The night's work, done whenever somebody wakes it and it is due: every period that was locked since gets its verdicts,
 * in order, and once a day (or when `again`) every project is scheduled and judged anew. True when this server did it.
 */
export const runNightly = (host: JobHost, again = false, elsewhere?: JudgeElsewhere): Promise<boolean> =>
  whileAlone(host.db, LOCK, async () => {
    await closePeriods(host)
    const today = civilDateOf(host.clock.now())
    if (!again && (await doneThrough(host.db, JUDGE_ALL)) === today) return
    await judgeAll(host, elsewhere)
    await markDone(host.db, JUDGE_ALL, today)
  })

/** Whether that has anything to do: answers at once. */
export async function isNightDue({ db, clock }: JobHost, again: boolean): Promise<boolean> {
  const now = clock.now()
  if (again || (await doneThrough(db, JUDGE_ALL)) !== civilDateOf(now)) return true
  return (await listPeriodsToClose(db, now)).length > 0
}

async function listPeriodsToClose(db: Db, now: Date): Promise<Period[]> {
  const since = ((await doneThrough(db, CLOSE_PERIODS)) ?? (await lastClosedOn(db))) as CivilDate | null
  const first = since === null ? await firstReportedOn(db) : addDays(since, 1)
  return periodsLocked(first as CivilDate | null, now, await loadPeriodHistory(db))
}

/** Stores what stood at each period's lock, as it was known then; a server that was off closes all it missed. */
export async function closePeriods({ db, clock }: JobHost): Promise<void> {
  for (const period of await listPeriodsToClose(db, clock.now())) {
    await closePeriod(db, period)
    await markDone(db, CLOSE_PERIODS, period.closesOn)
  }
}

/**
 * Locked periods from the one that holds `first`; none before anybody has reported. Cut-off and lock of a period stand as
 * the calendar was known when it opened: a notice that comes later moves no closed period.
 */
export function periodsLocked(first: CivilDate | null, now: Date, history: PeriodHistory): Period[] {
  const iso = now.toISOString()
  const locked: Period[] = []
  for (let day = first; day !== null && startOfDayInBeijing(day) <= iso; ) {
    const period = periodAsOpened(day, history)
    if (period.lockAt > iso) break
    locked.push(period)
    day = addDays(period.closesOn, 1)
  }
  return locked
}

/** Drops every derived verdict and makes it again from the facts: with the same facts, the same rows. */
export const rebuildVerdicts = (host: JobHost): Promise<boolean> =>
  whileAlone(host.db, LOCK, async () => {
    const { db, clock } = host
    await db.transaction().execute(dropVerdicts)
    const first = (await firstReportedOn(db)) as CivilDate | null
    for (const period of periodsLocked(first, clock.now(), await loadPeriodHistory(db))) await closePeriod(db, period)
    await judgeAll(host)
  })

/** Judges every project at one period's close; the same facts give the same rows, so a rebuild may call it again. */
export async function closePeriod(db: Db, period: Period): Promise<void> {
  const bench = await benchAt(db, closingPoint(period))
  const ids = await listJudgedIds(db)
  const waiting: Judged[] = []
  const store = (trx: Transaction, judged: readonly Judged[]) =>
    storePeriodVerdicts(
      trx,
      judged.map((j) => periodVerdictRow(j, period)),
    )
  for (let i = 0; i < ids.length; i += BATCH) {
    await db.transaction().execute(async (trx) => {
      const some = ids.slice(i, i + BATCH)
      // Whoever reported before the lock and has not committed yet holds his project's row.
      await lockProjects(trx, some)
      const material = await loadMaterial(trx, scopeOfSystem('close-periods'), some)
      const judged = material.flatMap((m) => judgedAtClose(m, bench, period) ?? [])
      waiting.push(...judged.filter((j) => j.among !== null))
      await store(
        trx,
        judged.filter((j) => j.among === null),
      )
    })
    await breathe()
  }
  await db.transaction().execute((trx) => store(trx, judgeCompany(waiting)))
}

/**
 * Has another process judge some, and answers those whose verdict waits for the company they are ranked in: they are judged
 * here, where all of the company is.
 */
export type JudgeElsewhere = (ids: readonly string[]) => Promise<readonly string[]>

/** Batches that go to another process at once: enough to be worth the way, few enough that both end together. */
const BATCHES_ELSEWHERE = 3

const batchesOf = (ids: readonly string[]): (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, i) => ids.slice(i * BATCH, (i + 1) * BATCH))

/**
 * Schedules and judges every project as of today. Rows are locked before `now` is taken: a report that is being written
 * is either seen, or comes after and wins.
 */
export async function judgeAll(host: JobHost, elsewhere?: JudgeElsewhere): Promise<void> {
  const batches = batchesOf(await listJudgedIds(host.db))
  const waiting: Waiting[] = []
  const here = async (some: readonly string[]) => waiting.push(...(await judgeSome(host, some)))
  const there = async (judge: JudgeElsewhere) => {
    for (let some = batches.splice(0, BATCHES_ELSEWHERE).flat(); some.length > 0; ) {
      for (const ranked of batchesOf(await judge(some))) await here(ranked)
      some = batches.splice(0, BATCHES_ELSEWHERE).flat()
    }
  }
  await together([...lanesOf(batches, here), ...(elsewhere ? [there(elsewhere)] : [])])
  // Whichever lane was quicker: the company is always looked at in one order.
  waiting.sort((a, b) => (a.judged.verdict.subject < b.judged.verdict.subject ? -1 : 1))
  await storeCompany(host.db, waiting)
}

/** Schedules and judges some, as another process's share of the night; answers those that are ranked among others. */
export async function judgeShare(host: JobHost, ids: readonly string[]): Promise<string[]> {
  const ranked: string[] = []
  await together(
    lanesOf(batchesOf(ids), async (some) => {
      for (const { judged } of await judgeSome(host, some)) ranked.push(judged.verdict.subject)
    }),
  )
  return ranked
}

/** No two batches share a project, so that none waits for another's locks. */
function lanesOf(
  batches: (readonly string[])[],
  judge: (some: readonly string[]) => Promise<unknown>,
): Promise<void>[] {
  return Array.from({ length: LANES }, async () => {
    for (let some = batches.shift(); some; some = batches.shift()) {
      await judge(some)
      await breathe()
    }
  })
}

/** Waits for all even where one fails: the night's lock goes with the error. */
async function together(lanes: readonly Promise<void>[]): Promise<void> {
  for (const end of await Promise.allSettled(lanes)) if (end.status === 'rejected') throw end.reason
}

/** What is derived need not be on the disk when the batch ends: the mark that says the night is done brings it there, or it is done anew. */
const DERIVED = { sql: 'set local synchronous_commit = off', parameters: [] }

/** One batch in one transaction. Answers those that are ranked among others and wait for them. */
const judgeSome = ({ db, clock }: JobHost, ids: readonly string[]): Promise<Waiting[]> =>
  db.transaction().execute(async (trx) => {
    await withTheNext(trx, DERIVED)
    await lockProjects(trx, ids)
    const now = clock.now()
    const at = { asOf: civilDateOf(now), knownAt: now.toISOString() }
    const bench = await benchAt(trx, at)
    const dates: ReturnType<typeof scheduleRow>[] = []
    const verdicts: ReturnType<typeof verdictRow>[] = []
    const waiting: Waiting[] = []
    for await (const m of eachMaterial(trx, scopeOfSystem('judge-all'), ids, 'newest')) {
      const plan = datePlan(m, calendarsOf(bench), at)
      dates.push(scheduleRow(m, plan, at))
      const judged = judgeAt(m, bench, at, plan)
      if (judged.among === null) verdicts.push(verdictRow(judged, at))
      else waiting.push({ judged, at })
    }
    await storeDates(trx, dates)
    await storeVerdicts(trx, verdicts)
    return waiting
  })

type Waiting = { readonly judged: Judged; readonly at: EvaluationPoint }

/** Lights of those that are ranked among each other, once all of them were looked at. */
async function storeCompany(db: Db, waiting: readonly Waiting[]): Promise<void> {
  const points = new Map(waiting.map((w) => [w.judged.verdict.subject, w.at]))
  const judged = judgeCompany(waiting.map((w) => w.judged))
  for (let i = 0; i < judged.length; i += BATCH) {
    const rows = judged.slice(i, i + BATCH).map((j) => verdictRow(j, points.get(j.verdict.subject)!))
    await db.transaction().execute((trx) => storeVerdicts(trx, rows))
    await breathe()
  }
}
