import type { Standing } from '@guatu/contract/card-rows'
import { cardPeriodLabel } from '@guatu/domain/cards/card-period-label'
import { markRepairs } from '@guatu/domain/cards/mark-repairs'
import { shownPeriods } from '@guatu/domain/cards/repaired-late'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { ruleSetAt } from './judge-at.ts'
import { wornBy } from './present.ts'
import { said } from './present-card.ts'
import { loadRuleSets } from './rule-set-reads.ts'
import { listStandingRows } from './standing-reads.ts'

/** As many card periods as a project's strip shows. */
const SHOWN = 24

/**
 * What became of a project's closed card periods, oldest first: met, missed, repaired late 补课, exempted, no value. The level
 * given then stays; beside it stands what the set in force lets a repaired period wear.
 */
export async function readStandings(db: Db, projectId: string, now: Date, lang: Lang): Promise<Standing[]> {
  const [rows, register] = [await listStandingRows(db, projectId, SHOWN), await loadRuleSets(db)]
  const set = ruleSetAt(register, { asOf: civilDateOf(now), knownAt: now.toISOString() })
  const exempted = new Set(rows.filter((r) => r.exempted).map((r) => r.period))
  const byPeriod = new Map(rows.map((r) => [r.period, r]))
  return shownPeriods(set, markRepairs(rows), exempted).map((shown) => {
    const row = byPeriod.get(shown.period)!
    return {
      period: shown.period,
      label: say(cardPeriodLabel(shown.period), lang),
      standing: shown.standing,
      standingName: said(`cards.standing.${shown.standing}`, lang),
      ...wornBy(set.palette, shown.shown, row.sentence, lang),
      level: shown.level,
      shown: shown.shown,
      repairedIn: shown.repairedIn,
      repairedLabel: shown.repairedIn && say(cardPeriodLabel(shown.repairedIn), lang),
      sentence: say(row.sentence, lang),
      cardId: row.cardId,
    }
  })
}
