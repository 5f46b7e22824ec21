import type { MatterBody, MatterDetail, MatterRow } from '@guatu/contract/matters'
import { type CivilDate, daysBetween } from '@guatu/domain/calendar/civil-date'
import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import type { Palette } from '@guatu/domain/cards/palette'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { daysHeld } from '@guatu/domain/matters/matter-clock'
import { MATTER_HOLDERS } from '@guatu/domain/matters/matter-state'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { wornByVerdict } from '../cards/present.ts'
import type { MatterListRow } from './list-reads.ts'
import type { MatterFile, MatterPaperRow, StoredMatterEvent } from './reads.ts'

export const said = (code: string, lang: Lang, params: Parameters<typeof say>[0]['params'] = {}): string =>
  say({ code, params }, lang)

export type PaletteOf = (verdict: Verdict) => Palette

/** A matter as lists show it, with its light in the clothes of the set that judged it. */
export function presentMatter(r: MatterListRow, paletteOf: PaletteOf, lang: Lang, today: string): MatterRow {
  const late = r.holder === 'unit' && r.dueOn !== null && r.dueOn < today
  return {
    id: r.id,
    title: r.title,
    number: r.number,
    void: r.state === 'withdrawn' && r.number !== null,
    source: r.source,
    sourceName: said(`matters.source.${r.source}`, lang),
    projectId: r.projectId,
    project: r.project,
    unitId: r.unitId,
    unit: r.unit,
    state: r.state,
    stateName: said(`matters.state.${r.state}`, lang),
    holder: r.holder,
    holderName: said(`matters.holder.${r.holder}`, lang),
    dueOn: r.dueOn,
    daysOverdue: late ? daysBetween(r.dueOn as CivilDate, today as CivilDate) : null,
    assignedOn: r.assignedOn,
    submittedOn: r.submittedOn,
    closedOn: r.closedOn,
    reviewOn: r.reviewOn,
    extensionTo: r.extensionTo,
    extensions: r.extensions,
    reworks: r.reworks,
    light: r.verdict && lightOf(r.verdict, paletteOf(r.verdict), lang),
    version: r.version,
  }
}

const lightOf = (verdict: Verdict, palette: Palette, lang: Lang) => ({
  ...wornByVerdict(palette, verdict, lang),
  sentence: say(verdict.evidence.sentence, lang),
})

export const presentPaper = ({ id, name, mediaType, bytes }: MatterPaperRow) => ({ id, name, mediaType, bytes })

export const bodyOf = (f: MatterFile): MatterBody => ({
  title: f.title,
  demand: f.demand,
  source: f.source,
  sourceTitle: f.sourceTitle,
  sourceNumber: f.sourceNumber,
  sourceOn: f.sourceOn,
  sourcePeriod: f.sourcePeriod,
  leader: f.leader,
  projectId: f.projectId,
  unitId: f.intendedUnitId,
  helpingUnitIds: [...f.helpingUnitIds],
  due: f.due && { date: f.due, precision: (f.duePrecision ?? 'day') as 'day' },
  limitDays: f.limitDays,
  needsApproval: f.needsApproval,
  needsShowing: f.needsShowing,
})

/** All steps from the registration on, each with who, when, what and why. */
export function presentSteps(
  file: MatterFile,
  papers: readonly MatterPaperRow[],
  units: ReadonlyMap<string, string>,
  lang: Lang,
): MatterDetail['steps'] {
  const known = new Map(papers.map((p) => [p.id, presentPaper(p)]))
  return [
    {
      seq: 1,
      kind: 'registered',
      name: said('matters.step.registered', lang),
      sentence: said('matters.said.registered', lang, { unit: unitNamed(file.intendedUnitId, file, units) }),
      text: '',
      by: file.actor,
      occurredOn: file.registeredOn,
      recordedAt: file.recordedAt,
      papers: [],
    },
    ...file.events.map((e) => ({
      seq: e.seq,
      kind: e.kind,
      name: said(`matters.step.${e.kind}`, lang),
      sentence: sentenceOf(e, file, units, lang),
      text: e.text,
      by: e.actor,
      occurredOn: e.occurredOn,
      recordedAt: e.recordedAt,
      papers: e.papers.flatMap((id) => known.get(id) ?? []),
    })),
  ]
}

const unitNamed = (id: string, file: MatterFile, units: ReadonlyMap<string, string>): string =>
  units.get(id) ?? (id === file.unitId ? file.unit : '')

function sentenceOf(e: StoredMatterEvent, file: MatterFile, units: ReadonlyMap<string, string>, lang: Lang): string {
  const onPaper = e.onPaper ? said('matters.onPaper', lang) : ''
  const { kind } = e
  const params = {
    ...('dueOn' in e && { dueOn: e.dueOn }),
    ...('to' in e && { dueOn: e.to }),
    ...('reviewOn' in e && { dueOn: e.reviewOn }),
    ...('unitId' in e && { unit: unitNamed(e.unitId, file, units) }),
    number: file.number ?? '',
  }
  const code = kind === 'sentBack' && e.dueOn === null ? 'matters.said.sentBackPlain' : `matters.said.${kind}`
  return `${said(code, lang, params)}${onPaper}`
}

/** Working days in each hand that had it. */
export function presentHeld(file: MatterFile, calendar: WorkingCalendar, today: CivilDate, lang: Lang) {
  const held = daysHeld(file, file.events, calendar, today)
  return MATTER_HOLDERS.filter((h) => held[h] > 0).map((holder) => ({
    holder,
    name: said(`matters.holder.${holder}`, lang),
    workingDays: held[holder],
  }))
}
