import type { PlanView } from '@guatu/contract/plans'
import type { Refusal } from '@guatu/domain/kernel/coded'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { type WaysOut, waysOut } from '@guatu/domain/plans/ways-out'
import { spreadIn } from './spread-in.ts'

/** A plan whose ways out are asked for, with what the portfolio taught of its durations. */
export type WaysAsked = {
  readonly plan: Plan
  readonly calendars: PlanCalendars
  readonly spreads: PlanView['spreads']
  /** The same draw as behind the odds beside. */
  readonly draw: { readonly runs: number; readonly seed: number }
}
export type WaysAnswer = WaysOut | Refusal

/** Ways out take up to two seconds: they are sought beside the page, which stays at hand. */
addEventListener('message', ({ data }: MessageEvent<WaysAsked>) => {
  const { plan, calendars, spreads, draw } = data
  postMessage(waysOut(plan, calendars, { simulate: { ...draw, spreadOf: spreadIn(spreads) } }) satisfies WaysAnswer)
})
