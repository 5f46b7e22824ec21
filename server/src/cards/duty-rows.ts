import { addDays } from '@guatu/domain/calendar/civil-date'
import { consequencesOf } from '@guatu/domain/cards/consequences'
import type { Level } from '@guatu/domain/cards/level'
import { parsePeriodKey, spanOf } from '@guatu/domain/reports/periods'
import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import { approvedLevelsBefore, type CardFile } from './card-reads.ts'
import type { CardDutyTable } from './card-tables.ts'

/** As many periods in a row as any consequence may ask for. */
const LOOKED_BACK = 24

/** The duties that an approved card entails, by its rule set and the subject's cards of the periods before. */
export async function dutyRows(ctx: CommandContext, file: CardFile): Promise<Insertable<CardDutyTable>[]> {
  const before = await approvedLevelsBefore(ctx.trx, file)
  const levels: (Level | null)[] = periodsBefore(file.period).map((key) => before.get(key) ?? null)
  return consequencesOf(file, file.level, levels).map((c) => ({
    id: ctx.newId(),
    cardId: file.id,
    duty: c.duty,
    points: c.points ?? null,
    text: c.text ?? '',
    withinDays: c.withinDays,
    days: c.days ?? 'calendar',
    unitId: file.responsibleUnitId,
    postId: file.postId,
    occurredOn: ctx.today,
    recordedAt: ctx.now,
  }))
}

function periodsBefore(period: string): string[] {
  const span = parsePeriodKey(period)
  if (!span) return []
  const keys: string[] = []
  for (let day = addDays(span.opensOn, -1); keys.length < LOOKED_BACK; ) {
    const earlier = spanOf(span.kind, day)
    keys.push(earlier.key)
    day = addDays(earlier.opensOn, -1)
  }
  return keys
}
