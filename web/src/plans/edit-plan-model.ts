import type { Activity, PlanView } from '@guatu/contract/plans'
import { parseCivilDate } from '@guatu/domain/calendar/civil-date'

type Link = NonNullable<Activity['predecessors']>[number]
const token = /^(\d{1,4})(FS|SS|FF|SF)?([+-]\d{1,4})?(d|w)?$/i

/**
 * Links as planners write them, by the numbers of the rows: '3' (finish to start), '3SS+5', '7FF-2d'. `w` counts working
 * days, `d` calendar days; without either the lag counts working days.
 */
export const printLinks = (links: readonly Link[] | undefined, ids: readonly string[]): string =>
  (links ?? [])
    .map((link) => {
      const number = ids.indexOf(link.id) + 1
      // A link as stored may leave out what is usual: finish to start, no lag.
      const days = link.lag ?? 0
      const type = (link.type ?? 'FS') === 'FS' && days === 0 ? '' : (link.type ?? 'FS')
      const lag = days === 0 ? '' : `${days > 0 ? '+' : ''}${days}`
      const unit = days !== 0 && link.lagUnit ? (link.lagUnit === 'calendar' ? 'd' : 'w') : ''
      return `${number}${type}${lag}${unit}`
    })
    .join(', ')

/** Null when a link can't be read, names no row or names its own row. */
export function parseLinks(text: string, ids: readonly string[], own: string): Link[] | null {
  const links: Link[] = []
  for (const part of text.split(/[,，、;；\s]+/).filter((p) => p !== '')) {
    const m = token.exec(part)
    const id = m && ids[Number(m[1]) - 1]
    if (!m || !id || id === own) return null
    const unit = m[4]?.toLowerCase()
    links.push({
      id,
      type: (m[2]?.toUpperCase() ?? 'FS') as Link['type'],
      lag: Number(m[3] ?? 0),
      ...(unit ? { lagUnit: unit === 'd' ? ('calendar' as const) : ('working' as const) } : {}),
    })
  }
  return links
}

/**
 * An actual date as typed: '2026-03-05', '26-3-5', '2026.3.5', '0305', '3.5' (the year of `statusDate`, or the year
 * before where that would lie ahead of it). '' for an empty cell, null for what is no date.
 */
export function parseActualDate(text: string, statusDate: string): string | null {
  const plain = text
    .trim()
    .replace(/[./年月]/g, '-')
    .replace(/日$/, '')
  if (plain === '') return ''
  const digits = /^(?:(\d{4}))?(\d{2})(\d{2})$/.exec(plain)
  const m = digits ?? /^(?:(\d{4}|\d{2})-)?(\d{1,2})-(\d{1,2})$/.exec(plain)
  if (!m) return null
  const tail = `${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}`
  const year = m[1] ? m[1].padStart(4, '20') : statusDate.slice(0, 4)
  const dated = `${year}-${tail}`
  return parseCivilDate(m[1] || dated <= statusDate ? dated : `${Number(year) - 1}-${tail}`)
}

export type Change = Partial<Pick<Activity, 'duration' | 'predecessors' | 'actualStart' | 'actualFinish'>>

/** The list with one activity changed; an empty actual date takes the date away. */
export const editActivity = (activities: readonly Activity[], id: string, change: Change): Activity[] =>
  activities.map((activity) => {
    if (activity.id !== id) return activity
    const next: Activity = { ...activity, ...change }
    if ('actualStart' in change && !change.actualStart) delete next.actualStart
    if ('actualFinish' in change && !change.actualFinish) delete next.actualFinish
    return next
  })

/** Ids of the activities that differ from what is stored, or that it has not got; where they stand does not matter. */
export const changedIds = (stored: readonly Activity[], edited: readonly Activity[]): Set<string> => {
  const was = new Map(stored.map((activity) => [activity.id, activity]))
  const differs = (activity: Activity) => {
    const before = was.get(activity.id)
    return before !== activity && JSON.stringify(activity) !== JSON.stringify(before)
  }
  return new Set(edited.filter(differs).map(({ id }) => id))
}

export type Verdict =
  | { readonly kind: 'winBack'; readonly days: number }
  | { readonly kind: 'spare'; readonly days: number }
  | { readonly kind: 'exact' }

/** Said first: days to win back; or the days left until the latest dates bite (the least float of all unfinished). */
export function verdictOf(plan: Pick<PlanView, 'daysToWinBack' | 'finish' | 'committedFinish'>): Verdict {
  if (plan.daysToWinBack > 0) return { kind: 'winBack', days: plan.daysToWinBack }
  const spare = Math.round((Date.parse(plan.committedFinish) - Date.parse(plan.finish)) / 86_400_000)
  return spare > 0 ? { kind: 'spare', days: spare } : { kind: 'exact' }
}

/** Whether the working days around a date rest on holidays not yet announced. */
export const isProvisional = (plan: Pick<PlanView, 'provisionalYears'>, date: string): boolean =>
  plan.provisionalYears?.includes(Number(date.slice(0, 4))) ?? false

export type MilestoneStanding = 'open' | 'claimed' | 'verified' | 'refused' | 'waiting'

/** Claimed but unverified is 待核验, neither met nor late. */
export const standingOf = (state: PlanView['milestones'][number] | undefined): MilestoneStanding => {
  if (!state) return 'open'
  if (state.verifiedOn) return 'verified'
  if (state.claimedOn) return 'claimed'
  if (state.refusedOn) return 'refused'
  return state.waitsFor ? 'waiting' : 'open'
}

export type MilestoneEvent = 'started' | 'claimed' | 'verified' | 'refused' | 'waiting' | 'waitingEnded'
/** What may be done with a milestone now, by its standing and the person's abilities: the act that is due. */
export function eventsOf(standing: MilestoneStanding, may: readonly string[]): MilestoneEvent[] {
  if (standing === 'claimed') return may.includes('verifyMilestone') ? ['verified', 'refused'] : []
  if (standing === 'verified') return []
  return may.includes('claimMilestone') ? ['claimed'] : []
}

/** What may be told of it besides: that it began, that it waits for another office, that the waiting is over. */
export function otherEventsOf(
  state: PlanView['milestones'][number] | undefined,
  activity: Pick<Activity, 'duration' | 'actualStart'>,
  may: readonly string[],
): MilestoneEvent[] {
  const standing = standingOf(state)
  if (!may.includes('claimMilestone') || standing === 'verified' || standing === 'claimed') return []
  const begins = activity.duration > 0 && !activity.actualStart
  return [...(begins ? (['started'] as const) : []), state?.waitsFor ? ('waitingEnded' as const) : ('waiting' as const)]
}
