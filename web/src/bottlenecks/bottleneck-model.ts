import type { Bottleneck } from '@guatu/contract/bottlenecks'

export const factors = [
  'policy',
  'planning',
  'land',
  'demolition',
  'forest',
  'energy',
  'environment',
  'funds',
  'approval',
  'utilities',
  'labour',
  'technology',
  'relics',
  'market',
  'other',
] as const
export const decidingLevels = ['taskForce', 'headquarters', 'district', 'city', 'province', 'state'] as const
export const bottleneckEvents = ['claimed', 'moved', 'resolved', 'reopened', 'escalated'] as const
export type BottleneckEvent = (typeof bottleneckEvents)[number]

/** What can be done with a bottleneck as it stands: a resolved one can only be reopened; only an unclaimed one is claimed. */
export function eventsFor(bottleneck: Pick<Bottleneck, 'resolvedOn' | 'claimedBy'>): readonly BottleneckEvent[] {
  if (bottleneck.resolvedOn) return ['reopened']
  return bottleneck.claimedBy ? ['moved', 'escalated', 'resolved'] : ['claimed', 'moved', 'escalated', 'resolved']
}

/** Levels above the one that decides now: where it can be escalated to. */
export const levelsAbove = (level: Bottleneck['level']): readonly Bottleneck['level'][] =>
  decidingLevels.slice(decidingLevels.indexOf(level) + 1)

/** Open ones first, the longest overdue before the rest, then by due date; ends on the id so the order is total. */
export function inUrgency(rows: readonly Bottleneck[]): Bottleneck[] {
  const key = (row: Bottleneck) =>
    [row.resolvedOn ? 1 : 0, String(100_000 - row.daysOverdue).padStart(6, '0'), row.due?.date ?? '9999', row.id].join(
      ' ',
    )
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
