import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Coded, isRefusal } from '@guatu/domain/kernel/coded'
import { filesFolder, MIGRATIONS, openTarget } from '@guatu/server/platform/backup/installation'
import { openBackup, restoreBackup } from '@guatu/server/platform/backup/restore-backup'
import { loadConfig } from '@guatu/server/platform/config'
import { say } from '@guatu/words/say'
import { EXIT, note, printJson, type Verb } from './verb.ts'

const help = `
guatu restore FILE [--into DIR | --into postgres://…] [--database NAME] [--files DIR] [--json]

Fills an empty database and the folder of files from a backup, after checking all of it. Nothing is overwritten.

  --into DIR         data folder whose embedded server takes it (default: the data folder of the settings)
  --into postgres:…  an empty database of a server of one's own
  --database NAME    name in the embedded server (default: as in the backup)
  --files DIR        with a server of one's own: where the files go (default: files/ in the data folder)
  --json             one JSON document: { into, tables, rows, files }
`

export const verb: Verb = {
  name: 'restore',
  summary: 'a backup into an empty database / 恢复',
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        into: { type: 'string' },
        database: { type: 'string' },
        files: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    const [given, ...more] = positionals
    if (!given || more.length > 0) {
      note(help.trim())
      return EXIT.wrongUse
    }
    const file = resolve(given)
    const backup = await openBackup(file)
    if (isRefusal(backup)) return refused(backup, values.json)
    const config = loadConfig()
    const filesDir = resolve(values.files ?? filesFolder(config.dataDir))
    const into = values.into ?? config.databaseUrl ?? config.dataDir
    const target = await openTarget(into, filesDir, values.database ?? backup.manifest.database, note)
    try {
      const manifest = await restoreBackup({ ...target, file, migrationsDir: MIGRATIONS })
      if (isRefusal(manifest)) return refused(manifest, values.json)
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const done = { into, tables: manifest.tables.length, rows, files: manifest.files.length }
      if (values.json) printJson(done)
      note(`${done.tables} tables, ${rows} rows, ${done.files} files → ${into}`)
      return EXIT.done
    } finally {
      await target.close()
    }
  },
}

function refused(refusal: Coded, json = false): number {
  note(`${say(refusal, 'zh')}\n${say(refusal, 'en')}`)
  if (json) printJson({ refused: true, code: refusal.code, params: refusal.params })
  return EXIT.refused
}
