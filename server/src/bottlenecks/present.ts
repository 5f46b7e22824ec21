import type { Bottleneck } from '@guatu/contract/bottlenecks'
import type { BottleneckRow } from './reads.ts'

export const presentBottleneck = (r: BottleneckRow): Bottleneck => ({
  id: r.id,
  projectId: r.projectId,
  projectName: r.projectName,
  text: r.text,
  factor: r.factor as Bottleneck['factor'],
  waitsForUnitId: r.waitsForUnitId,
  waitsFor: r.waitsFor,
  level: r.level as Bottleneck['level'],
  due: r.dueOn === null ? null : { date: r.dueOn, precision: (r.duePrecision ?? 'day') as 'day' },
  openedOn: r.openedOn,
  claimedBy: r.claimedBy,
  resolvedOn: r.resolvedOn,
  daysOverdue: r.daysOverdue,
})
