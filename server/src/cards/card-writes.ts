import { type Insertable, sql } from 'kysely'
import type { CommandContext } from '../platform/command-context.ts'
import type { Transaction } from '../platform/db.ts'
import { appendFact, appendFacts } from '../platform/write.ts'
import type {
  CardBatchTable,
  CardDutyEventTable,
  CardDutyTable,
  CardEventTable,
  CardNoticeTable,
  CardNoticeVoidTable,
  CardNowTable,
  CardPaperTable,
  CardPeriodVerdictTable,
  CardTable,
  ExemptionTable,
} from './card-tables.ts'
import { replacedColumns } from './replaced-columns.ts'

export const appendBatch = (ctx: CommandContext, row: Insertable<CardBatchTable>) => appendFact(ctx, 'cardBatch', row)
export const appendCards = (ctx: CommandContext, rows: readonly Insertable<CardTable>[]) =>
  appendFacts(ctx, 'card', rows)
export const appendCardEvent = (ctx: CommandContext, row: Insertable<CardEventTable>) =>
  appendFact(ctx, 'cardEvent', row)
export const appendCardPaper = (ctx: CommandContext, row: Insertable<CardPaperTable>) =>
  appendFact(ctx, 'cardPaper', row)
export const appendCardNotice = (ctx: CommandContext, row: Insertable<CardNoticeTable>) =>
  appendFact(ctx, 'cardNotice', row)
export const appendNoticeVoid = (ctx: CommandContext, row: Insertable<CardNoticeVoidTable>) =>
  appendFact(ctx, 'cardNoticeVoid', row)
export const appendDuties = (ctx: CommandContext, rows: readonly Insertable<CardDutyTable>[]) =>
  appendFacts(ctx, 'cardDuty', rows)
export const appendDutyEvent = (ctx: CommandContext, row: Insertable<CardDutyEventTable>) =>
  appendFact(ctx, 'cardDutyEvent', row)
export const appendExemption = (ctx: CommandContext, row: Insertable<ExemptionTable>) =>
  appendFact(ctx, 'exemption', row)

/** Stores cards as their events leave them; derived, so a rebuild may write it again. */
export async function storeCardsNow(trx: Transaction, rows: readonly Insertable<CardNowTable>[]): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('cardNow')
    .values([...rows])
    .onConflict((oc) =>
      oc
        .column('cardId')
        .doUpdateSet((eb) => replacedColumns(rows[0]!, ['cardId'], (c) => eb.ref(`excluded.${c}` as never)) as never),
    )
    .execute()
}

const PERIOD_KEY = ['projectId', 'period'] as const

/** Stores how projects stood when a card period closed; the same facts give the same rows. */
export async function storeCardPeriodVerdicts(
  trx: Transaction,
  rows: readonly Insertable<CardPeriodVerdictTable>[],
): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('cardPeriodVerdict')
    .values([...rows])
    .onConflict((oc) =>
      oc
        .columns(PERIOD_KEY)
        .doUpdateSet((eb) => replacedColumns(rows[0]!, PERIOD_KEY, (c) => eb.ref(`excluded.${c}` as never)) as never),
    )
    .execute()
}

/** Drops how closed card periods stood, so that a rebuild makes it again. Cards are facts and stay. */
export const dropCardPeriodVerdicts = async (trx: Transaction): Promise<void> => {
  await sql`truncate card_period_verdict`.execute(trx)
}
