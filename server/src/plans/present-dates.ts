import type { getProjectDates } from '@guatu/contract/plan-changes'
import { type CivilDate, daysBetween } from '@guatu/domain/calendar/civil-date'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { z } from 'zod'
import type { CommitmentStep } from './request-reads.ts'

type Dates = z.input<typeof getProjectDates.response>['dates']

/** What a committed date is the date of; steps and requests whose activity has gone keep its id. */
export const nameOf = (r: { milestone: string; milestoneName: string | null }, lang: Lang): string =>
  r.milestone === 'finish' ? say({ code: 'plans.finishDate', params: {} }, lang) : (r.milestoneName ?? r.milestone)

/** Committed dates with every move, in the order the steps come in: of each milestone together, oldest first. */
export function datesOf(steps: readonly CommitmentStep[], lang: Lang): Dates {
  const by = new Map<string, CommitmentStep[]>()
  for (const step of steps) by.set(step.milestone, [...(by.get(step.milestone) ?? []), step])
  return [...by].map(([milestone, of]) => ({
    milestone,
    name: nameOf(of[0]!, lang),
    original: of[0]!.committedOn,
    inForce: of.at(-1)!.committedOn,
    forecast: of[0]!.forecast,
    moves: of.map((step, i) => {
      const before = of[i - 1]?.committedOn ?? null
      return {
        id: step.id,
        from: before,
        to: step.committedOn,
        days: before ? daysBetween(before as CivilDate, step.committedOn as CivilDate) : 0,
        reasonCode: step.reasonCode,
        reason: step.reason,
        request: step.request,
        requestedBy: step.requestedBy,
        approver: step.approver,
        approvedOn: step.approvedOn,
        oneHand:
          before !== null &&
          (step.exception !== null || (step.approver !== null && step.approver === step.requestedBy)),
        exception: step.exception && say(step.exception, lang),
        afterTheDate: before !== null && step.approvedOn > before,
      }
    }),
  }))
}
