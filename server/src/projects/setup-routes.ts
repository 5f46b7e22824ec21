import * as contract from '@guatu/contract/organization'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import type { FastifyInstance } from 'fastify'
import { mayOrganize } from '../organization/policy.ts'
import { findUnitByName } from '../organization/reads.ts'
import { FILE_LIMIT } from '../platform/http/build-app.ts'
import { serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { setUpAnswerers } from './commands/set-up-answerers.ts'
import { readLedgerInChild } from './import/read-ledger-in-child.ts'
import { readSetup, type SetupLine } from './import/read-setup.ts'
import { projectIdsByName } from './setup-reads.ts'

/** The set-up sheet is served here and not by the organization, since it writes projects, which stand to its right. */
export function setupRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, files } = platform
  serve(app, platform, contract.previewSetup, {
    may: mayOrganize,
    handle: async ({ request, scope, lang }) => {
      const part = await request.file()
      if (!part) return refuse('platform.fileMissing')
      const stored = await files.put(part.file, FILE_LIMIT)
      if (isRefusal(stored)) return stored
      const read = await readLedgerInChild(stored.path, part.filename)
      if (isRefusal(read)) return read
      const lines = readSetup(read.understanding.rows, await projectIdsByName(db, scope))
      if (lines.length === 0) return refuse('organization.setup.nothing')
      return {
        rows: lines.map((l) => ({ ...l, problems: l.problems.map((p) => say(p, lang)) })),
        newUnits: await newUnitsOf(platform, lines),
      }
    },
  })
  serve(app, platform, contract.confirmSetup, {
    may: mayOrganize,
    handle: async ({ body, caller }) => {
      const lines = body.rows.flatMap((r) =>
        r.projectId !== null && r.problems.length === 0 ? [{ ...r, projectId: r.projectId }] : [],
      )
      return runCommand(platform, caller, setUpAnswerers, { lines })
    },
  })
}

/** Units that confirming would make: headquarters, and task forces below theirs. */
async function newUnitsOf({ db }: Platform, lines: readonly SetupLine[]): Promise<string[]> {
  const headquarters = new Map<string, string | null>()
  for (const name of new Set(lines.map((l) => l.headquarters)))
    if (name) headquarters.set(name, await findUnitByName(db, name, null))
  const fresh = new Set([...headquarters].filter(([, id]) => id === null).map(([name]) => name))
  for (const key of new Set(lines.map((l) => `${l.headquarters}\n${l.taskForce}`))) {
    const [above = '', name = ''] = key.split('\n')
    const parent = headquarters.get(above) ?? null
    const isNew = fresh.has(above) || (await findUnitByName(db, name, parent)) === null
    if (name && isNew) fresh.add(above ? `${above} ${name}` : name)
  }
  return [...fresh]
}
