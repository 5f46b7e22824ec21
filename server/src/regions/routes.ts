import type { MultipartFile } from '@fastify/multipart'
import * as contract from '@guatu/contract/regions'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { readApprovalNumber } from '@guatu/domain/regions/approval-number'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Db } from '../platform/db.ts'
import { FILE_LIMIT } from '../platform/http/build-app.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { checkBoundaryFile } from './check-boundary-file.ts'
import { type BoundaryFile, importBoundary } from './commands/import-boundary.ts'
import { withdrawBoundary } from './commands/withdraw-boundary.ts'
import { mayKeepBoundaries, mayReadBoundaries } from './policy.ts'
import { presentBoundary } from './present.ts'
import { type BoundaryRow, findBoundary, findShapesFile, listBoundaryRows, listPlaces } from './reads.ts'

const notFound = refuse('platform.notFound', { what: 'regions.boundary' })

const present = async (db: Db, row: BoundaryRow): Promise<contract.Boundary> =>
  presentBoundary(row, await listPlaces(db, row.tree, row.regionCode))

export function regionsRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, files } = platform
  const stands = async (id: string, done: { id: string } | Refusal): Promise<contract.Boundary | Refusal> => {
    const row = await findBoundary(db, id)
    if (!isRefusal(done)) return present(db, row!)
    if (done.code !== 'platform.staleVersion' || !row) return done
    return { ...done, params: { ...done.params, current: (await present(db, row)) as never } }
  }
  serve(app, platform, contract.listBoundaries, {
    may: mayReadBoundaries,
    handle: async () => Promise.all((await listBoundaryRows(db)).map((row) => present(db, row))),
  })
  serve(app, platform, contract.importBoundary, {
    may: mayKeepBoundaries,
    handle: async ({ request, caller }) => {
      const taken = await takeIn(platform, request, contract.NewBoundary)
      if (isRefusal(taken)) return taken
      const { id, ...about } = taken.about
      const input = { id, about, file: taken.file, expectedVersion: null, reason: '' }
      return stands(id, await runCommand(platform, caller, importBoundary, input))
    },
  })
  serve(app, platform, contract.replaceBoundary, {
    may: mayKeepBoundaries,
    handle: async ({ params, request, caller }) => {
      if (!(await findBoundary(db, params.id))) return notFound
      const taken = await takeIn(platform, request, contract.NextBoundary)
      if (isRefusal(taken)) return taken
      const { expectedVersion, reason, ...about } = taken.about
      const input = { id: params.id, about, file: taken.file, expectedVersion, reason }
      return stands(params.id, await runCommand(platform, caller, importBoundary, input))
    },
  })
  serve(app, platform, contract.withdrawBoundary, {
    may: mayKeepBoundaries,
    handle: async ({ params, body, caller }) =>
      stands(params.id, await runCommand(platform, caller, withdrawBoundary, { ...body, id: params.id })),
  })
  serve(app, platform, contract.getBoundaryShapes, {
    may: mayReadBoundaries,
    handle: async ({ params, query, reply }) => {
      const sha256 = await findShapesFile(db, params.id, query.version ?? null)
      if (!sha256 || !(await files.exists(sha256))) return notFound
      reply
        .type('application/geo+json; charset=utf-8')
        .header('cache-control', query.version === undefined ? 'private, no-cache' : 'private, max-age=31536000')
        .send(files.read(sha256))
      return alreadySent
    },
  })
}

/** What was said of the map is read and checked before its file is; both before anything is written. */
async function takeIn<A extends contract.BoundaryAbout>(
  platform: Platform,
  request: FastifyRequest,
  schema: z.ZodType<A>,
): Promise<{ about: A; file: BoundaryFile } | Refusal> {
  const part = await request.file()
  if (!part) return refuse('platform.fileMissing')
  const parsed = schema.safeParse(aboutField(part))
  if (!parsed.success) return refuse('platform.badInput')
  const approvalNumber = readApprovalNumber(parsed.data.approvalNumber)
  if (approvalNumber === null) return refuse('regions.approvalNumberForm', { typed: parsed.data.approvalNumber })
  const about = { ...parsed.data, approvalNumber }
  if (about.codeProperty === null && about.nameProperty === null) return refuse('regions.noProperty')
  const stored = await platform.files.put(part.file, FILE_LIMIT)
  if (isRefusal(stored)) return stored
  const checked = await checkBoundaryFile(platform.files, stored.sha256, about)
  if (isRefusal(checked)) return checked
  const fileName = part.filename.replace(/^.*[\\/]/, '').slice(-200) || 'map.geojson'
  return { about, file: { ...checked, fileName, fileSha256: stored.sha256, fileBytes: stored.bytes } }
}

function aboutField(part: MultipartFile): unknown {
  const field = part.fields.about
  if (!field || Array.isArray(field) || field.type !== 'field') return null
  try {
    return JSON.parse(String(field.value))
  } catch {
    return null
  }
}
