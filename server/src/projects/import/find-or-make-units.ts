import type { LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import {
  createRowsOfSheet,
  type PostOfSheet,
  type UnitOfSheet,
} from '../../organization/commands/create-rows-of-sheet.ts'
import { listPostsOf, listUnitsNamed, type NamedUnit } from '../../organization/reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'

type Wanted = {
  readonly name: string
  readonly kind: string
  readonly parentId?: string | null
  readonly creditCode?: string | null
}

const UNIT_FIELDS = ['owner', 'leadUnit', 'headquarters', 'taskForce'] as const

/**
 * Units and posts that a ledger names: those that stand are loaded at once, the others are given ids and made at once by
 * `save`, which must come before the rows that name them.
 */
export class UnitBook {
  private readonly named = new Map<string, NamedUnit[]>()
  private readonly posts = new Map<string, string>()
  private readonly newUnits: UnitOfSheet[] = []
  private readonly newPosts: PostOfSheet[] = []
  private readonly ctx: CommandContext

  private constructor(ctx: CommandContext) {
    this.ctx = ctx
  }

  /** `posted`: units that posts may hang on without being named in the rows. */
  static async load(ctx: CommandContext, rows: readonly LedgerRow[], posted: readonly string[]): Promise<UnitBook> {
    const book = new UnitBook(ctx)
    const names = new Set(rows.flatMap((r) => UNIT_FIELDS.map((f) => r.texts[f] ?? '')))
    names.delete('')
    const units = await listUnitsNamed(ctx.trx, [...names])
    for (const unit of units) book.add(unit)
    const ids = new Set([...units.map((u) => u.id), ...posted])
    for (const p of await listPostsOf(ctx.trx, [...ids])) {
      const key = postKey(p.unitId, p.duty, p.title)
      if (!book.posts.has(key)) book.posts.set(key, p.id)
    }
    return book
  }

  unit(wanted: Wanted | null): string | null {
    if (!wanted?.name) return null
    const parentId = wanted.parentId ?? null
    const creditCode = wanted.creditCode ?? null
    const known = this.named.get(wanted.name) ?? []
    const found = creditCode ? known.find((u) => u.creditCode === creditCode) : byName(known, parentId)
    if (found) return found.id
    const made = { id: this.ctx.newId(), name: wanted.name, kind: wanted.kind, parentId, creditCode }
    this.newUnits.push(made)
    this.add(made)
    return made.id
  }

  post(unitId: string | null, title: string | null | undefined, duty: string): string | null {
    if (!unitId || !title) return null
    const key = postKey(unitId, duty, title)
    const known = this.posts.get(key)
    if (known) return known
    const made = { id: this.ctx.newId(), unitId, title, duty }
    this.newPosts.push(made)
    this.posts.set(key, made.id)
    return made.id
  }

  async save(): Promise<void> {
    await createRowsOfSheet(this.ctx, this.newUnits.splice(0), this.newPosts.splice(0))
  }

  private add(unit: NamedUnit): void {
    const same = this.named.get(unit.name)
    if (same) same.push(unit)
    else this.named.set(unit.name, [unit])
  }
}

/** A unit by its name: below the given parent first, else anywhere when only one bears it. */
function byName(known: readonly NamedUnit[], parentId: string | null): NamedUnit | undefined {
  const below = known.find((u) => u.parentId === parentId)
  return below ?? (parentId === null && known.length === 1 ? known[0] : undefined)
}

const postKey = (unitId: string, duty: string, title: string): string => `${unitId}!${duty}!${title}`
