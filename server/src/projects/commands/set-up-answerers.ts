import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import { ensurePost } from '../../organization/commands/ensure-post.ts'
import { createUnitRow } from '../../organization/commands/ensure-unit.ts'
import { mayOrganize } from '../../organization/policy.ts'
import { findUnitByName } from '../../organization/reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import type { ProjectHeadRow } from '../reads.ts'
import { writeProject } from '../writes.ts'
import { openProject } from './open-project.ts'

export type SetupLineToApply = {
  readonly projectId: string
  readonly headquarters: string
  readonly taskForce: string
  readonly sponsor: string
  readonly serviceOfficer: string
  readonly liaison: string
}
export type SetUpDone = { units: number; posts: number; projects: number }

type Columns = Partial<
  Pick<ProjectHeadRow, 'headquartersId' | 'taskForceId' | 'sponsorPostId' | 'officerPostId' | 'liaisonPostId'>
>

/**
 * An evening's set-up (M04): headquarters, task forces and posts found or made, and each project pointed at its own. An
 * empty cell leaves what stands; the same sheet again changes nothing. Projects are locked in the order of their ids.
 */
export const setUpAnswerers: Command<{ lines: readonly SetupLineToApply[] }, SetUpDone> = {
  name: 'set-up-answerers',
  async run(ctx, input) {
    const book = new SetupBook(ctx)
    const changed: string[] = []
    const lines = [...input.lines].sort((a, b) => (a.projectId < b.projectId ? -1 : 1))
    for (const line of lines) {
      const project = await openProject(ctx, line.projectId, mayOrganize)
      if (isRefusal(project)) return project
      const columns = await columnsOf(book, line, project)
      if (isRefusal(columns)) return columns
      const differs = Object.entries(columns).some(([key, value]) => project[key as keyof ProjectHeadRow] !== value)
      if (!differs) continue
      const row = { id: line.projectId, ...columns }
      const written = await writeProject(ctx, row, { expectedVersion: project.version, source: 'sheet' })
      if (isRefusal(written)) return written
      changed.push(line.projectId)
    }
    if (changed.length > 0) ctx.emit({ type: 'projects.imported', projectIds: changed })
    for (const topic of ['organization', 'projects']) ctx.touch(topic)
    return { units: book.unitsMade, posts: book.postsMade, projects: changed.length }
  },
}

async function columnsOf(book: SetupBook, line: SetupLineToApply, project: ProjectHeadRow): Promise<Columns | Refusal> {
  const columns: Columns = {}
  if (line.headquarters) columns.headquartersId = await book.unit(line.headquarters, 'headquarters', null)
  const headquarters = columns.headquartersId ?? project.headquartersId
  if (line.taskForce) columns.taskForceId = await book.unit(line.taskForce, 'taskForce', headquarters)
  const crew = columns.taskForceId ?? project.taskForceId
  const wanted = [
    ['sponsorPostId', headquarters ?? crew, line.sponsor, 'sponsor'],
    ['officerPostId', crew ?? headquarters, line.serviceOfficer, 'serviceOfficer'],
    ['liaisonPostId', crew ?? headquarters, line.liaison, 'liaison'],
  ] as const
  for (const [column, unitId, text, duty] of wanted) {
    if (!text || !unitId) continue
    const post = await book.post(unitId, text, duty)
    if (isRefusal(post)) return post
    columns[column] = post
  }
  return columns
}

/** Units and posts of one sheet, each looked up once, counted when made. */
class SetupBook {
  unitsMade = 0
  postsMade = 0
  private readonly known = new Map<string, string>()
  private readonly ctx: CommandContext
  constructor(ctx: CommandContext) {
    this.ctx = ctx
  }

  async unit(name: string, kind: string, parentId: string | null): Promise<string> {
    const key = `${kind}!${parentId}!${name}`
    const id =
      this.known.get(key) ??
      (await findUnitByName(this.ctx.trx, name, parentId)) ??
      (await this.make(name, kind, parentId))
    this.known.set(key, id)
    return id
  }

  private make(name: string, kind: string, parentId: string | null): Promise<string> {
    this.unitsMade++
    return createUnitRow(this.ctx, { name, kind, parentId, creditCode: null })
  }

  async post(unitId: string, text: string, duty: string): Promise<string | Refusal> {
    const key = `${unitId}!${duty}!${text}`
    const known = this.known.get(key)
    if (known) return known
    const post = await ensurePost(this.ctx, { unitId, text, duty })
    if (isRefusal(post)) return post
    if (post.made) this.postsMade++
    this.known.set(key, post.id)
    return post.id
  }
}
