import { parseArgs } from 'node:util'
import { parseCivilDate } from '@guatu/domain/calendar/civil-date'
import { coded, isRefusal } from '@guatu/domain/kernel/coded'
import { type Replay, replayVerdicts } from '@guatu/server/cards/replay-verdicts'
import { openInstallation } from '@guatu/server/platform/backup/installation'
import { systemClock } from '@guatu/server/platform/clock'
import { loadConfig } from '@guatu/server/platform/config'
import { createDb, createPool } from '@guatu/server/platform/db'
import { say } from '@guatu/words/say'
import { tellRefusal } from './tell-refusal.ts'
import { EXIT, note, printJson, type Verb } from './verb.ts'

const help = `
guatu cards replay [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--database NAME] [--json]

Judges every locked period that closes between two days anew, as it was known at its lock, and compares with what was
stored then. Writes nothing. With the engine that judged them the verdicts are equal; after an upgrade the differences
show what it would have judged otherwise.

  --from, --to     days, both included (default: everything)
  --database NAME  which database of the embedded server (guatu, else guatu_sample); DATABASE_URL points elsewhere
  --json           one JSON document: { periods: [key], verdicts, differences: [{ period, projectId, project, in, stored,
                   judged }] }, where \`in\` is presence, level, rule, evidence or engineVersion

Exit: 0 compared, differences or not · 2 wrong use · 3 there is no database
`

export const cardsReplay: Verb = {
  name: 'cards replay',
  summary: 'judge past periods anew and list what differs / 复算历史研判',
  help,
  async run(args) {
    const text = { type: 'string' } as const
    const { values } = parseArgs({
      args: [...args],
      options: { from: text, to: text, database: text, json: { type: 'boolean', default: false } },
    })
    const [from, to] = [parseCivilDate(values.from ?? '1949-10-01'), parseCivilDate(values.to ?? '9999-12-31')]
    if (!from || !to || from > to) {
      note(`guatu cards replay: --from and --to take days, the earlier first: ${values.from ?? ''} ${values.to ?? ''}`)
      return EXIT.wrongUse
    }
    const installation = await openInstallation(loadConfig(), note, values.database)
    if (isRefusal(installation)) return tellRefusal(installation, values.json)
    const db = createDb(createPool(installation.connection, 2))
    try {
      return tell(await replayVerdicts({ db, clock: systemClock }, { from, to }), values.json)
    } finally {
      await db.destroy()
      await installation.close()
    }
  },
}

function tell(replay: Replay, json: boolean): number {
  const { periods, verdicts, differences } = replay
  if (json) printJson(replay)
  else
    for (const d of differences)
      process.stdout.write(`${d.period}\t${d.project}\t${d.in}\t${d.stored ?? '—'}\t${d.judged ?? '—'}\n`)
  const counts = { periods: periods.length, verdicts, differences: differences.length }
  note(`${say(coded('cards.replayed', counts), 'zh')}\n${say(coded('cards.replayed', counts), 'en')}`)
  return EXIT.done
}
