import type { LooseDate } from '../../calendar/civil-date.ts'
import type { Coded } from '../../kernel/coded.ts'
import type { Fen } from '../../kernel/exact.ts'
import { type Doubt, type LedgerProblem, type LedgerRow, MONEY_FIELDS, type SheetUnderstanding } from './ledger-row.ts'
import { cellName } from './sheet-cells.ts'

/** A doubt as it leaves through the command line. */
export type PrintedDoubt = {
  readonly field: string
  readonly cell: string
  readonly header: string
  readonly reason: string
  readonly code: string
  readonly suggestion: string | null
  readonly raw: string
  readonly state: Doubt['state']
}

/** Field name as in a printed row: money fields carry their unit. */
export const printedField = (field: Doubt['field']): string =>
  (MONEY_FIELDS as readonly string[]).includes(field) ? `${field}Yuan` : field

export const printDoubt = (doubt: Doubt, say: (text: Coded) => string): PrintedDoubt => ({
  field: printedField(doubt.field),
  cell: doubt.cell,
  header: doubt.header,
  reason: say(doubt.reason),
  code: doubt.reason.code,
  suggestion: doubt.suggestion,
  raw: doubt.raw,
  state: doubt.state,
})

type Printed = {
  readonly [field: string]:
    | string
    | number
    | null
    | LooseDate
    | LedgerProblem
    | readonly PrintedDoubt[]
    | { readonly [header: string]: string }
}

const yuan = (fen: Fen | null | undefined): number | null => (fen == null ? null : fen / 100)
const ALWAYS_TEXT = [
  'name',
  'owner',
  'uscc',
  'projectCode',
  'site',
  'chain',
  'headquarters',
  'taskForce',
  'sponsor',
  'leadUnit',
  'serviceOfficer',
] as const

/**
 * One project as printed: field names of the sample ledger's truth, money in yuan, the sheet's own words. A sum that
 * disagrees, and a column that may hold what the row lacks, is repeated at each row it is of.
 */
export function printRow(row: LedgerRow, sheet: SheetUnderstanding, say: (text: Coded) => string): Printed {
  const out: Record<string, Printed[string]> = { row: row.row, kind: row.kind }
  for (const field of ALWAYS_TEXT) {
    if (field !== 'projectCode' || row.texts.projectCode !== undefined) out[field] = row.texts[field] ?? null
  }
  for (const field of MONEY_FIELDS) {
    if (row.money[field] !== undefined || ['total', 'yearPlan', 'yearDone'].includes(field))
      out[`${field}Yuan`] = yuan(row.money[field])
  }
  out.start = (row.dates.start === undefined ? row.dates.actualStart : row.dates.start) ?? null
  out.finish = row.dates.finish ?? null
  if (row.dates.actualStart !== undefined) out.actualStart = row.dates.actualStart
  if (row.dates.actualFinish !== undefined) out.actualFinish = row.dates.actualFinish
  out.problem = row.problem
  for (const field of ['category', 'content', 'progress', 'liaison', 'phone', 'note'] as const) {
    if (row.texts[field] !== undefined) out[field] = row.texts[field] ?? null
  }
  if (row.partOf !== undefined) out.package = sheet.rows.find((r) => r.row === row.partOf)?.texts.name ?? null
  if (row.parts) out.parts = row.parts.length
  out.sheet = row.sheet
  if (Object.keys(row.others).length > 0) out.others = row.others
  const shared = sheet.doubts.flatMap((d): Doubt[] => {
    if (!('among' in d && (d.among as readonly number[]).includes(row.row))) return []
    return ['column' in d ? { ...d, row: row.row, cell: cellName(row.row - 1, d.column as number) } : d]
  })
  out.doubts = [...row.doubts, ...shared].map((d) => printDoubt(d, say))
  return out
}
