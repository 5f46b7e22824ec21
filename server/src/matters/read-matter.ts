import type { MatterDetail } from '@guatu/contract/matters'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Palette } from '@guatu/domain/cards/palette'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { matterNow } from '@guatu/domain/matters/matter-state'
import type { Actor } from '@guatu/domain/organization/actor'
import { endOfDayInBeijing } from '@guatu/domain/reports/periods'
import type { Lang } from '@guatu/words/words'
import { matterBenchNow, matterSet, matterStoodAt } from '../cards/judge-matters.ts'
import { presentLight } from '../cards/present.ts'
import type { RuleSetRegister } from '../cards/rule-set-reads.ts'
import type { Db } from '../platform/db.ts'
import { listMatterRows } from './list-reads.ts'
import { abilitiesOnMatter } from './matter-abilities.ts'
import { bodyOf, type PaletteOf, presentHeld, presentMatter, presentPaper, presentSteps, said } from './present.ts'
import { findMatterFiles, listMatterPapers, loadUnitNames, type MatterSight } from './reads.ts'

export type MatterReader = { readonly actor: Actor; readonly lang: Lang; readonly now: Date; readonly today: CivilDate }

/** The clothes of the set that judged; one that is not adopted any more wears those of the set in force. */
export const paletteBy =
  (register: RuleSetRegister, today: CivilDate, now: Date): PaletteOf =>
  ({ evidence: { ruleSet, version } }: Verdict): Palette =>
    (
      register.adopted.find((a) => a.ruleSet.id === ruleSet && a.ruleSet.version === version)?.ruleSet ??
      matterSet(register, null, { asOf: today, knownAt: now.toISOString() })
    ).palette

/** Everything a matter's page shows: row, registration, steps, clock, light with its evidence, papers, and what the reader may do. */
export async function readMatter(
  db: Db,
  sight: MatterSight,
  id: string,
  reader: MatterReader,
): Promise<MatterDetail | Refusal> {
  const { lang, today, now } = reader
  const [file] = await findMatterFiles(db, sight, { ids: [id] })
  const [row] = await listMatterRows(db, sight, { id, today }, { after: null, limit: 1 })
  if (!file || !row) return refuse('platform.notFound', { what: 'matters.matter' })
  const [papers, units] = [await listMatterPapers(db, id), await loadUnitNames(db, unitsNamed(file))]
  const bench = await matterBenchNow(db)
  const paletteOf = paletteBy(bench.ruleSets, today, now)
  const at = { asOf: today, knownAt: now.toISOString() }
  const stood = matterStoodAt(file, bench, at)
  const { mergedInto } = matterNow(file, file.events)
  const [other] = mergedInto ? await findMatterFiles(db, sight, { ids: [mergedInto] }) : []
  return {
    matter: presentMatter(row, paletteOf, lang, today),
    body: bodyOf(file),
    bodyVersion: file.version,
    helpingUnits: [...file.helpingUnits],
    issuer: file.issuer,
    registeredOn: file.registeredOn,
    registeredBy: file.actor,
    mergedInto: other ? { id: other.id, title: other.title } : null,
    held: presentHeld(file, bench.calendar, today, lang),
    steps: presentSteps(file, papers, units, lang),
    evidence: stood?.verdict ? evidenceOf(stood.verdict, stood.ruleSet.palette, at, lang) : null,
    papers: papers.map(presentPaper),
    may: abilitiesOnMatter(reader.actor, file, today),
  }
}

const unitsNamed = (file: { intendedUnitId: string; events: readonly object[] }): string[] => [
  file.intendedUnitId,
  ...file.events.flatMap((e) => ('unitId' in e ? [String(e.unitId)] : [])),
]

function evidenceOf(verdict: Verdict, palette: Palette, at: { asOf: string; knownAt: string }, lang: Lang) {
  const { projectId: _, ...shown } = presentLight(verdict, palette, at, lang)
  return shown
}

/** Everything that was recorded by the end of a day, but nothing that is yet to come. */
export const pointOf = (asOf: CivilDate, now: Date) => {
  const end = endOfDayInBeijing(asOf)
  return { asOf, knownAt: end < now.toISOString() ? end : now.toISOString() }
}

/** The light as of a day, by what was recorded by its end. */
export async function readMatterLight(db: Db, sight: MatterSight, id: string, asOf: CivilDate, reader: MatterReader) {
  const [file] = await findMatterFiles(db, sight, { ids: [id] })
  if (!file) return refuse('platform.notFound', { what: 'matters.matter' })
  const at = pointOf(asOf, reader.now)
  const stood = matterStoodAt(file, await matterBenchNow(db), at)
  if (!stood) return refuse('matters.notKnownThen', { asOf })
  const { state } = stood.now
  return {
    asOf,
    state,
    stateName: said(`matters.state.${state}`, reader.lang),
    evidence: stood.verdict && evidenceOf(stood.verdict, stood.ruleSet.palette, at, reader.lang),
  }
}
