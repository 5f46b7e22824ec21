import { parseArgs } from 'node:util'
import { coded, isRefusal } from '@guatu/domain/kernel/coded'
import { rebuildCards } from '@guatu/server/cards/card-jobs'
import { rebuildGroups } from '@guatu/server/cards/group-jobs'
import { rebuildVerdicts } from '@guatu/server/cards/jobs'
import { openInstallation } from '@guatu/server/platform/backup/installation'
import { systemClock } from '@guatu/server/platform/clock'
import { loadConfig } from '@guatu/server/platform/config'
import { createDb, createPool } from '@guatu/server/platform/db'
import { say } from '@guatu/words/say'
import { tellRefusal } from './tell-refusal.ts'
import { EXIT, note, printJson, type Verb } from './verb.ts'

const help = `
guatu verdicts rebuild [--database NAME] [--json]

Drops every derived verdict and makes it again from the facts: the lights of today and those at each period's close.
With the same facts and the same engine the result is the same. Facts and cards are not touched; the server may go on
working.

  --database NAME  which database of the embedded server (guatu, else guatu_sample); DATABASE_URL points elsewhere
  --json           one JSON document: { rebuilt: true, seconds }

Exit: 0 rebuilt · 2 wrong use · 3 there is no database · 5 a server is judging just now, try again
`

export const verdictsRebuild: Verb = {
  name: 'verdicts rebuild',
  summary: 'make every light again from the facts / 重新研判全部预警灯',
  help,
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { database: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const installation = await openInstallation(loadConfig(), note, values.database)
    if (isRefusal(installation)) return tellRefusal(installation, values.json)
    const db = createDb(createPool(installation.connection, 2))
    try {
      const began = performance.now()
      const host = { db, clock: systemClock }
      // What is derived of cards is made again too; the cards are facts and stay.
      const rebuilt = (await rebuildVerdicts(host)) && (await rebuildCards(host)) && (await rebuildGroups(host))
      if (!rebuilt) return tellRefusal(coded('cards.judgingNow'), values.json, EXIT.busy)
      const seconds = Math.round((performance.now() - began) / 100) / 10
      note(say(coded('cards.rebuilt', { seconds })))
      if (values.json) printJson({ rebuilt: true, seconds })
      return EXIT.done
    } finally {
      await db.destroy()
      await installation.close()
    }
  },
}
