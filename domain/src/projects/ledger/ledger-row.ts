import type { CivilDate, LooseDate } from '../../calendar/civil-date.ts'
import type { Coded } from '../../kernel/coded.ts'
import type { Fen } from '../../kernel/exact.ts'

export const TEXT_FIELDS = [
  'name',
  'owner',
  'uscc',
  'projectCode',
  'site',
  'chain',
  'category',
  'content',
  'progress',
  'headquarters',
  'taskForce',
  'sponsor',
  'leadUnit',
  'serviceOfficer',
  'liaison',
  'phone',
  'note',
] as const
export const MONEY_FIELDS = ['total', 'toLastYear', 'sinceStart', 'yearPlan', 'yearDone', 'periodDone'] as const
export const DATE_FIELDS = ['start', 'actualStart', 'finish', 'actualFinish'] as const

export type TextField = (typeof TEXT_FIELDS)[number]
export type MoneyField = (typeof MONEY_FIELDS)[number]
export type DateField = (typeof DATE_FIELDS)[number]
export type LedgerField =
  | TextField
  | MoneyField
  | DateField
  | 'number'
  | 'package'
  | 'kind'
  | 'nature'
  | 'startFinish'
  | 'completionRate'
  | 'problem'
  | 'problem.text'
  | 'problem.factor'
  | 'problem.due'

/** The sheet's own word for the project's place in this year; `YEAR_CLASS` gives the term of the rules. */
export type YearWord = '续建' | '新建' | '竣工' | '储备' | '前期'
export type YearClass = 'carriedOver' | 'new' | 'finishing' | 'reserve' | 'preliminary'
export const YEAR_CLASS: Readonly<Record<YearWord, YearClass>> = {
  续建: 'carriedOver',
  新建: 'new',
  竣工: 'finishing',
  储备: 'reserve',
  前期: 'preliminary',
}

/**
 * A cell that was not plainly understood. `doubtful`: the row holds the likeliest reading, or null where none is
 * likelier; `notUnderstood`: the row holds null and `raw` keeps what stands there.
 */
export type Doubt = {
  /** Field as in the row: `finish`, `problem.due`; `row` for the row as a whole, `sheet` for a sheet. */
  readonly field: LedgerField | 'row' | 'sheet' | 'asOf'
  readonly sheet: string
  /** 1-based as Excel shows it; 0 where the doubt is of the whole sheet. */
  readonly row: number
  readonly cell: string
  readonly header: string
  readonly raw: string
  readonly state: 'doubtful' | 'notUnderstood'
  readonly reason: Coded
  /** What could be typed into the cell to settle it; null where nothing is likelier than anything else. */
  readonly suggestion: string | null
}

export type LedgerProblem = { readonly text: string; readonly factor: string | null; readonly due: LooseDate | null }

/** One project of a ledger as understood. Money in fen; null where the sheet says nothing or was not understood. */
export type LedgerRow = {
  readonly sheet: string
  readonly row: number
  readonly hidden: boolean
  readonly kind: YearWord | null
  readonly texts: { readonly [F in TextField]?: string | null }
  readonly money: { readonly [F in MoneyField]?: Fen | null }
  readonly dates: { readonly [F in DateField]?: LooseDate | null }
  readonly problem: LedgerProblem | null
  /** Whether this ledger speaks of problems at all; where not, null says nothing. */
  readonly hasProblemColumn: boolean
  /** Printed completion rate as a decimal string of the ratio ('0.985'), only to be compared. */
  readonly completionRate: string | null
  /** Columns that no field takes, by header, as they stand. */
  readonly others: { readonly [header: string]: string }
  readonly doubts: readonly Doubt[]
  /** Row of the package 打包项目 in the same sheet whose sub-item 子项 this is; absent: it stands on its own. */
  readonly partOf?: number
  /** That it is a sub-item is likely, but the sheet does not say it plainly. */
  readonly partDoubtful?: boolean
  /** Rows of its sub-items: this row is a package. */
  readonly parts?: readonly number[]
  /** By what sign the sheet marks it as a sub-item ("（1）", "5.1"), and where that stands. */
  readonly mark?: { readonly text: string; readonly in: 'number' | 'name' }
}

export type LedgerColumn = {
  readonly column: number
  readonly header: string
  readonly field: LedgerField | null
  /** Power of ten from the column's unit to yuan (万元 4, 亿元 8); null where no unit was found. */
  readonly unit: number | null
  /** As-of date in the column's own header ("1-10月完成投资"). */
  readonly asOf: LooseDate | null
}

export type SumLine = {
  readonly row: number
  readonly text: string
  readonly kind: 'section' | 'subtotal' | 'total'
  readonly money: { readonly [F in MoneyField]?: Fen | null }
  readonly count: number | null
}

export type SheetUnderstanding = {
  readonly sheet: string
  readonly skipped: 'hidden' | 'noHeader' | 'empty' | null
  readonly title: string
  /** 1-based first and last header row. */
  readonly headerRows: readonly [number, number] | null
  /** Tables below the first, each read by its own headers from its (1-based) header row on; `columns` are the first's. */
  readonly furtherTables?: readonly { readonly headerRow: number; readonly columns: readonly LedgerColumn[] }[]
  readonly columns: readonly LedgerColumn[]
  readonly asOf: LooseDate | null
  readonly year: number | null
  readonly sums: readonly SumLine[]
  readonly notes: readonly { readonly row: number; readonly text: string }[]
  readonly rows: readonly LedgerRow[]
  /** Doubts of the sheet and its sums; those of a row stand with the row. */
  readonly doubts: readonly Doubt[]
}

/** The columns by which a row (as Excel counts) of a sheet was read. */
export const columnsAt = (sheet: SheetUnderstanding, row: number): readonly LedgerColumn[] =>
  sheet.furtherTables?.findLast((t) => t.headerRow <= row)?.columns ?? sheet.columns

export type LedgerUnderstanding = {
  readonly fileName: string
  /** ISO 4217; amounts are hundredths of it. CNY unless a profile says otherwise. */
  readonly currency: string
  /** Null where neither title, header nor file name says it: to be asked. */
  readonly asOf: LooseDate | null
  readonly sheets: readonly SheetUnderstanding[]
  readonly rows: readonly LedgerRow[]
  readonly doubts: readonly Doubt[]
}

/** How an office's (or another government's) columns are to be read; overrides what is found by words and content. */
export type MappingProfile = {
  readonly name: string
  /** Only these sheets; all visible ones where absent. */
  readonly sheets?: readonly string[]
  /** 1-based first and last header row. */
  readonly headerRows?: readonly [number, number]
  /** Order of day and month in dates with slashes that don't begin with a year. */
  readonly dateOrder?: 'mdy' | 'dmy'
  readonly asOf?: CivilDate
  /** Currency of all amounts when it is not the yuan; totals are then in hundredths of it. */
  readonly currency?: string
  /** Words that mean "no value" in this ledger. */
  readonly nothing?: readonly string[]
  /** The ledger's word for the year class → ours. */
  readonly kinds?: { readonly [word: string]: YearWord }
  /** The office has said that in this ledger a name without a code means the one stored project of that name. */
  readonly matchByName?: boolean
  /** Header text → field ('ignore' keeps it among `others`) and power of ten of its unit. */
  readonly columns: { readonly [header: string]: { readonly field: LedgerField | 'ignore'; readonly unit?: number } }
}
