import type { ImportView } from '@guatu/contract/imports'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Lang } from '@guatu/words/words'
import type { Db } from '../../platform/db.ts'
import type { ReadScope } from '../../platform/scope.ts'
import { choosableProfiles } from './mapping-profiles.ts'
import { presentImport, type ShownImport } from './present-import.ts'
import { readDifferences } from './read-differences.ts'
import { findStaging, lastConfirmed, listStagedGrids, listStagedRows, takenRows } from './staging-reads.ts'

type Viewer = { readonly scope: ReadScope; readonly lang: Lang }

/** One import as its page shows it. */
export async function viewImport(db: Db, id: string, viewer: Viewer): Promise<ImportView | Refusal> {
  const shown = await readImport(db, id, viewer)
  return isRefusal(shown) ? shown : presentImport(shown)
}

/** One import against what is stored. While a file is being read there are no rows, so that asking often costs little. */
export async function readImport(db: Db, id: string, { scope, lang }: Viewer): Promise<ShownImport | Refusal> {
  const staging = await findStaging(db, id)
  if (!staging) return refuse('platform.notFound', { what: 'imports.import' })
  const { understanding, asOf, adjustments, state } = staging
  const atWork = state === 'reading' || state === 'storing'
  const read = understanding !== null && !atWork
  const matchByName = understanding?.profile?.matchByName ?? false
  const rows = read ? await listStagedRows(db, id) : []
  const taken = staging.confirmedAt ? await takenRows(db, id) : {}
  const compared = read && asOf !== null && (state === 'ready' || state === 'confirmed')
  return {
    staging: read ? staging : { ...staging, understanding: null },
    rows,
    grids: read ? await listStagedGrids(db, id, understanding.grids) : [],
    differences: compared ? await readDifferences(db, scope, { rows, adjustments, asOf, taken, matchByName }) : null,
    taken,
    profiles: await choosableProfiles(db),
    mayUndo: !atWork && (await lastConfirmed(db)) === id,
    lang,
  }
}
