import type { Db } from '../platform/db.ts'
import { whileAlone } from '../platform/done-through.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { tellBrowsers } from '../platform/tell-browsers.ts'
import { loadExemptions } from './exemption-reads.ts'
import { groupRatesKnown } from './group-rates.ts'
import { listGroupKeys, listPlacedMatters, listPlacedRows, loadGroupPlaces } from './group-reads.ts'
import { groupRows } from './group-rows.ts'
import { dropEveryGroupVerdict, dropGroupVerdicts, storeGroupVerdicts } from './group-writes.ts'
import { loadRuleSets } from './rule-set-reads.ts'

const LOCK = 7_412_634
const BATCH = 200

/**
 * Lights of units, headquarters, territories, administrations and campaigns, from the stored verdicts of their projects. Woken after
 * a commit that judged a project, once for many of them, and by the clock; only groups that stand differently are written. One
 * server at a time, which reads after it has the lock: what it stores is never older than what stands. True when this server did it.
 */
export const judgeGroups = ({ db }: { readonly db: Db }): Promise<boolean> =>
  whileAlone(db, LOCK, async () => {
    await judgeEach(db, false)
  })

/** Drops every light of a group and makes it again: with the same verdicts, the same rows. */
export const rebuildGroups = ({ db }: { readonly db: Db }): Promise<boolean> =>
  whileAlone(db, LOCK, async () => {
    await judgeEach(db, true)
  })

async function judgeEach(db: Db, anew: boolean): Promise<void> {
  const [placed, matters, places, ruleSets] = [
    await listPlacedRows(db, scopeOfSystem('lights of groups')),
    await listPlacedMatters(db),
    await loadGroupPlaces(db),
    await loadRuleSets(db),
  ]
  const exemptions = await loadExemptions(db)
  const material = { placed, matters, ...places, ruleSets, exemptions }
  const rows = groupRows(material, await groupRatesKnown(db, material))
  const stands = new Set(rows.map(keyOf))
  await db.transaction().execute(async (trx) => {
    if (anew) await dropEveryGroupVerdict(trx)
    const gone = (await listGroupKeys(trx)).filter((key) => !stands.has(keyOf(key)))
    await dropGroupVerdicts(trx, gone)
    let changed = gone.length
    for (let i = 0; i < rows.length; i += BATCH) changed += await storeGroupVerdicts(trx, rows.slice(i, i + BATCH))
    if (changed > 0) await tellBrowsers(trx, ['groups'])
  })
}

const keyOf = (r: { kind: string; subjectId: string; about: string; inside: string }): string =>
  `${r.kind} ${r.about} ${r.subjectId} ${r.inside}`
