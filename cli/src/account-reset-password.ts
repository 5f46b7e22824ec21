import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { type Coded, isRefusal } from '@guatu/domain/kernel/coded'
import { forgetFirstPassword } from '@guatu/server/identity/first-passwords'
import { resetAtConsole } from '@guatu/server/identity/reset-at-console'
import { openInstallation } from '@guatu/server/platform/backup/installation'
import { systemClock } from '@guatu/server/platform/clock'
import { loadConfig } from '@guatu/server/platform/config'
import { createDb, createPool } from '@guatu/server/platform/db'
import { say } from '@guatu/words/say'
import { EXIT, note, printJson, type Verb } from './verb.ts'

const help = `
guatu account reset-password USER [--database NAME] [--json]

Gives an account a new first password, printed once, to be changed at the next sign-in. Its sessions end. The way back in
for the security officer and the auditor, whose passwords the administrator can't reset. It is recorded in the audit chain.

  --database NAME  which database of the embedded server (guatu, else guatu_sample); DATABASE_URL points elsewhere
  --json           one JSON document: { userName, firstPassword }

Exit: 0 done · 2 wrong use · 3 no such account or no database
`

export const accountResetPassword: Verb = {
  name: 'account reset-password',
  summary: 'a new first password for an account / 重置密码',
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { database: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const [userName] = positionals
    if (!userName || positionals.length > 1) {
      note(help.trim())
      return EXIT.wrongUse
    }
    const installation = await openInstallation(loadConfig(), note, values.database)
    if (isRefusal(installation)) return refused(installation, values.json)
    const db = createDb(createPool(installation.connection, 2))
    try {
      const host = { db, clock: systemClock, react: async () => {} }
      const done = await resetAtConsole(host, userName, `guatu (${userInfo().username})`)
      if (isRefusal(done)) return refused(done, values.json)
      forgetFirstPassword(installation.dataDir, userName)
      if (values.json) printJson({ userName, firstPassword: done.firstPassword })
      else process.stdout.write(`${userName}\t${done.firstPassword}\n`)
      return EXIT.done
    } finally {
      await db.destroy()
      await installation.close()
    }
  },
}

function refused(refusal: Coded, json: boolean): number {
  note(`${say(refusal, 'zh')}\n${say(refusal, 'en')}`)
  if (json) printJson({ refused: true, code: refusal.code, params: refusal.params })
  return EXIT.refused
}
