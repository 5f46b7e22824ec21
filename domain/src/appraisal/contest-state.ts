import type { ContestEvent, OpenedContest } from './contest-events.ts'

/** opened 待抽签, marking 评分中, closed 已封卷, revealed 已揭榜, withdrawn 已撤销. */
export const CONTEST_STATES = ['opened', 'marking', 'closed', 'revealed', 'withdrawn'] as const
export type ContestState = (typeof CONTEST_STATES)[number]

/** A contest as its facts leave it. */
export type ContestNow = {
  readonly state: ContestState
  /** The number of its last fact: what an act expects. */
  readonly version: number
  /** Ids of the contestants as drawn; as entered before the draw. */
  readonly order: readonly string[]
  /** What the order was drawn with, so that anybody can draw it again; null before the draw. */
  readonly seed: string | null
  /** Recusals that were declared beside those that follow from units: `judge contestant`. */
  readonly declared: ReadonlySet<string>
  /** Once revealed, for good: a contest that is withdrawn later keeps its sheet, marked void. */
  readonly revealed: boolean
  /** Stands on the public board. */
  readonly released: boolean
}

export const pairOf = (judgeId: string, contestantId: string): string => `${judgeId} ${contestantId}`

/** Folds the acts of a contest, in the order of their numbers. */
export function contestNow(contest: OpenedContest, events: readonly ContestEvent[]): ContestNow {
  const opened: ContestNow = {
    ...{ state: 'opened', version: 1, order: contest.contestants.map((c) => c.id), seed: null },
    ...{ declared: new Set<string>(), revealed: false, released: false },
  }
  return events.reduce(after, opened)
}

function after(now: ContestNow, event: ContestEvent): ContestNow {
  const next = { ...now, version: event.seq }
  switch (event.kind) {
    case 'drawn':
      return { ...next, state: 'marking', order: event.order, seed: event.seed }
    case 'recused':
      return { ...next, declared: new Set([...now.declared, pairOf(event.judgeId, event.contestantId)]) }
    case 'recusalLifted': {
      const lifted = pairOf(event.judgeId, event.contestantId)
      return { ...next, declared: new Set([...now.declared].filter((pair) => pair !== lifted)) }
    }
    case 'closed':
      return { ...next, state: 'closed' }
    case 'revealed':
      return { ...next, state: 'revealed', revealed: true }
    case 'released':
      return { ...next, released: true }
    case 'takenDown':
      return { ...next, released: false }
    case 'withdrawn':
      return { ...next, state: 'withdrawn', released: false }
  }
}
