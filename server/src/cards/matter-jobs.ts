import { listMatterIds, lockMatters } from '../matters/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import { doneThrough, markDone, whileAlone } from '../platform/done-through.ts'
import { tellBrowsers } from '../platform/tell-browsers.ts'
import type { JobHost } from './jobs.ts'
import { judgeMattersAt } from './judge-matters.ts'
import { dropEveryMatterVerdict } from './matter-writes.ts'

const LOCK = 7_412_643
const BATCH = 200
export const JUDGE_MATTERS = 'judge-matters'

/** Once a day, or when `again`, every matter is judged anew: a date that passes is a fact nobody reports. True when this server did it. */
export const judgeMattersDaily = (host: JobHost, again = false): Promise<boolean> =>
  whileAlone(host.db, LOCK, async () => {
    const today = civilDateOf(host.clock.now())
    if (!again && (await doneThrough(host.db, JUDGE_MATTERS)) === today) return
    await judgeEveryMatter(host)
    await markDone(host.db, JUDGE_MATTERS, today)
  })

/** Drops every light of a matter and makes it again: with the same facts, the same rows. */
export const rebuildMatterVerdicts = (host: JobHost): Promise<boolean> =>
  whileAlone(host.db, LOCK, async () => {
    await host.db.transaction().execute(dropEveryMatterVerdict)
    await judgeEveryMatter(host)
  })

async function judgeEveryMatter({ db, clock }: JobHost): Promise<void> {
  const ids = await listMatterIds(db)
  for (let i = 0; i < ids.length; i += BATCH)
    await db.transaction().execute(async (trx) => {
      const some = ids.slice(i, i + BATCH)
      await lockMatters(trx, some)
      const now = clock.now()
      await judgeMattersAt(trx, some, { asOf: civilDateOf(now), knownAt: now.toISOString() })
      await tellBrowsers(trx, ['matters'])
    })
}
