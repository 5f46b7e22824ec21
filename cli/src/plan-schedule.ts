import { readFile, writeFile } from 'node:fs/promises'
import { seedNotices } from '@guatu/domain/calendar/seed'
import { buildWorkingCalendar, type WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { type Coded, isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import { crashPlan } from '@guatu/domain/plans/crash-plan'
import { simulatePlan } from '@guatu/domain/plans/monte-carlo'
import { parsePlan } from '@guatu/domain/plans/parse-plan'
import type { Plan, ScheduledPlan } from '@guatu/domain/plans/plan-types'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import { wbsSummaries } from '@guatu/domain/plans/wbs-summaries'
import type { MspdiBaseline } from '@guatu/server/plans/mspdi/mspdi-plan'
import { readMspdi } from '@guatu/server/plans/mspdi/read-mspdi'
import { writeMspdi } from '@guatu/server/plans/mspdi/write-mspdi'
import { say } from '@guatu/words/say'
import { type Options, readOptions } from './plan-schedule-options.ts'
import { printTable, waysBeside, withoutPlan } from './plan-schedule-print.ts'
import { EXIT, note, printJson, type Verb } from './verb.ts'

const help = `
guatu plan schedule FILE.json|FILE.xml [--json] [--monte-carlo RUNS --seed SEED --distribution pert|triangular] [--crash]
  [--ways-out] [--seven-day ID,…] [--shifts ID=2,…] [--mspdi OUT.xml] [--lang zh|en]

Schedules a plan: earliest and latest dates, floats, critical activities, days to win back, and what is wrong with it.
FILE.json is a plan as docs/manual/plan-json.md describes it, FILE.xml an MS Project XML file (MSPDI); '-' reads JSON from stdin.

  --json               one JSON document on stdout
  --monte-carlo RUNS   adds P50, P80, P90 and the probability of every commitment (with --seed, default 1, and
                       --distribution, default pert)
  --crash              adds the cheapest way to meet the finish by the activities' minDuration and crashCost
  --ways-out           adds every way out as a schedule beside: crash, overlap, seven-day week, shifts, later commitment (with
                       probability), and forward from today beside backward from the deadline
  --seven-day ID,…     activities that may be worked on seven days, beside those marked maySevenDay
  --shifts ID=2,…      activities that may be worked in two or three shifts, beside those with maxShifts
  --mspdi OUT.xml      also writes the plan as MS Project XML
  --lang zh|en         language of the sentences (default zh)

Exit: 0 scheduled (diagnoses allowed), 2 wrong use, 3 the plan can't be scheduled (a loop, ids used twice, not a plan).
`

export const planSchedule: Verb = {
  name: 'plan schedule',
  summary: 'schedule a plan from JSON or MS Project XML: dates, floats, critical path, days to win back',
  help,
  async run(args) {
    const options = readOptions(args)
    if (!options) {
      note(help.trim())
      return EXIT.wrongUse
    }
    const calendars = { official: buildWorkingCalendar(seedNotices) }
    const read = await readPlan(options.file, calendars.official)
    if (isRefusal(read)) return refused(read, options)
    const { plan } = read
    const schedule = schedulePlan(plan, calendars)
    if (schedule.finish === null) {
      return schedule.diagnoses.length > 0 ? refusedSchedule(schedule, options) : refused(refuse('plan-empty'), options)
    }
    const { runs, seed, distribution } = options
    const lost = options.mspdi === null ? [] : await exportPlan(read, calendars, options.mspdi)
    if (isRefusal(lost)) return refused(lost, options)
    const doubts = [...read.doubts, ...lost]
    const summaries = wbsSummaries(plan, schedule)
    const answer = {
      ...schedule,
      ...(summaries.length > 0 ? { summaries } : {}),
      ...(doubts.length > 0 ? { doubts } : {}),
      ...(runs === null ? {} : { monteCarlo: simulatePlan(plan, calendars, { runs, seed, distribution }) }),
      ...(options.crash ? { crash: withoutPlan(crashPlan(plan, calendars)) } : {}),
      ...(options.waysOut ? { waysOut: waysBeside(plan, calendars, options) } : {}),
    }
    if (options.json) printJson(answer)
    else printTable(plan, answer, options.lang)
    return EXIT.done
  },
}

type ReadPlan = {
  readonly plan: Plan
  readonly doubts: readonly Coded[]
  readonly baselines?: readonly MspdiBaseline[]
}

async function readPlan(file: string, official: WorkingCalendar): Promise<ReadPlan | Refusal> {
  let text: string
  try {
    text = file === '-' ? await readStdin() : await readFile(file, 'utf8')
  } catch {
    return refuse('plan-unreadable', { file })
  }
  if (text.trimStart().startsWith('<')) return readMspdi(text, official)
  try {
    const plan = parsePlan(JSON.parse(text.replace(/^\uFEFF/, '')))
    return isRefusal(plan) ? plan : { plan, doubts: [] }
  } catch {
    return refuse('plan-malformed', { path: '/', expected: 'JSON' })
  }
}

/** Writes the plan as MS Project XML; answers what the file has no place for. */
async function exportPlan(read: ReadPlan, calendars: PlanCalendars, file: string): Promise<readonly Coded[] | Refusal> {
  const written = writeMspdi(read.plan, calendars, read.baselines ? { baselines: read.baselines } : {})
  if (isRefusal(written)) return written
  try {
    await writeFile(file, written.xml)
  } catch {
    return refuse('plan-unwritable', { file })
  }
  return written.doubts
}

async function readStdin(): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

function refused(refusal: Refusal, options: Options): number {
  const diagnosis: Coded = { code: refusal.code, params: refusal.params }
  return refusedSchedule(
    { finish: null, length: { working: 0, calendar: 0 }, daysToWinBack: 0, diagnoses: [diagnosis], activities: [] },
    options,
  )
}

function refusedSchedule(schedule: ScheduledPlan, options: Options): number {
  if (options.json) printJson(schedule)
  for (const diagnosis of schedule.diagnoses) note(say(diagnosis, options.lang))
  return EXIT.refused
}
