import type { CivilDate, LooseDate } from '../../calendar/civil-date.ts'
import { coded } from '../../kernel/coded.ts'
import { asOfInFileName, yearIn } from './as-of.ts'
import type { Doubt, LedgerUnderstanding, MappingProfile } from './ledger-row.ts'
import type { BookCells } from './sheet-cells.ts'
import { understandSheet } from './understand-sheet.ts'

/**
 * What an office's ledger says: cells in, understanding out. Every cell that goes into a row is understood, or has a
 * doubt beside it, or is kept raw with a doubt; nothing is guessed silently.
 */
export function understandLedger(book: BookCells, profile: MappingProfile | null = null): LedgerUnderstanding {
  const fileName = book.fileName.replace(/^.*[\\/]/, '')
  const fileYear = yearIn(fileName.replace(/\.[^.]+$/, ''))
  const fileAsOf = asOfInFileName(fileName, fileYear)?.value ?? null
  const wanted = profile?.sheets ? book.sheets.filter((s) => profile.sheets!.includes(s.name)) : book.sheets
  const sheets = wanted.map((sheet) =>
    understandSheet(
      sheet,
      { fileName, fileAsOf, fileYear, dates1904: book.dates1904, lostZeros: losesZeros(book) },
      profile,
    ),
  )
  const doubts: Doubt[] = sheets.flatMap((s) => s.doubts)
  const rows = sheets.flatMap((s) => s.rows)
  const said = [...new Map(sheets.flatMap((s) => (s.asOf ? [[s.asOf.date, s.asOf] as const] : []))).values()]
  const asOf: LooseDate | null = profile?.asOf
    ? { date: profile.asOf as CivilDate, precision: 'day' }
    : (oldest(said) ?? fileAsOf)
  if (said.length > 1)
    doubts.push(
      fileDoubt(
        fileName,
        'ledger.asOfDiffers',
        said.map((d) => d.date),
        asOf!.date,
      ),
    )
  if (asOf && fileAsOf && said.length === 1 && fileAsOf.date !== said[0]!.date) {
    doubts.push(fileDoubt(fileName, 'ledger.asOfDiffers', [said[0]!.date, fileAsOf.date], said[0]!.date))
  }
  if (asOf === null && rows.length > 0) doubts.push(fileDoubt(fileName, 'ledger.asOfMissing', [], null))
  return { fileName, currency: profile?.currency ?? 'CNY', asOf, sheets, rows, doubts }
}

/** In a file of text "2026.10" may have become "2026.1"; a month with its zero anywhere ("2026.03", "2026.10") shows that none did. */
const losesZeros = (book: BookCells): boolean =>
  book.plainText === true &&
  !book.sheets.some((s) => s.rows.some((row) => row.some((c) => /^\s*20\d\d\.(?:0\d|10)\s*$/.test(c?.raw ?? ''))))

const oldest = (dates: readonly LooseDate[]): LooseDate | null =>
  [...dates].sort((a, b) => (a.date < b.date ? -1 : 1))[0] ?? null

function fileDoubt(fileName: string, code: string, dates: readonly string[], suggestion: string | null): Doubt {
  return {
    field: 'asOf',
    sheet: '',
    row: 0,
    cell: '',
    header: '',
    raw: fileName,
    state: 'doubtful',
    reason: coded(code, { dates: [...dates] }),
    suggestion,
  }
}
