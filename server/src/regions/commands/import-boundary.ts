import type { BoundaryAbout } from '@guatu/contract/regions'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { ShapeKey } from '@guatu/domain/regions/match-places'
import type { Command } from '../../platform/run-command.ts'
import { findBoundary, regionStands } from '../reads.ts'
import { writeBoundary } from '../writes.ts'

/** A file that was checked and stored, by its content. */
export type BoundaryFile = {
  readonly fileName: string
  readonly fileSha256: string
  readonly fileBytes: number
  readonly shapesSha256: string
  readonly shapes: readonly ShapeKey[]
  readonly points: number
}
export type ImportBoundary = {
  readonly id: string
  readonly about: BoundaryAbout
  readonly file: BoundaryFile
  /** Null imports a new map; a version replaces the one that stands. */
  readonly expectedVersion: number | null
  readonly reason: string
}

/** A map with its approval number, or its successor; what was shown before stays in the revisions. */
export const importBoundary: Command<ImportBoundary, { id: string }> = {
  name: 'import-boundary',
  subject: (input) => input.id,
  async run(ctx, { id, about, file, expectedVersion, reason }) {
    const before = await findBoundary(ctx.trx, id)
    if (expectedVersion === null && before)
      return before.fileSha256 === file.fileSha256 ? { id } : refuse('platform.idTaken')
    if (expectedVersion !== null && !before) return refuse('platform.notFound', { what: 'regions.boundary' })
    if (about.regionCode !== null && !(await regionStands(ctx.trx, about.regionCode)))
      return refuse('regions.noSuchRegion', { code: about.regionCode })
    const written = await writeBoundary(
      ctx,
      { id, ...about, ...file, shapes: JSON.stringify(file.shapes), withdrawnOn: null },
      { expectedVersion, reason, source: 'imported' },
    )
    if (isRefusal(written)) return written
    ctx.touch('wall')
    return { id }
  },
}
