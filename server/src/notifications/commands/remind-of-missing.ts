import { sendJob } from '../../platform/outbox.ts'
import type { Command } from '../../platform/run-command.ts'
import { insertNewItems } from '../writes.ts'

export type MissingReports = {
  readonly period: string
  readonly of: readonly { readonly personId: string | null; readonly waiting: number }[]
}

/** One item for each liaison whose reports are missing at the cut-off, and one message outside: how many, never which. */
export const remindOfMissing: Command<MissingReports, { items: number }> = {
  name: 'remind-of-missing',
  subject: (input) => input.period,
  async run(ctx, { period, of }) {
    if (of.length === 0) return { items: 0 }
    const rows = of.map((o) => ({
      id: ctx.newId(),
      kind: 'missingReports' as const,
      period,
      personId: o.personId,
      waiting: o.waiting,
      createdAt: ctx.now,
    }))
    const added = await insertNewItems(ctx.trx, rows)
    if (added.length > 0) await sendJob(ctx.trx, 'notify', { period, items: added.length })
    return { items: added.length }
  },
}
