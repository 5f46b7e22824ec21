import type { Actor, Role } from '@guatu/domain/organization/actor'

declare const scopeBrand: unique symbol

/**
 * Whose projects a read may see. Branded: only the four mints below make one, so a read without a permission check does
 * not compile. `all` sees everything; otherwise a project is seen through its region, its units or its posts.
 */
export type ReadScope = {
  readonly [scopeBrand]: true
  readonly mint: 'session' | 'board' | 'link' | 'system'
  readonly all: boolean
  readonly regionPrefixes: readonly string[]
  readonly unitIds: readonly string[]
  readonly postIds: readonly string[]
}

const mint = (scope: Omit<ReadScope, typeof scopeBrand>): ReadScope => scope as ReadScope

/** Roles that see every project of their region (or all, without one); the others see what their units and posts carry. */
const regionWide: readonly Role[] = ['leader', 'projectOffice', 'inspection', 'auditor', 'administrator']
const byRegion: readonly Role[] = [...regionWide, 'township', 'park']

export function scopeOfSession(actor: Actor): ReadScope {
  const wide = actor.grants.filter((g) => regionWide.includes(g.role))
  return mint({
    mint: 'session',
    all: wide.some((g) => g.regionCode === null && g.unitId === null),
    regionPrefixes: actor.grants
      .filter((g) => byRegion.includes(g.role) && g.regionCode !== null)
      .map((g) => `${g.regionCode}%`),
    unitIds: actor.unitIds,
    postIds: actor.postIds,
  })
}

/** A public board shows all projects' disclosed fields; its reads return those fields only. */
export const scopeOfBoard = (): ReadScope =>
  mint({ mint: 'board', all: true, regionPrefixes: [], unitIds: [], postIds: [] })

/** A personal link sees what the posts and units of the person it was made for carry; never a whole region. */
export const scopeOfLink = (postIds: readonly string[], unitIds: readonly string[]): ReadScope =>
  mint({ mint: 'link', all: false, regionPrefixes: [], unitIds, postIds })

/** Jobs, reactions, commands and the command line, with the reason in words. */
export const scopeOfSystem = (_reason: string): ReadScope =>
  mint({ mint: 'system', all: true, regionPrefixes: [], unitIds: [], postIds: [] })
