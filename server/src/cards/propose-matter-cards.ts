import { addDays } from '@guatu/domain/calendar/civil-date'
import { tookOverIn } from '@guatu/domain/cards/hand-over'
import { DEFAULT_LIFT_AFTER } from '@guatu/domain/cards/lift'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { Period } from '@guatu/domain/reports/periods'
import { findMatterFiles, type MatterFile } from '../matters/reads.ts'
import type { Db } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type BatchDraft, placeOfSet } from './batch-drafts.ts'
import { type CardDraft, draftCard, foundBy } from './card-draft.ts'
import { loadExemptions } from './exemption-reads.ts'
import { loadGroupPlaces } from './group-reads.ts'
import { type MatterBench, matterStoodAt } from './judge-matters.ts'
import { MattersOver, type StoodFile } from './matters-over.ts'
import { benchAt, closingPoint } from './period-verdict-row.ts'
import { periodEndedBy, type StoodProject } from './propose-cards.ts'
import { responsibleForUnits, type UnitRow } from './responsible-at-reads.ts'
import type { RuleSetRegister } from './rule-set-reads.ts'

/** Every matter, as it stood at a month's close and before it, in the places that its project had at the close. */
export async function mattersAtClose(
  db: Db,
  stood: readonly StoodProject[],
  month: Period,
  register: RuleSetRegister,
): Promise<MattersOver> {
  const { calendar } = await benchAt(db, closingPoint(month))
  const files = await everyMatterFile(db)
  const places = new Map(stood.map((p) => [p.verdict.subject, p.places]))
  const bench = { calendar, ruleSets: register, exemptions: await loadExemptions(db) }
  return new MattersOver(files, bench, places, (await loadGroupPlaces(db)).trees)
}

export const everyMatterFile = (db: Db): Promise<MatterFile[]> =>
  findMatterFiles(db, { scope: scopeOfSystem('matters at a close'), drafts: true }, 'all')

/** Cards of matters as they stood at a month's close. A batch where nobody gets a card tells nobody anything. */
export async function matterBatches(
  db: Db,
  matters: MattersOver,
  month: Period,
  register: RuleSetRegister,
): Promise<BatchDraft[]> {
  const [{ bench }, at] = [matters, closingPoint(month)]
  const bySet = new Map<RuleSet, StoodFile[]>()
  for (const s of matters.stoodAt(at))
    if (s.one.verdict) bySet.set(s.one.ruleSet, [...(bySet.get(s.one.ruleSet) ?? []), s])
  const ids = [...new Set([...bySet.values()].flat().map((s) => s.unitId))].sort()
  const units = new Map((await responsibleForUnits(db, ids, at)).map((u) => [u.id, u]))
  return [...bySet].flatMap(([ruleSet, members]) => {
    const period = periodEndedBy(ruleSet, month, bench)
    const cards = period ? members.flatMap((s) => matterCard(s, units.get(s.unitId) ?? null, bench, month) ?? []) : []
    if (!period || cards.length === 0) return []
    return {
      ...placeOfSet(ruleSet, register.adopted),
      ...{ subjectType: 'matter' as const, about: null, period, ruleSet, cards },
      liftAfter: ruleSet.liftAfter ?? DEFAULT_LIFT_AFTER,
    }
  })
}

function matterCard(
  { file, one }: StoodFile,
  unit: UnitRow | null,
  bench: MatterBench,
  month: Period,
): CardDraft | null {
  const holder = unit && tookOverIn(unit.holdings, month)
  const eve = holder && { asOf: addDays(holder.from, -1), knownAt: month.lockAt }
  const then = eve && (matterStoodAt(file, bench, eve)?.verdict?.level ?? 'normal')
  const takenOver = holder && then ? foundBy(holder, unit.holdings, then) : null
  return draftCard(one.verdict!, one.ruleSet, unit, month, takenOver)
}
