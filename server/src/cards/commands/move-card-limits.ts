import { cardStateOf } from '@guatu/domain/cards/card-state'
import { currentCalendar } from '../../calendar/reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { cardNowRow } from '../card-now-row.ts'
import { findCardFiles, listRunningCardIds } from '../card-reads.ts'
import { storeCardsNow } from '../card-writes.ts'

const BATCH = 200

/** A notice changed the calendar: limits that still run are counted anew, steps that were taken stay as they are. */
export async function moveCardLimits(ctx: CommandContext): Promise<void> {
  const ids = await listRunningCardIds(ctx.trx)
  if (ids.length === 0) return
  const calendar = await currentCalendar(ctx.trx)
  const sight = { scope: scopeOfSystem('the calendar moves limits'), proposals: true }
  for (let i = 0; i < ids.length; i += BATCH) {
    const files = await findCardFiles(ctx.trx, sight, { ids: ids.slice(i, i + BATCH) })
    const rows = files.map((f) => cardNowRow(f.id, cardStateOf(f.events), f.terms, calendar, ctx.today))
    await storeCardsNow(ctx.trx, rows)
  }
  ctx.touch('cards')
  ctx.touch('duties')
}
