import type { ImportView } from '@guatu/contract/imports'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Lang } from '@guatu/words/words'
import type { Db } from '../../platform/db.ts'
import type { ReadScope } from '../../platform/scope.ts'
import { choosableProfiles } from './mapping-profiles.ts'
import { presentImport } from './present-import.ts'
import { readDifferences } from './read-differences.ts'
import { findStaging, lastConfirmed, listStagedGrids, listStagedRows, takenRows } from './staging-reads.ts'

/** One import as its page shows it. While a file is being read there are no rows, so that asking often costs little. */
export async function viewImport(
  db: Db,
  id: string,
  { scope, lang }: { scope: ReadScope; lang: Lang },
): Promise<ImportView | Refusal> {
  const staging = await findStaging(db, id)
  if (!staging) return refuse('platform.notFound', { what: 'imports.import' })
  const { understanding, asOf, adjustments, state } = staging
  const atWork = state === 'reading' || state === 'storing'
  const read = understanding !== null && !atWork
  const rows = read ? await listStagedRows(db, id) : []
  const taken = staging.confirmedAt ? await takenRows(db, id) : {}
  const compared = read && asOf !== null && (state === 'ready' || state === 'confirmed')
  return presentImport({
    staging: read ? staging : { ...staging, understanding: null },
    rows,
    grids: read ? await listStagedGrids(db, id, understanding.grids) : [],
    differences: compared ? await readDifferences(db, scope, { rows, adjustments, asOf, taken }) : null,
    taken,
    profiles: await choosableProfiles(db),
    mayUndo: !atWork && (await lastConfirmed(db)) === id,
    lang,
  })
}
