import { parseArgs } from 'node:util'
import { parseCivilDate } from '@guatu/domain/calendar/civil-date'
import { type Coded, coded } from '@guatu/domain/kernel/coded'
import { makeFirstPassword } from '@guatu/server/identity/password'
import { filesFolder, MIGRATIONS, openTarget } from '@guatu/server/platform/backup/installation'
import { fixedClock, systemClock } from '@guatu/server/platform/clock'
import { loadConfig } from '@guatu/server/platform/config'
import { createDb, createPool } from '@guatu/server/platform/db'
import { migrate } from '@guatu/server/platform/migrate'
import { fillSample, whatIsThere } from '@guatu/server/sample/fill-sample'
import { say } from '@guatu/words/say'
import { EXIT, note, printJson, type Verb } from './verb.ts'

const help = `
guatu sample [--projects N] [--weeks W] [--seed S] [--today YYYY-MM-DD] [--database NAME] [--json]

Fills an empty database with an invented district (示例市云山区): offices, projects, plans, weekly reports, lights.
The same numbers and day make the same district. Nothing is overwritten: a database that holds anything is refused.

  --projects N     1 to 20000 (default 61, the sample district)
  --weeks W        closed weeks with reports before the current one, 1 to 160 (default 10)
  --seed S         a whole number (default 1)
  --today DATE     the day on which the district stands, at 18:00 Beijing time (default: now)
  --database NAME  name in the embedded server (default guatu_sample); DATABASE_URL points elsewhere
  --json           one JSON document: { projects, weeks, seed, seconds, accounts: [{ userName, role, password }] }

The accounts with their first passwords go to stdout. Exit: 0 filled · 2 wrong use · 3 not empty
`

type Wish = { projects: number; weeks: number; seed: number; today: string | null; database: string; json: boolean }

export const sample: Verb = {
  name: 'sample',
  summary: 'an invented district of any size, from a seed / 示例数据',
  help,
  run: async (args) => {
    const wish = wishOf(args)
    return wish === null ? EXIT.wrongUse : fill(wish)
  },
}

function wishOf(args: readonly string[]): Wish | null {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({
      args: [...args],
      options: {
        projects: text,
        weeks: text,
        seed: text,
        today: text,
        database: text,
        json: { type: 'boolean', default: false },
      },
    })
    const today = values.today ?? null
    if (today !== null && !parseCivilDate(today)) throw new RangeError(`--today is no day: ${today}`)
    return {
      projects: whole('projects', values.projects ?? '61', 1, 20_000),
      weeks: whole('weeks', values.weeks ?? '10', 1, 160),
      seed: whole('seed', values.seed ?? '1', 0, 2 ** 31 - 1),
      today,
      database: values.database ?? 'guatu_sample',
      json: values.json,
    }
  } catch (error) {
    note(`guatu sample: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const n = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (!(n >= least && n <= most))
    throw new RangeError(`--${name} takes a whole number from ${least} to ${most}, not '${text}'`)
  return n
}

async function fill(wish: Wish): Promise<number> {
  const began = performance.now()
  const config = loadConfig()
  const { dataDir, databaseUrl, samplePassword } = config
  const target = await openTarget(databaseUrl ?? dataDir, filesFolder(dataDir), wish.database, note)
  await migrate(target.connection, MIGRATIONS)
  const pool = createPool(target.connection, 4)
  const db = createDb(pool)
  try {
    const there = await whatIsThere(db)
    if (there)
      return refused(
        coded('sample.notEmpty', { database: pool.options.database ?? wish.database, ...there }),
        wish.json,
      )
    const clock = wish.today ? fixedClock(`${wish.today}T10:00:00.000Z`) : systemClock
    const { projects, weeks, seed } = wish
    const passwords = () => samplePassword ?? makeFirstPassword()
    const mustChange = samplePassword === undefined
    const accounts = await fillSample({ db, pool, clock, projects, weeks, seed, passwords, mustChange, log: note })
    const seconds = Math.round((performance.now() - began) / 100) / 10
    note(say(coded('sample.filled', { projects, weeks, seconds }), 'zh'))
    if (wish.json) printJson({ projects, weeks, seed, seconds, accounts })
    else for (const a of accounts) process.stdout.write(`${a.userName}\t${a.role}\t${a.password}\n`)
    return EXIT.done
  } finally {
    await db.destroy()
    await target.close()
  }
}

function refused(refusal: Coded, json: boolean): number {
  note(`${say(refusal, 'zh')}\n${say(refusal, 'en')}`)
  if (json) printJson({ refused: true, code: refusal.code, params: refusal.params })
  return EXIT.refused
}
