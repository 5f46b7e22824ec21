import * as contract from '@guatu/contract/imports'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { pageOf, readCursor } from '../platform/cursor.ts'
import { FILE_LIMIT } from '../platform/http/build-app.ts'
import { attachmentNamed, XLSX } from '../platform/http/send-table.ts'
import { alreadySent, type Call, serve } from '../platform/http/serve.ts'
import { newId } from '../platform/id.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import type { ReadScope } from '../platform/scope.ts'
import { undoImport } from './commands/undo-import.ts'
import { adjustStaging } from './import/adjust-staging.ts'
import { reopenLapsedStorings } from './import/claim-writes.ts'
import { countMatchingImports, type ImportListRow, listImportPage } from './import/import-list-reads.ts'
import type { ImportWorkers } from './import/import-workers.ts'
import { findStaging, isAnyAtWork, lastConfirmed, workLeft } from './import/staging-reads.ts'
import { insertStaging, markStaging } from './import/staging-writes.ts'
import { viewImport } from './import/view-import.ts'
import { mayImport } from './policy.ts'

type Viewer = Pick<Call<never>, 'scope' | 'lang'>

/** Reading an office's whole sheet and writing it again takes seconds and hundreds of MB: a process of its own does it. */
export type WriteElsewhere = (wish: {
  readonly template: string
  readonly scope: ReadScope
}) => Promise<Buffer | Refusal>

export function importRoutes(
  app: FastifyInstance,
  platform: Platform,
  { reader, storer }: ImportWorkers,
  writeElsewhere: WriteElsewhere,
): void {
  const { db, clock, files } = platform
  /** What a server left behind when it died is taken up by whoever looks at it. */
  const view = async (id: string, viewer: Viewer) => {
    const left = await workLeft(db, id)
    if (left === 'storing') await reopenLapsedStorings(db)
    if (left === 'reading' && !reader.isAt(id)) reader.start(id)
    return viewImport(db, id, viewer)
  }

  serve(app, platform, contract.startImport, {
    may: mayImport,
    handle: async ({ request, actor }) => {
      if (reader.isBusy() || (await isAnyAtWork(db))) return refuse('imports.anotherRunning')
      const part = await request.file()
      if (!part) return refuse('platform.fileMissing')
      const stored = await files.put(part.file, FILE_LIMIT)
      if (isRefusal(stored)) return stored
      const id = newId()
      await insertStaging(db, {
        id,
        fileName: part.filename,
        sha256: stored.sha256,
        createdAt: clock.now(),
        createdBy: actor.accountId,
        createdByName: actor.name,
      })
      reader.start(id)
      return { id }
    },
  })
  serve(app, platform, contract.listImports, {
    may: mayImport,
    handle: async ({ query }) => {
      const last = await lastConfirmed(db)
      const page = { after: readCursor(query.cursor), limit: query.limit + 1 }
      const rows = await listImportPage(db, query, page)
      const present = (r: ImportListRow) => ({
        id: r.id,
        fileName: r.fileName,
        state: r.state,
        rows: r.rows,
        by: r.createdByName,
        at: r.createdAt.toISOString(),
        mayUndo: r.id === last,
      })
      const total = await countMatchingImports(db, query)
      return pageOf(rows, query.limit, (r) => ({ key: r.sortKey, id: r.id }), present, total)
    },
  })
  serve(app, platform, contract.getImport, { may: mayImport, handle: (call) => view(call.params.id, call) })
  serve(app, platform, contract.adjustImport, {
    may: mayImport,
    handle: async (call) => {
      const { params, body } = call
      const done = await adjustStaging(platform, reader, { ...body, importId: params.id, caller: call.caller })
      if (isRefusal(done)) return done
      return view(params.id, call)
    },
  })
  serve(app, platform, contract.confirmImport, {
    may: mayImport,
    handle: async (call) => {
      const begun = await storer.start(call.caller, { ...call.body, importId: call.params.id })
      return begun ?? view(call.params.id, call)
    },
  })
  serve(app, platform, contract.cancelImport, {
    may: mayImport,
    handle: async (call) => {
      const staging = await findStaging(db, call.params.id)
      if (!staging) return refuse('platform.notFound', { what: 'imports.import' })
      if (['confirmed', 'undone'].includes(staging.state)) return refuse('imports.notReady')
      if (staging.state === 'storing') {
        await storer.cancel(call.params.id)
        return view(call.params.id, call)
      }
      reader.cancel(call.params.id)
      // What was stored of it stays stored: only the rest is given up.
      await markStaging(db, call.params.id, staging.confirmedAt ? 'confirmed' : 'cancelled')
      platform.live.announce([`import:${call.params.id}`, 'imports'])
      return view(call.params.id, call)
    },
  })
  serve(app, platform, contract.undoImport, {
    may: mayImport,
    handle: async (call) => {
      const done = await runCommand(platform, call.caller, undoImport, { importId: call.params.id })
      return isRefusal(done) ? done : view(call.params.id, call)
    },
  })
  serve(app, platform, contract.exportLedger, {
    may: mayImport,
    handle: async ({ params, scope, reply }) => {
      const staging = await findStaging(db, params.id)
      if (!staging?.asOf) return refuse('platform.notFound', { what: 'imports.import' })
      const book = await writeElsewhere({ template: files.pathOf(staging.sha256), scope })
      if (isRefusal(book)) return book
      reply
        .type(XLSX)
        .header('content-disposition', attachmentNamed(staging.fileName.replace(/\.\w+$/, '.xlsx'), 'ledger'))
        .send(Buffer.from(book))
      return alreadySent
    },
  })
}
