import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Coded, coded, isRefusal } from '@guatu/domain/kernel/coded'
import { anchorsFile } from '@guatu/server/audit/anchors'
import { type Verification, verifyChain } from '@guatu/server/audit/verify-chain'
import { openInstallation } from '@guatu/server/platform/backup/installation'
import { loadConfig } from '@guatu/server/platform/config'
import { createDb, createPool } from '@guatu/server/platform/db'
import { say } from '@guatu/words/say'
import { EXIT, note, printJson, type Verb } from './verb.ts'

const help = `
guatu audit verify [--database NAME] [--anchors FILE] [--json]

Walks the audit chain from its first entry and recomputes every hash; compares every row of every fact table with the
digest the chain keeps, and every register with its newest revision; holds the daily anchors outside the database
against the chain. A changed, removed or inserted row is named with its table, id and audit entry. The server may go
on working.

  --database NAME  which database of the embedded server (guatu, else guatu_sample); DATABASE_URL points elsewhere
  --anchors FILE   the file of anchors (default audit-anchors.txt in the data folder)
  --json           one JSON document: { intact, entries, rows, anchors, head: { seq, hash }, problems: [{ code, params }] }

Exit: 0 intact · 2 wrong use · 3 something was tampered with, or there is no database
`

export const auditVerify: Verb = {
  name: 'audit verify',
  summary: 'whether anything was tampered with / 核验审计链',
  help,
  async run(args) {
    const text = { type: 'string' } as const
    const { values } = parseArgs({
      args: [...args],
      options: { database: text, anchors: text, json: { type: 'boolean', default: false } },
    })
    const installation = await openInstallation(loadConfig(), note, values.database)
    if (isRefusal(installation)) return refused(installation, values.json)
    const db = createDb(createPool(installation.connection, 2))
    try {
      const file = values.anchors ? resolve(values.anchors) : anchorsFile(installation.dataDir)
      return tell(await verifyChain(db, file), values.json)
    } finally {
      await db.destroy()
      await installation.close()
    }
  },
}

function tell(v: Verification, json: boolean): number {
  const { entries, rows, anchors, head, problems } = v
  const intact = problems.length === 0
  const counts = { entries, rows, anchors, seq: head.seq, count: problems.length }
  const verdict = coded(intact ? 'audit.intact' : 'audit.broken', counts)
  const print = json ? note : (line: string) => void process.stdout.write(`${line}\n`)
  for (const text of [...problems, verdict]) print(`${say(text, 'zh')}\n${say(text, 'en')}`)
  if (json) printJson({ intact, entries, rows, anchors, head, problems })
  return intact ? EXIT.done : EXIT.refused
}

function refused(refusal: Coded, json: boolean): number {
  note(`${say(refusal, 'zh')}\n${say(refusal, 'en')}`)
  if (json) printJson({ refused: true, code: refusal.code, params: refusal.params })
  return EXIT.refused
}
