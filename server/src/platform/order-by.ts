import { type RawBuilder, sql } from 'kysely'
import type { Cursor } from './cursor.ts'

/** The orders of a list by name: each one text expression, so that one keyset cursor serves all. */
export type Orders = Readonly<Record<string, string>>

export type OrderBy = {
  /** The row's key, to be selected as "sortKey". */
  readonly key: RawBuilder<unknown>
  /** `and …` for what stands beyond a cursor; nothing for the first page. */
  readonly beyond: RawBuilder<unknown>
  readonly by: RawBuilder<unknown>
}

/**
 * The order a list was asked for, ending on the id; `-name` turns the whole of it round, and an unknown name is the first
 * of the orders. Texts stand as a Chinese reader expects, numbers in them by their value; other keys are padded texts.
 */
export function orderBy(orders: Orders, sort: string | undefined, id: string, after: Cursor | null): OrderBy {
  const turned = sort?.startsWith('-') ?? false
  const name = turned ? sort!.slice(1) : (sort ?? '')
  const key = sql.raw(`(${orders[name] ?? Object.values(orders)[0]!})`)
  const [last, direction, beyond] = [sql.raw(id), sql.raw(turned ? 'desc' : 'asc'), sql.raw(turned ? '<' : '>')]
  return {
    key,
    beyond: after
      ? sql`and (${key} collate "zh_natural", ${last}) ${beyond} (${after.key} collate "zh_natural", ${after.id}::uuid)`
      : sql``,
    by: sql`${key} collate "zh_natural" ${direction}, ${last} ${direction}`,
  }
}

/** `%text%`, with what LIKE would read as its own signs taken as typed. */
export const containing = (q: string): string => `%${q.replace(/[%_\\]/g, '\\$&')}%`
