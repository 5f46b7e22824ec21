import { moveCardLimits } from './cards/commands/move-card-limits.ts'
import { judgeMatters } from './cards/judge-matters.ts'
import { judgeProjects } from './cards/judge-projects.ts'
import { recordGrants } from './plans/commands/record-grants.ts'
import type { CommandContext } from './platform/command-context.ts'
import type { DomainEvent } from './platform/events.ts'

/**
 * Every event and who reacts, on one page. All of these concern projects whose rows the command has locked, so they react
 * in its transaction: first the plan's dates, then the light.
 *
 *   report.accepted      → cards judges
 *   project.changed      → cards judges
 *   projects.imported    → cards judges
 *   commitment.moved     → plans reschedules, cards judges
 *   dates.granted        → plans records request and decision and reschedules, cards judges
 *   yearPlan.set         → cards judges
 *   plan.changed         → plans reschedules, cards judges
 *   milestone.recorded   → plans reschedules, cards judges
 *   bottleneck.changed   → cards judges
 *   after any of the plan's  → the topic forecastDue wakes the forecasts
 *   after any judging        → the topic groupsDue wakes the lights of units and campaigns, once for many commits
 *   pause.changed        → cards judges
 *   exemption.changed    → cards judges
 *   matter.changed       → cards judges the matter
 *   calendar.changed     → the limits of cards move; everything again after commit: the topic judgeAll wakes the night's work
 *   rhythm.changed       → the same
 *   ruleSet.changed      → the same
 *   campaign.changed     → the same
 */
export async function react(ctx: CommandContext, events: readonly DomainEvent[]): Promise<void> {
  const judged = new Set<string>()
  const planned = new Set<string>()
  const matters = new Set<string>()
  for (const event of events) {
    if (event.type === 'calendar.changed') await moveCardLimits(ctx)
    if (event.type === 'dates.granted') {
      await recordGrants(ctx, event.moves)
      for (const { projectId } of event.moves) {
        judged.add(projectId)
        planned.add(projectId)
      }
      continue
    }
    if (event.type === 'matter.changed') {
      matters.add(event.matterId)
      continue
    }
    if (!concernsProjects(event)) {
      ctx.touch('judgeAll')
      continue
    }
    const ids = event.type === 'projects.imported' ? event.projectIds : [event.projectId]
    for (const id of ids) judged.add(id)
    if (event.type === 'plan.changed' || event.type === 'milestone.recorded' || event.type === 'commitment.moved')
      for (const id of ids) planned.add(id)
  }
  if (planned.size > 0) ctx.touch('forecastDue')
  if (matters.size > 0) {
    await judgeMatters(ctx, [...matters].sort())
    ctx.touch('groupsDue')
  }
  if (judged.size > 0) {
    await judgeProjects(ctx, [...judged].sort(), planned)
    ctx.touch('groupsDue')
  }
}

type OfEverybody = 'matter.changed' | 'calendar.changed' | 'rhythm.changed' | 'ruleSet.changed' | 'campaign.changed'

const concernsProjects = (event: DomainEvent): event is Exclude<DomainEvent, { type: OfEverybody }> =>
  'projectId' in event || 'projectIds' in event
