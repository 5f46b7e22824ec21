import { markContestant } from '../appraisal/commands/mark-contestant.ts'
import { openContest } from '../appraisal/commands/open-contest.ts'
import { releaseContest } from '../appraisal/commands/release-contest.ts'
import { type SteerContest, steerContest } from '../appraisal/commands/steer-contest.ts'
import { type ContestFile, findContestFile } from '../appraisal/reads.ts'
import { currentCalendar } from '../calendar/reads.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/db.ts'
import { newId } from '../platform/id.ts'
import { listCardActors } from './card-actor-reads.ts'
import { listContestActors } from './contest-actor-reads.ts'
import { createRandom } from './random.ts'
import { actorOf, Days, take } from './tell-story.ts'

/** A contest of the sample: its working day, counted from today, how many judges have marked, and how far it has come. */
type SampleContest = {
  readonly name: string
  readonly on: number
  readonly marking: number
  readonly through: 'marking' | 'revealed' | 'released'
  /** What its order is drawn with: the sample is the same every time. */
  readonly seed: string
}
const CONTESTS: readonly SampleContest[] = [
  {
    ...{ name: '百日攻坚擂台赛第一场', on: -45, marking: 5, through: 'revealed' },
    seed: '5d2c9b7e40f1a83612ce77b09d3f5a64',
  },
  {
    ...{ name: '百日攻坚擂台赛第二场', on: -12, marking: 5, through: 'released' },
    seed: 'a1907f3c28e45bd6f06b1d9c83427ee5',
  },
  {
    ...{ name: '百日攻坚擂台赛第三场', on: -1, marking: 3, through: 'marking' },
    seed: '3e81c6f2097a4db5884f20e1bc95d713',
  },
]
const ITEMS: readonly (readonly [name: string, max: number])[] = [
  ['形象进度', 40],
  ['投资完成', 30],
  ['现场管理', 20],
  ['汇报答辩', 10],
]

/**
 * Three contests of the headquarters by the commands people use: one revealed, one revealed and released for the board, one that
 * three of five judges have marked. A judge of a headquarters stands aside for it.
 */
export async function contestHistory(trx: Transaction, now: Date): Promise<void> {
  const { judges, headquarters, campaignId } = await listContestActors(trx)
  const { office, leaders } = await listCardActors(trx)
  const days = new Days(await currentCalendar(trx), civilDateOf(now))
  const cast = { office: actorOf(office, 'projectOffice', []), leader: actorOf(leaders[0], 'leader', []), judges }
  for (const told of CONTESTS) {
    const at = days.at(told.on)
    const id = newId(at.getTime())
    await take(trx, cast.office, at, openContest, {
      ...{ id, name: told.name, campaignId, heldOn: days.on(told.on), kind: 'unit', contestants: [...headquarters] },
      judges: judges.map((judge) => judge.id),
      items: ITEMS.map(([name, max]) => ({ id: newId(at.getTime()), name, max: String(max) })),
    })
    const step = (act: SteerContest['act'], expectedVersion: number) =>
      take(trx, cast.office, at, steerContest, {
        ...{ contestId: id, act, note: { id: newId(at.getTime()), expectedVersion, text: '' } },
      })
    await step({ kind: 'drawn', seed: told.seed }, 1)
    await markAll(trx, told, id, { judges, at })
    if (told.through === 'marking') continue
    await step({ kind: 'closed' }, 2)
    await step({ kind: 'revealed' }, 3)
    if (told.through !== 'released') continue
    const note = { id: newId(at.getTime()), expectedVersion: 4, text: '' }
    await take(trx, cast.leader, at, releaseContest, { contestId: id, kind: 'released', note })
  }
}

type Marking = { readonly judges: readonly { readonly id: string; readonly name: string }[]; readonly at: Date }

/** Every contestant has a strength of its own that day, every judge an eye of their own. */
async function markAll(
  trx: Transaction,
  told: SampleContest,
  contestId: string,
  { judges, at }: Marking,
): Promise<void> {
  const file = (await findContestFile(trx, { all: true, personId: null }, contestId))!
  const random = createRandom(1, told.name)
  const strength = new Map(file.contestants.map((c) => [c.id, random.int(84, 95)]))
  for (const judge of judges.slice(0, told.marking))
    for (const contestant of file.contestants) {
      const marks = marksOf(file, () => strength.get(contestant.id)! + random.int(-4, 4))
      if (standsAside(file, judge.id, contestant.unitIds)) continue
      const input = { contestId, id: newId(at.getTime()), contestantId: contestant.id, marks, supersedes: null }
      await take(trx, actorOf(judge, 'judge', []), at, markContestant, input)
    }
}

const standsAside = (file: ContestFile, personId: string, unitIds: readonly string[]): boolean =>
  file.judges.some((judge) => judge.personId === personId && judge.unitIds.some((id) => unitIds.includes(id)))

/** A share of each item's full marks in percent, in halves of a mark. */
const marksOf = (file: ContestFile, percent: () => number): Record<string, string> =>
  Object.fromEntries(
    file.items.map((item) => [item.id, (Math.floor((item.max * Math.min(100, percent())) / 5000) / 2).toFixed(1)]),
  )
