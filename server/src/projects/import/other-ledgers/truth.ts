/** What a ledger in another layout says, written down by hand before the reader was. Only the fields that layout has. */
export type LooseTruth = {
  readonly date: string
  readonly precision: 'day' | 'tenDays' | 'month' | 'quarter' | 'half' | 'year'
} | null

export type RowTruth = {
  readonly sheet: string
  readonly row: number
  readonly kind?: string | null
  readonly name: string
  readonly owner?: string | null
  readonly uscc?: string | null
  readonly projectCode?: string | null
  readonly site?: string | null
  readonly chain?: string | null
  readonly totalYuan?: number | null
  readonly yearPlanYuan?: number | null
  readonly yearDoneYuan?: number | null
  readonly toLastYearYuan?: number | null
  readonly sinceStartYuan?: number | null
  readonly start?: LooseTruth
  readonly finish?: LooseTruth
  readonly headquarters?: string | null
  readonly taskForce?: string | null
  readonly sponsor?: string | null
  readonly leadUnit?: string | null
  readonly serviceOfficer?: string | null
  readonly problem?: { readonly text: string; readonly factor: string | null; readonly due: LooseTruth } | null
}

export type OtherLedger = {
  readonly about: string
  readonly fileName: string
  readonly asOf: LooseTruth
  make(): Promise<Buffer>
  readonly truth: readonly RowTruth[]
  /** Cells that the reader asks about instead of giving what the truth says: "12 owner". */
  readonly leavesOpen?: readonly string[]
}

type Precision = NonNullable<LooseTruth>['precision']
/** A date of a truth; by the month where no precision is given. */
export const on = (date: string, precision: Precision = 'month'): LooseTruth => ({ date, precision })
export const wan = (n: number): number => n * 10_000
