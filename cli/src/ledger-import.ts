import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { parseCivilDate } from '@guatu/domain/calendar/civil-date'
import { type Coded, coded, isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import { filesFolder, MIGRATIONS, openTarget } from '@guatu/server/platform/backup/installation'
import { loadConfig } from '@guatu/server/platform/config'
import { createDb, createPool } from '@guatu/server/platform/db'
import { migrate } from '@guatu/server/platform/migrate'
import {
  type ImportedFromCommandLine,
  importFromCommandLine,
} from '@guatu/server/projects/import/import-from-command-line'
import { react } from '@guatu/server/wiring'
import { say } from '@guatu/words/say'
import { EXIT, note, printJson, type Verb } from './verb.ts'

const help = `
guatu ledger import FILE [--as-of YYYY-MM-DD] [--yes] [--remove-gone] [--database NAME] [--json]

Reads an office's ledger, compares it with what is stored and prints the differences: new, changed, same, to be asked,
to be repaired, gone. Nothing becomes a fact without --yes; the file waits among the imports in either case, so that it
can be looked at and confirmed on the page.

  --as-of DATE     the date of the figures where the ledger does not say it
  --yes            store what was understood; rows to ask about or to repair stay behind
  --remove-gone    with --yes: also withdraw projects that the ledger no longer lists
  --database NAME  database in the embedded server (default guatu_sample); DATABASE_URL points elsewhere
  --json           one JSON document: { importId, state, asOf, counts, stored, rows: [{ sheet, row, state, name,
                   changes: [{ field, from, to }], problem }], gone: [name], problem }

Exit: 0 done · 2 wrong use · 3 the file is refused · 5 another import is under way · 70 a bug
`

type Wish = {
  file: string
  asOf: string | null
  yes: boolean
  removeGone: boolean
  database: string
  json: boolean
}

export const ledgerImport: Verb = {
  name: 'ledger import',
  summary: 'compare an office ledger with what is stored, and store it with --yes / 导入台账',
  help,
  run: async (args) => {
    const wish = wishOf(args)
    return wish === null ? EXIT.wrongUse : bringIn(wish)
  },
}

function wishOf(args: readonly string[]): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        yes: { type: 'boolean', default: false },
        'remove-gone': { type: 'boolean', default: false },
        database: { type: 'string', default: 'guatu_sample' },
        json: { type: 'boolean', default: false },
      },
    })
    if (positionals.length !== 1) throw new RangeError('one file is wanted')
    const asOf = values['as-of'] ?? null
    if (asOf !== null && !parseCivilDate(asOf)) throw new RangeError(`--as-of is no day: ${asOf}`)
    const { yes, database, json } = values
    return { file: positionals[0]!, asOf, yes, removeGone: values['remove-gone'], database, json }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    note(`guatu ledger import: ${reason}; see --help`)
    if (args.includes('--json')) printJson({ refused: true, code: 'wrongUse', reason })
    return null
  }
}

async function bringIn(wish: Wish): Promise<number> {
  const { dataDir, databaseUrl } = loadConfig()
  const source = createReadStream(wish.file)
  const opened = await new Promise<boolean>((done) => {
    source.once('open', () => done(true))
    source.once('error', () => done(false))
  })
  if (!opened) return refused(coded('ledger.noSuchFile', { file: wish.file }), wish.json)
  const target = await openTarget(databaseUrl ?? dataDir, filesFolder(dataDir), wish.database, note)
  await migrate(target.connection, MIGRATIONS)
  const db = createDb(createPool(target.connection, 4))
  try {
    const done = await importFromCommandLine(db, dataDir, { ...wish, source, fileName: basename(wish.file) }, react)
    if (isRefusal(done)) return refused(done, wish.json)
    tell(done, wish.json)
    return EXIT.done
  } finally {
    await db.destroy()
    await target.close()
  }
}

function refused(refusal: Coded | Refusal, json: boolean): number {
  note(`${say(refusal, 'zh')}\n${say(refusal, 'en')}`)
  if (json) printJson({ refused: true, code: refusal.code, params: refusal.params, reason: say(refusal, 'zh') })
  return refusal.code === 'imports.anotherRunning' ? EXIT.busy : EXIT.refused
}

function tell({ view, stored }: ImportedFromCommandLine, json: boolean): void {
  const rows = view.rows.map((r) => ({
    sheet: r.sheet,
    row: r.row,
    state: r.state,
    name: r.name,
    changes: r.changes.map(({ field, from, to }) => ({ field, from, to })),
    problem: r.problem,
  }))
  const gone = view.gone.map((g) => g.name)
  const { id: importId, state, asOf, counts } = view
  note(say(coded('imports.told', { ...counts, asOf: asOf ?? '—', stored }), 'zh'))
  if (json) {
    printJson({ importId, state, asOf, counts, stored, rows, gone, problem: view.problem })
    return
  }
  for (const r of rows) {
    if (r.state === 'same') continue
    process.stdout.write(`${r.state}\t${r.sheet}!${r.row}\t${r.name || '—'}${r.problem ? `\t${r.problem}` : ''}\n`)
    for (const c of r.changes) process.stdout.write(`\t${c.field}\t${c.from} → ${c.to}\n`)
  }
  for (const name of gone) process.stdout.write(`gone\t\t${name}\n`)
}
