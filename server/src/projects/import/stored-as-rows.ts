import type { LooseDate } from '@guatu/domain/calendar/civil-date'
import type { LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import { civilDateOf } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { ReadScope } from '../../platform/scope.ts'
import type { LedgerOut } from '../excel/write-ledger.ts'
import { latestFigureDate } from '../list-reads.ts'
import { factorWord } from './storable-row.ts'
import { listStoredProjects } from './stored-reads.ts'

/** What is stored now as rows of a ledger, for writing into an office's own layout; as of the newest figures. */
export async function storedAsRows(db: Db, scope: ReadScope, now: Date): Promise<LedgerOut> {
  const today = civilDateOf(now)
  const asOf = (await latestFigureDate(db, scope)) ?? today
  const stored = await listStoredProjects(db, scope, Number(asOf.slice(0, 4)), asOf, factorWord)
  const rows = stored.map(
    (s, i): LedgerRow => ({
      sheet: '',
      row: i + 1,
      hidden: false,
      kind: s.kind,
      texts: s.texts,
      money: s.money,
      dates: s.dates,
      problem: s.problem,
      hasProblemColumn: true,
      completionRate: null,
      others: {},
      doubts: [],
    }),
  )
  return { rows, asOf: { date: asOf, precision: 'day' } as LooseDate }
}
