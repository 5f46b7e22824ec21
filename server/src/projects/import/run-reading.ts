import { isRefusal } from '@guatu/domain/kernel/coded'
import type {
  LedgerColumn,
  LedgerField,
  MappingProfile,
  SheetUnderstanding,
} from '@guatu/domain/projects/ledger/ledger-row'
import { columnName } from '@guatu/domain/projects/ledger/sheet-cells'
import type { Db } from '../../platform/db.ts'
import type { FileStore } from '../../platform/files.ts'
import type { CellRepair } from './read-ledger-file.ts'
import { readLedgerInChild } from './read-ledger-in-child.ts'
import { type Adjustments, columnFieldOf, GRID_ROWS } from './staging.ts'
import { findStaging, listUnfinished } from './staging-reads.ts'
import { storeProgress, storeReading, storeRefusal } from './staging-writes.ts'

/** Reads staged files in the background, one at a time per server; what a restart cut off is read again at start. */
export class ImportReader {
  private readonly running = new Map<string, AbortController>()
  private queue: Promise<void> = Promise.resolve()
  private readonly db: Db
  private readonly files: FileStore
  private readonly told: (id: string) => void

  constructor(db: Db, files: FileStore, told: (id: string) => void) {
    this.db = db
    this.files = files
    this.told = told
  }

  start(id: string): void {
    const control = new AbortController()
    this.running.set(id, control)
    this.queue = this.queue
      .then(() => this.read(id, control.signal))
      .catch(() =>
        storeRefusal(this.db, id, { refused: true, code: 'ledger.readerStopped', params: {} }).then(() => {}),
      )
      .finally(() => {
        this.running.delete(id)
        this.told(id)
      })
  }

  cancel = (id: string): void => this.running.get(id)?.abort()
  isBusy = (): boolean => this.running.size > 0

  async resume(): Promise<void> {
    for (const { id } of await listUnfinished(this.db)) this.start(id)
  }

  async close(): Promise<void> {
    for (const control of this.running.values()) control.abort()
    await this.queue
  }

  private async read(id: string, signal: AbortSignal): Promise<void> {
    const staging = await findStaging(this.db, id)
    if (staging?.state !== 'reading' || signal.aborted) return
    await storeProgress(this.db, id, 0.1)
    const before = staging.understanding?.understanding.sheets ?? []
    const profile = profileOf(staging.adjustments, before)
    const repairs = repairsOf(staging.adjustments, before)
    const read = await readLedgerInChild(this.files.pathOf(staging.sha256), staging.fileName, {
      profile,
      repairs,
      grid: true,
      signal,
    })
    // A server that stops leaves the row as it is: the next start reads it again.
    if (isRefusal(read)) {
      if (read.code !== 'ledger.cancelled') await storeRefusal(this.db, id, read)
      return
    }
    await storeProgress(this.db, id, 0.8)
    const grids = read.grids.map((g) => ({ ...g, rows: g.rows.slice(0, GRID_ROWS) }))
    await storeReading(this.db, id, { understanding: read.understanding, grids }, read.understanding.asOf?.date ?? null)
  }
}

const columnsOf = (sheets: readonly SheetUnderstanding[], sheet: string): readonly LedgerColumn[] =>
  sheets.find((s) => s.sheet === sheet)?.columns ?? []

/** The office's mapping by header, over the columns as they were found. */
export function profileOf(adjustments: Adjustments, sheets: readonly SheetUnderstanding[]): MappingProfile | null {
  const mapping = adjustments.mapping ?? []
  if (mapping.length === 0) return null
  const columns: Record<string, { field: LedgerField | 'ignore'; unit?: number }> = {}
  for (const { sheet, column, field } of mapping) {
    const found = columnsOf(sheets, sheet).find((c) => columnName(c.column) === column)
    if (found?.header)
      columns[found.header] = {
        field: (field ?? 'ignore') as LedgerField | 'ignore',
        ...(found.unit !== null && { unit: found.unit }),
      }
  }
  return { name: 'adjusted', columns }
}

/** Typed-over cells by place: a repair names the field, the sheet's columns say where it stands. */
function repairsOf(adjustments: Adjustments, sheets: readonly SheetUnderstanding[]): CellRepair[] {
  return (adjustments.repairs ?? []).flatMap(({ sheet, row, field, text }) => {
    const column = columnsOf(sheets, sheet).find((c) => c.field === columnFieldOf(field))
    return column ? [{ sheet, row, column: column.column, text }] : []
  })
}
