import type { Insertable } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import type { Transaction } from '../platform/db.ts'
import { appendFact, type RevisionNote, writeRegister } from '../platform/write.ts'
import type { MatterEventTable, MatterNowTable, MatterNumberTable, MatterPaperTable, MatterTable } from './tables.ts'

export const writeMatter = (ctx: CommandContext, row: Omit<Insertable<MatterTable>, 'version'>, note: RevisionNote) =>
  writeRegister(ctx, 'matter', row, note)
export const appendMatterEvent = (ctx: CommandContext, row: Insertable<MatterEventTable>) =>
  appendFact(ctx, 'matterEvent', row)
export const appendMatterPaper = (ctx: CommandContext, row: Insertable<MatterPaperTable>) =>
  appendFact(ctx, 'matterPaper', row)
export const appendMatterNumber = (ctx: CommandContext, row: Insertable<MatterNumberTable>) =>
  appendFact(ctx, 'matterNumber', row)

/** Stores matters as their events leave them; derived, so a rebuild may write it again. */
export async function storeMattersNow(trx: Transaction, rows: readonly Insertable<MatterNowTable>[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0]!).filter((c) => c !== 'matterId') as (keyof MatterNowTable)[]
  await trx
    .insertInto('matterNow')
    .values([...rows])
    .onConflict((oc) =>
      oc
        .column('matterId')
        .doUpdateSet((eb) => Object.fromEntries(columns.map((c) => [c, eb.ref(`excluded.${c}`)])) as never),
    )
    .execute()
}
