import type { Readable } from 'node:stream'
import type { ImportView } from '@guatu/contract/imports'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { systemClock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { FileStore } from '../../platform/files.ts'
import { FILE_LIMIT } from '../../platform/http/build-app.ts'
import { newId } from '../../platform/id.ts'
import type { Caller, CommandHost } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { ImportReader } from './run-reading.ts'
import { findStaging, isAnyAtWork } from './staging-reads.ts'
import { insertStaging, storeAdjustments } from './staging-writes.ts'
import { ImportStorer } from './store-import.ts'
import { viewImport } from './view-import.ts'

export type WishFromCommandLine = {
  readonly source: Readable
  readonly fileName: string
  readonly asOf: string | null
  readonly yes: boolean
  readonly removeGone: boolean
}
/** The import as it stands now, and how many projects were written. */
export type ImportedFromCommandLine = { readonly view: ImportView; readonly stored: number }

/** Whoever may run the command line on the server acts for the system, under its name. */
const CALLER: Caller = {
  actor: { accountId: null, personId: null, name: 'guatu', grants: [], unitIds: [], postIds: [] },
  address: null,
}

/** One ledger from a file to its differences, and with `yes` to facts, by the same steps as on the page. */
export async function importFromCommandLine(
  db: Db,
  dataDir: string,
  wish: WishFromCommandLine,
  react: CommandHost['react'],
): Promise<ImportedFromCommandLine | Refusal> {
  if (await isAnyAtWork(db)) return refuse('imports.anotherRunning')
  const files = new FileStore(dataDir)
  const file = await files.put(wish.source, FILE_LIMIT)
  if (isRefusal(file)) return file
  const id = newId()
  const { fileName } = wish
  const by = { createdAt: systemClock.now(), createdBy: null, createdByName: CALLER.actor.name }
  await insertStaging(db, { id, fileName, sha256: file.sha256, ...by })
  const reader = new ImportReader(db, files, () => {})
  reader.start(id)
  await reader.finished()
  const staging = (await findStaging(db, id))!
  if (staging.state !== 'ready') {
    const problem = staging.problem ?? { code: 'imports.notReady', params: {} }
    return { refused: true, ...problem }
  }
  if (wish.asOf !== null) {
    const { adjustments, version } = staging
    await storeAdjustments(db, id, version, { adjustments, asOf: wish.asOf, state: 'ready' })
  }
  const viewer = { scope: scopeOfSystem('command line'), lang: 'zh' as const }
  if (wish.yes) {
    const { version: expectedVersion } = (await findStaging(db, id))!
    const input = { importId: id, expectedVersion, removeGone: wish.removeGone }
    const failed = (error: unknown): void => void process.stderr.write(`${error}\n`)
    const done = await new ImportStorer({ db, clock: systemClock, react }, () => {}, failed).toEnd(CALLER, input)
    if (isRefusal(done)) return done
    const view = await viewImport(db, id, viewer)
    return isRefusal(view) ? view : { view, stored: done.projects }
  }
  const view = await viewImport(db, id, viewer)
  return isRefusal(view) ? view : { view, stored: 0 }
}
