import type { Insertable } from 'kysely'
import type { Transaction } from '../platform/db.ts'
import type { RegionTable } from './tables.ts'

export const insertRegion = (trx: Transaction, row: Insertable<RegionTable>) =>
  trx.insertInto('region').values(row).execute()
