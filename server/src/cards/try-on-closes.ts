import { DRY_MATTERS, orderOfPart, partName } from '@guatu/domain/cards/dry-part'
import type { DryClose, DryDifference } from '@guatu/domain/cards/dry-run'
import { compareSides, type DrySides } from '@guatu/domain/cards/dry-sides'
import type { Verdict } from '@guatu/domain/cards/verdict'
import type { Period } from '@guatu/domain/reports/periods'
import type { MatterFile } from '../matters/reads.ts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { RatesOfProjects } from './beside-levels.ts'
import { lockedMonths } from './card-jobs.ts'
import { loadExemptions } from './exemption-reads.ts'
import { groupClosings, verdictsAtClose } from './groups-over.ts'
import { matterStoodAt } from './judge-matters.ts'
import { benchAt, closingPoint } from './period-verdict-row.ts'
import { projectsAtClose } from './propose-cards.ts'
import { everyMatterFile, mattersAtClose } from './propose-matter-cards.ts'
import { listIdsOn } from './reads.ts'
import type { RuleSetRegister } from './rule-set-reads.ts'
import type { DriedRun, DryWish } from './try-on-past.ts'

/** Whose verdicts stand side by side: the sets that were in force, and those with the draft among them. */
export type TwoRegisters = { readonly inForce: RuleSetRegister; readonly draft: RuleSetRegister }
type Sides = ReadonlyMap<string, DrySides>

/** Months of a span that were locked by now: at their close units, places and matters are judged for good. */
export async function monthsWithin(db: Db, { from, to }: { from: string; to: string }, now: Date): Promise<Period[]> {
  const locked = await lockedMonths(db, null, now)
  return locked.filter((m) => m.closesOn >= from && m.closesOn <= to)
}

/**
 * A draft for matters or for units against the month's closes of a span, beside what was in force then: everybody judged from what
 * was known at each lock, by the same steps that propose cards. Reads only.
 */
export async function tryOnCloses(
  db: Db,
  wish: DryWish,
  registers: TwoRegisters,
  now: Date,
  tell: (share: number) => Promise<void>,
): Promise<Omit<DriedRun, 'names'>> {
  const months = await monthsWithin(db, wish, now)
  const files = wish.draft.scope === 'matter' ? await everyMatterFile(db) : []
  const [closes, differences]: [DryClose[], DryDifference[]] = [[], []]
  const subjects = new Set<string>()
  for (const [i, month] of months.entries()) {
    const sides =
      wish.draft.scope === 'matter'
        ? await mattersOf(db, files, month, registers)
        : await groupsOf(db, month, registers, (share) => tell((i + share) / months.length))
    for (const [part, side] of sides) {
      const found = compareSides({ period: month.key, part }, side, differences.length)
      closes.push(found.close)
      differences.push(...found.differences)
      for (const id of [...side.inForce.keys(), ...side.draft.keys()]) subjects.add(`${part} ${id}`)
    }
    await tell((i + 1) / months.length)
  }
  closes.sort((a, b) => orderOfPart(a.part) - orderOfPart(b.part))
  return { closes, differences, subjects: subjects.size }
}

/** Matters that were open at a month's close. */
async function mattersOf(db: Db, files: readonly MatterFile[], month: Period, by: TwoRegisters): Promise<Sides> {
  const at = closingPoint(month)
  const [{ calendar }, exemptions] = [await benchAt(db, at), await loadExemptions(db)]
  const verdicts = (ruleSets: RuleSetRegister) =>
    new Map(
      files.flatMap((file): [string, Verdict][] => {
        const stood = matterStoodAt(file, { calendar, ruleSets, exemptions }, at)
        return stood?.verdict ? [[file.id, stood.verdict]] : []
      }),
    )
  return new Map([[DRY_MATTERS, { inForce: verdicts(by.inForce), draft: verdicts(by.draft) }]])
}

/** How far a month has come when its projects stand as they did: the rest is judging groups by them, twice. */
const STOOD = 0.7

/** Every group at a month's close: what it has is lit by the sets of that time, on both sides alike. */
async function groupsOf(
  db: Db,
  month: Period,
  by: TwoRegisters,
  tell: (share: number) => Promise<void>,
): Promise<Sides> {
  // Who was withdrawn since was still there.
  const ids = await listIdsOn(db, scopeOfSystem('dry-run'), month.closesOn)
  const stood = await projectsAtClose(db, month, ids)
  await tell(STOOD)
  const matters = await mattersAtClose(db, stood, month, by.inForce)
  const rates = new RatesOfProjects(db, await benchAt(db, closingPoint(month)))
  const sides = new Map<string, { inForce: Map<string, Verdict>; draft: Map<string, Verdict> }>()
  for (const side of ['inForce', 'draft'] as const)
    for (const closing of await groupClosings(db, { month, stood, matters, rates }, by[side])) {
      const part = partName(closing)
      const both = sides.get(part) ?? { inForce: new Map(), draft: new Map() }
      sides.set(part, both)
      for (const verdict of await verdictsAtClose(closing)) both[side].set(verdict.subject, verdict)
    }
  return sides
}
