import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Coded, isRefusal } from '@guatu/domain/kernel/coded'
import { openInstallation } from '@guatu/server/platform/backup/installation'
import { makeBackup } from '@guatu/server/platform/backup/make-backup'
import { systemClock } from '@guatu/server/platform/clock'
import { loadConfig } from '@guatu/server/platform/config'
import { say } from '@guatu/words/say'
import { EXIT, note, printJson, type Verb } from './verb.ts'

const help = `
guatu backup [--to DIR] [--database NAME] [--json]

One file with everything: all tables as of one instant, and all stored files, each with its checksum.
The server may go on working. Without --to it is written to backups/ in the data folder.

  --to DIR         folder for the backup; made if absent
  --database NAME  which database of the embedded server (guatu, else guatu_sample)
  --json           one JSON document: { file, bytes, tables, rows, files }
`

export const verb: Verb = {
  name: 'backup',
  summary: 'everything into one file / 备份',
  help,
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { to: { type: 'string' }, database: { type: 'string' }, json: { type: 'boolean' } },
    })
    const installation = await openInstallation(loadConfig(), note, values.database)
    if (isRefusal(installation)) return refused(installation, values.json)
    try {
      const toDir = resolve(values.to ?? join(installation.dataDir, 'backups'))
      const { file, bytes, manifest } = await makeBackup({ ...installation, toDir, now: systemClock.now() })
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const done = { file, bytes, tables: manifest.tables.length, rows, files: manifest.files.length }
      if (values.json) printJson(done)
      else process.stdout.write(`${file}\n`)
      note(`${done.tables} tables, ${rows} rows, ${done.files} files, ${bytes} bytes`)
      return EXIT.done
    } finally {
      await installation.close()
    }
  },
}

function refused(refusal: Coded, json = false): number {
  note(`${say(refusal, 'zh')}\n${say(refusal, 'en')}`)
  if (json) printJson({ refused: true, code: refusal.code, params: refusal.params })
  return EXIT.refused
}
