import { compareLevels, type Level } from './level.ts'

export type LevelThen = { readonly id: string; readonly level: Level }

/** From one period to another, object by object; each id in exactly one list, in the order of ids. */
export type Bridge = {
  readonly unchanged: readonly string[]
  readonly improved: readonly { readonly id: string; readonly from: Level; readonly to: Level }[]
  readonly worsened: readonly { readonly id: string; readonly from: Level; readonly to: Level }[]
  readonly entered: readonly LevelThen[]
  readonly left: readonly LevelThen[]
}

/** What became of each object between two periods; those that entered or left are told apart, so unlike sets are never compared. */
export function bridge(before: readonly LevelThen[], after: readonly LevelThen[]): Bridge {
  const was = new Map(before.map((b) => [b.id, b.level]))
  const is = new Map(after.map((a) => [a.id, a.level]))
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  const unchanged: string[] = []
  const improved: { id: string; from: Level; to: Level }[] = []
  const worsened: { id: string; from: Level; to: Level }[] = []
  for (const { id, level: to } of [...after].sort(byId)) {
    const from = was.get(id)
    if (from === undefined) continue
    const order = compareLevels(to, from)
    if (order === 0) unchanged.push(id)
    else (order < 0 ? improved : worsened).push({ id, from, to })
  }
  return {
    unchanged,
    improved,
    worsened,
    entered: after.filter((a) => !was.has(a.id)).sort(byId),
    left: before.filter((b) => !is.has(b.id)).sort(byId),
  }
}
