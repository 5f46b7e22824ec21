import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import { columnsAt, type MappingProfile, type SheetUnderstanding } from '@guatu/domain/projects/ledger/ledger-row'
import type { Db } from '../../platform/db.ts'
import type { FileStore } from '../../platform/files.ts'
import { newId } from '../../platform/id.ts'
import { claimReading, releaseClaim } from './claim-writes.ts'
import { KeptClaim } from './kept-claim.ts'
import { adjustedProfile, fingerprintOf, profileByKey, profileForHeaders } from './mapping-profiles.ts'
import { findProfileByFingerprint } from './profile-reads.ts'
import type { CellRepair } from './read-ledger-file.ts'
import { type LedgerInChild, readLedgerInChild } from './read-ledger-in-child.ts'
import { type Adjustments, columnFieldOf, type ProfileUsed } from './staging.ts'
import { findStaging, listUnfinished, type StagingRow } from './staging-reads.ts'
import { storeReading, storeRefusal } from './staging-writes.ts'

type ReadWith = (profile: MappingProfile | null) => Promise<LedgerInChild | Refusal>
type Read = { readonly read: LedgerInChild; readonly fingerprint: string; readonly profile: ProfileUsed | null }

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
      .then(() => this.read(id, control))
      .catch(() =>
        storeRefusal(this.db, id, { refused: true, code: 'ledger.readerStopped', params: {} }).then(
          () => {},
          () => {},
        ),
      )
      .finally(() => {
        if (this.running.get(id) === control) this.running.delete(id)
        this.told(id)
      })
  }

  cancel = (id: string): void => this.running.get(id)?.abort()
  isAt = (id: string): boolean => this.running.has(id)
  isBusy = (): boolean => this.running.size > 0

  async resume(): Promise<void> {
    for (const { id } of await listUnfinished(this.db)) this.start(id)
  }

  /** When nothing is being read any more. */
  finished = (): Promise<void> => this.queue

  async close(): Promise<void> {
    for (const control of this.running.values()) control.abort()
    await this.queue
  }

  private async read(id: string, control: AbortController): Promise<void> {
    const claim = newId()
    if (control.signal.aborted || !(await claimReading(this.db, id, claim))) return
    const staging = await findStaging(this.db, id)
    if (!staging) return
    const kept = new KeptClaim(this.db, id, claim, control, this.told)
    kept.progress(0.05)
    try {
      await this.readClaimed(staging, claim, kept.progress, control.signal)
    } finally {
      kept.end()
      await releaseClaim(this.db, id, claim)
    }
  }

  private async readClaimed(
    staging: StagingRow,
    claim: string,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { id } = staging
    const repairs = repairsOf(staging.adjustments, staging.understanding?.understanding.sheets ?? [])
    const done = await readByProfile(this.db, staging, (profile) =>
      readLedgerInChild(this.files.pathOf(staging.sha256), staging.fileName, {
        profile,
        repairs,
        grid: true,
        signal,
        onProgress: (share) => progress(0.05 + share * 0.85),
      }),
    )
    // A server that stops leaves the row as it is: the next start reads it again.
    if (isRefusal(done)) {
      if (done.code !== 'ledger.cancelled') await storeRefusal(this.db, id, done)
      return
    }
    const { understanding, grids } = done.read
    const head = {
      ...understanding,
      rows: [],
      sheets: understanding.sheets.map((s) => ({ ...s, rows: [] })),
    }
    await storeReading(
      this.db,
      id,
      { understanding: head, grids, fingerprint: done.fingerprint, profile: done.profile, rows: understanding.rows },
      { asOf: understanding.asOf?.date ?? null, claim },
    )
  }
}

/**
 * Reads with the profile the office chose; without a choice, with the one kept for these headers, which is known only
 * after a first reading. The office's corrections of columns stand over either.
 */
async function readByProfile(db: Db, staging: StagingRow, readWith: ReadWith): Promise<Read | Refusal> {
  const { adjustments, understanding: before } = staging
  const key = adjustments.profile === undefined ? (before?.profile?.key ?? undefined) : adjustments.profile
  const sheets = before?.understanding.sheets ?? []
  if (before || key) {
    const kept = key ? await profileByKey(db, key) : null
    const base = kept && profileForHeaders(kept, sheets)
    const read = await readWith(adjustedProfile(base, adjustments.mapping, sheets))
    if (isRefusal(read)) return read
    const auto = adjustments.profile === undefined
    return {
      read,
      fingerprint: before?.fingerprint ?? fingerprintOf(read.understanding.sheets),
      profile: key && kept ? { key, name: kept.name, auto, matchByName: kept.matchByName ?? false } : null,
    }
  }
  const plain = await readWith(null)
  if (isRefusal(plain)) return plain
  const found = plain.understanding.sheets
  const fingerprint = fingerprintOf(found)
  const kept = adjustments.profile === null ? undefined : await findProfileByFingerprint(db, fingerprint)
  if (!kept) return { read: plain, fingerprint, profile: null }
  const read = await readWith(profileForHeaders(kept.body, found))
  if (isRefusal(read)) return read
  const used = { key: kept.id, name: kept.name, auto: true, matchByName: kept.body.matchByName ?? false }
  return { read, fingerprint, profile: used }
}

/** Typed-over cells by place: a repair names the field, the sheet's columns say where it stands. */
function repairsOf(adjustments: Adjustments, sheets: readonly SheetUnderstanding[]): CellRepair[] {
  return (adjustments.repairs ?? []).flatMap(({ sheet, row, field, text }) => {
    const read = sheets.find((s) => s.sheet === sheet)
    const column = read && columnsAt(read, row).find((c) => c.field === columnFieldOf(field))
    return column ? [{ sheet, row, column: column.column, text }] : []
  })
}
