import { createPostRow, createUnitRow } from '../../organization/commands/ensure-unit.ts'
import { findPostByTitle, findUnitByCreditCode, findUnitByName } from '../../organization/reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'

type Wanted = {
  readonly name: string
  readonly kind: string
  readonly parentId?: string | null
  readonly creditCode?: string | null
}

/** Units and posts that a ledger names, found by name or made; each asked for once per import. */
export class UnitBook {
  private readonly units = new Map<string, string>()
  private readonly posts = new Map<string, string>()
  private readonly ctx: CommandContext
  constructor(ctx: CommandContext) {
    this.ctx = ctx
  }

  async unit(wanted: Wanted | null): Promise<string | null> {
    if (!wanted?.name) return null
    const parentId = wanted.parentId ?? null
    const key = `${parentId}!${wanted.name}!${wanted.creditCode ?? ''}`
    const known = this.units.get(key)
    if (known) return known
    const found = wanted.creditCode
      ? await findUnitByCreditCode(this.ctx.trx, wanted.creditCode, wanted.name)
      : await findUnitByName(this.ctx.trx, wanted.name, parentId)
    const id = found ?? (await createUnitRow(this.ctx, { ...wanted, parentId, creditCode: wanted.creditCode ?? null }))
    this.units.set(key, id)
    return id
  }

  async post(unitId: string | null, title: string | null | undefined, duty: string): Promise<string | null> {
    if (!unitId || !title) return null
    const key = `${unitId}!${duty}!${title}`
    const known = this.posts.get(key)
    if (known) return known
    const found = await findPostByTitle(this.ctx.trx, unitId, title, duty)
    const id = found ?? (await createPostRow(this.ctx, { unitId, title, duty }))
    this.posts.set(key, id)
    return id
  }
}
