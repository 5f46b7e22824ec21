import * as contract from '@guatu/contract/wall'
import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { listPositions } from '../projects/position-reads.ts'
import { presentBoundary } from '../regions/present.ts'
import { listBoundaryRows, listPlaces } from '../regions/reads.ts'

export function wallMapRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform
  serve(app, platform, contract.getWallMap, {
    may: mayReadProjects,
    handle: async ({ scope }) => {
      const rows = (await listBoundaryRows(db)).filter((row) => row.withdrawnOn === null)
      const boundaries = await Promise.all(
        rows.map(async (row) => {
          const { id, title, approvalNumber, datum, vintage, tree, places, version } = presentBoundary(
            row,
            await listPlaces(db, row.tree, row.regionCode),
          )
          return { id, title, approvalNumber, datum, vintage, tree, places, version }
        }),
      )
      return { boundaries, positions: await listPositions(db, scope) }
    },
  })
}
