import type { LooseDate } from '../../calendar/civil-date.ts'
import { coded } from '../../kernel/coded.ts'
import { asOfIn, yearIn } from './as-of.ts'
import { askUntaken } from './column-hints.ts'
import { fieldsOfHeader, SURE, unitsIn } from './field-words.ts'
import { type HeaderBlock, pathText } from './find-headers.ts'
import type { SheetTable } from './find-tables.ts'
import {
  DATE_FIELDS,
  type Doubt,
  type LedgerColumn,
  type LedgerField,
  type MappingProfile,
  MONEY_FIELDS,
} from './ledger-row.ts'
import { narrow, saysNothing, textOf, tight } from './plain-text.ts'
import { cellName, type SheetCells } from './sheet-cells.ts'

export type Assigned = {
  readonly columns: readonly LedgerColumn[]
  readonly doubts: readonly Doubt[]
  /** Columns whose header only hints at the field: every cell of them is doubtful, with this reason's code. */
  readonly guessed: ReadonlyMap<number, string>
}

type Rows = SheetCells['rows']
type Candidate = { column: number; field: LedgerField; score: number }

const isMoney = (field: LedgerField): boolean => (MONEY_FIELDS as readonly string[]).includes(field)
const isDate = (field: LedgerField): boolean =>
  (DATE_FIELDS as readonly string[]).includes(field) || field === 'problem.due'

/** Which column holds which field: words of the header first, content as a check, a profile over both. */
export function assignColumns(
  sheet: SheetCells,
  { block, end }: SheetTable,
  sheetUnits: readonly number[],
  year: number | null,
  profile: MappingProfile | null,
): Assigned {
  const rows = sheet.rows.slice(block.last + 1, end)
  const byProfile = new Map<number, { field: LedgerField | 'ignore'; unit?: number }>()
  const profiled = new Map(Object.entries(profile?.columns ?? {}).map(([h, m]) => [tight(h), m]))
  block.paths.forEach((path, column) => {
    const mapped = profiled.get(tight(path.join('/'))) ?? profiled.get(tight(path.at(-1) ?? ''))
    if (mapped) byProfile.set(column, mapped)
  })
  const taken = new Map<number, Candidate>()
  const fields = new Set<LedgerField>()
  for (const m of byProfile.values()) if (m.field !== 'ignore') fields.add(m.field)
  const guessed = new Map<number, string>()
  const doubts: Doubt[] = []
  const candidates = candidatesOf(rows, block, byProfile, year)
  for (const candidate of candidates) {
    if (taken.has(candidate.column)) continue
    if (!fields.has(candidate.field)) {
      taken.set(candidate.column, candidate)
      fields.add(candidate.field)
      if (candidate.score < SURE) guessed.set(candidate.column, 'ledger.headerGuessed')
      continue
    }
    const rival = [...taken.values()].find((t) => t.field === candidate.field)
    if (rival && candidate.score >= SURE && rival.score - candidate.score <= 1) {
      guessed.set(rival.column, 'ledger.twoColumns')
      doubts.push(columnDoubt(sheet, block, candidate, rival))
    }
  }
  const columns = block.paths.map((path, column): LedgerColumn => {
    const mapped = byProfile.get(column)
    const field = mapped ? (mapped.field === 'ignore' ? null : mapped.field) : (taken.get(column)?.field ?? null)
    const said = field !== null && isMoney(field) ? unitOf(path, sheetUnits) : null
    const unit = field !== null && isMoney(field) ? (mapped?.unit ?? said) : null
    // A profile kept for a ledger in 万元 meets next year's in 亿元 under the same headers.
    if (mapped?.unit !== undefined && said !== null && said !== mapped.unit) guessed.set(column, 'ledger.unitDiffers')
    return { column, header: path.join('/'), field, unit, asOf: columnAsOf(path, year) }
  })
  const done = [...taken.values()].find((t) => t.field === 'yearDone')
  if (done && done.score <= 8 && !fields.has('yearPlan')) guessed.set(done.column, 'ledger.headerGuessed')
  return { columns, doubts: [...doubts, ...askUntaken(sheet, block, end, { columns, mapped: byProfile })], guessed }
}

function candidatesOf(
  rows: Rows,
  block: HeaderBlock,
  byProfile: ReadonlyMap<number, unknown>,
  year: number | null,
): Candidate[] {
  const candidates: Candidate[] = []
  block.paths.forEach((path, column) => {
    if (byProfile.has(column)) return
    for (const [said, score] of fieldsOfHeader(pathText(path))) {
      const field = said === 'nature' && holdsYearClasses(rows, column) ? 'kind' : said
      const adjusted = score + contentScore(rows, column, field)
      if (adjusted > 0 && !isOfOtherYear(field, path, year)) candidates.push({ column, field, score: adjusted })
    }
    if (path.length > 0 && contentScore(rows, column, 'uscc') === 2)
      candidates.push({ column, field: 'uscc', score: 7 })
  })
  return candidates.sort((a, b) => b.score - a.score || a.column - b.column)
}

/** Plan and done of another year ("2025年计划投资" in a ledger of 2026) are not this year's. */
function isOfOtherYear(field: LedgerField, path: readonly string[], year: number | null): boolean {
  if (year === null || (field !== 'yearPlan' && field !== 'yearDone')) return false
  const named = yearIn(path.join('/'))
  return named !== null && named !== year
}

/** 建设性质 mostly says 新建 or 改扩建; where it says 续建 beside 新建 it is the year class. */
function holdsYearClasses(rows: Rows, column: number): boolean {
  const said = new Set(rows.map((row) => textOf(row[column])).filter(Boolean))
  return [...said].some((t) => /^(?:续建|储备|前期)/.test(t)) && ![...said].some((t) => /改|扩|迁|技/.test(t))
}

/** −6 when the cells contradict the header, +2 for credit codes that can be nothing else. */
function contentScore(rows: Rows, column: number, field: LedgerField): number {
  let seen = 0
  let fits = 0
  for (let r = 0; r < rows.length && seen < 40; r++) {
    const text = narrow(textOf(rows[r]![column]))
    if (saysNothing(text)) continue
    seen++
    if (field === 'uscc') fits += /^[0-9A-Z]{18}$/i.test(text) ? 1 : 0
    else if (isMoney(field)) fits += /^[-+约]?[\d,，.\sOolI]+(?:亿|万)?元?$/.test(text) ? 1 : 0
    else if (isDate(field) || field === 'startFinish') fits += /\d|季度|年|月|旬|未|已|定/.test(text) ? 1 : 0
    else if (field === 'name' || field === 'owner') fits += /^[\d.,]+$/.test(text) ? 0 : 1
    else fits++
  }
  if (seen < 3) return 0
  if (field === 'uscc') return fits / seen >= 0.8 ? 2 : fits / seen < 0.3 ? -6 : 0
  return fits / seen < 0.5 ? -6 : 0
}

/** The unit nearest to the figure wins: own header, header above, then the one unit of the sheet. */
function unitOf(path: readonly string[], sheetUnits: readonly number[]): number | null {
  for (let i = path.length - 1; i >= 0; i--) {
    const { powers, foreign } = unitsIn(path[i]!)
    if (foreign) return null
    if (powers.length === 1) return powers[0]!
    if (powers.length > 1) return null
  }
  const short = path.map((text) => /[（(_](?:单位[:：])?(亿|千万|百万|万)[)）]?$/.exec(text)?.[1]).find(Boolean)
  if (short) return { 亿: 8, 千万: 7, 百万: 6, 万: 4 }[short] ?? null
  return sheetUnits.length === 1 ? sheetUnits[0]! : null
}

function columnAsOf(path: readonly string[], year: number | null): LooseDate | null {
  for (let i = path.length - 1; i >= 0; i--) {
    const found = asOfIn(path[i]!, year)
    if (found?.value) return found.value
  }
  return null
}

function columnDoubt(sheet: SheetCells, block: HeaderBlock, second: Candidate, first: Candidate): Doubt {
  const header = block.paths[second.column]!.join('/')
  return {
    field: second.field,
    sheet: sheet.name,
    row: block.last + 1,
    cell: cellName(block.last, second.column),
    header,
    raw: header,
    state: 'doubtful',
    reason: coded('ledger.twoColumnsForField', { first: block.paths[first.column]!.join('/'), second: header }),
    suggestion: null,
  }
}
