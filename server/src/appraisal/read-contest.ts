import type { ContestDetail } from '@guatu/contract/appraisal'
import type { ContestActKind } from '@guatu/domain/appraisal/contest-events'
import { type ContestNow, contestNow } from '@guatu/domain/appraisal/contest-state'
import { printMarks } from '@guatu/domain/appraisal/panel-score'
import { isTurnOf } from '@guatu/domain/appraisal/take-contest-act'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { Lang } from '@guatu/words/words'
import type { Db } from '../platform/db.ts'
import { listContestRows } from './list-reads.ts'
import { listMarkedPairs, listOwnMarks } from './mark-reads.ts'
import { mayMarkContests, mayReleaseContests, maySeeJudgeReport, maySeeUnrevealed, maySteerContests } from './policy.ts'
import { presentContest, presentContestants, presentItems, presentJudges, presentOwn, presentSteps } from './present.ts'
import { readResult } from './read-result.ts'
import { type ContestFile, type ContestSight, findContestFile } from './reads.ts'

/** What an actor sees of contests. */
export const sightOfContests = (actor: Actor): ContestSight => ({
  all: actor.accountId === null || maySeeUnrevealed(actor),
  personId: actor.personId,
})

/** Everything a contest's page shows to this reader: of marks only the reader's own, until the reveal. */
export async function readContest(db: Db, actor: Actor, id: string, lang: Lang): Promise<ContestDetail | Refusal> {
  const sight = sightOfContests(actor)
  const file = await findContestFile(db, sight, id)
  const [row] = await listContestRows(db, sight, { id }, { after: null, limit: 1 })
  if (!file || !row) return refuse('platform.notFound', { what: 'appraisal.contest' })
  const now = contestNow(file, file.events)
  const own = actor.personId === null ? [] : await listOwnMarks(db, id, actor.personId)
  return {
    contest: presentContest(row, lang),
    items: presentItems(file),
    fullMarks: printMarks(file.items.reduce((sum, item) => sum + item.max, 0)),
    seed: now.seed,
    contestants: presentContestants(file, now),
    judges: presentJudges(file, now, await listMarkedPairs(db, id)),
    mine: presentOwn(file, now, actor.personId, own),
    result: await readResult(db, file, { lang, report: maySeeJudgeReport(actor) }),
    steps: presentSteps(file, lang),
    version: now.version,
    may: abilitiesOnContest(actor, file, now),
  }
}

const OFFICE: readonly ContestActKind[] = [
  ...(['drawn', 'recused', 'recusalLifted', 'closed', 'revealed', 'takenDown', 'withdrawn'] as const),
]
const LEADER: readonly ContestActKind[] = ['released', 'takenDown']

/** The right, and whether it is its turn. The acts check again. */
function abilitiesOnContest(actor: Actor, file: ContestFile, now: ContestNow): string[] {
  const found = new Set<string>()
  if (maySteerContests(actor)) for (const kind of OFFICE) if (isTurnOf(kind, now)) found.add(kind)
  if (mayReleaseContests(actor)) for (const kind of LEADER) if (isTurnOf(kind, now)) found.add(kind)
  if (now.state === 'marking' && mayMarkContests(actor) && file.judges.some((j) => j.personId === actor.personId))
    found.add('mark')
  return [...found]
}
