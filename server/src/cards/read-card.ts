import type { CardDetail } from '@guatu/contract/card-acts'
import type { CardPaper, CardRow, CardStep, Duty } from '@guatu/contract/card-rows'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { dutyDue } from '@guatu/domain/cards/consequences'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { Lang } from '@guatu/words/words'
import { currentCalendar } from '../calendar/reads.ts'
import type { Db } from '../platform/db.ts'
import { abilitiesOn } from './card-abilities.ts'
import { listCardRows, noticeNumbersOf } from './card-list-reads.ts'
import { type CardSight, findCardFiles, listCardPapers } from './card-reads.ts'
import { listDutyRows, listWorkingSpans, type WorkingLimit } from './duty-reads.ts'
import { namesOfMatters, namesOfProjects } from './group-list-reads.ts'
import { presentCard, presentFile, presentPaper, presentSteps } from './present-card.ts'
import { presentDuty } from './present-duty.ts'
import { refuseLift } from './refuse-lift.ts'

/** The day that each working-day limit of a duty ends on, by the calendar in force now. */
export async function workingLimits(db: Db): Promise<WorkingLimit[]> {
  const [spans, calendar] = [await listWorkingSpans(db), await currentCalendar(db)]
  return spans.map((s) => ({
    ...s,
    dueOn: dutyDue({ withinDays: s.withinDays, days: 'working' }, s.servedOn as CivilDate, calendar).on,
  }))
}

export type Reader = { readonly actor: Actor; readonly lang: Lang; readonly today: CivilDate }

/** Everything a card's page shows: row, frozen evidence, steps, limits, duties, papers, and what the reader may do. */
export async function readCard(db: Db, sight: CardSight, id: string, reader: Reader): Promise<CardDetail | Refusal> {
  const { lang, today, actor } = reader
  const [[row], [file]] = await Promise.all([
    listCardRows(db, sight, { id, today }, { after: null, limit: 1 }),
    findCardFiles(db, sight, { ids: [id] }),
  ])
  if (!row || !file) return refuse('platform.notFound', { what: 'cards.card' })
  const counted = file.projectId === null ? factsOf(file.verdict) : []
  const [papers, notices, calendar, lift, projects, matters] = await Promise.all([
    listCardPapers(db, id),
    noticeNumbersOf(db, [file.batchId]),
    currentCalendar(db),
    refuseLift(db, file),
    namesOfProjects(db, sight.scope, counted),
    namesOfMatters(db, counted),
  ])
  const known = new Map(papers.map((p) => [p.id, presentPaper(p)]))
  const duties = await readDuties(db, sight, { cardId: id, today }, lang, known)
  const overdue = duties.filter((d) => d.overdue).length
  return {
    card: presentCard(row, lang, today, overdue),
    ...presentFile(file, { calendar, today, papers, notices, lift, projects, matters, lang }),
    duties,
    may: abilitiesOn(actor, file, calendar, today, lift === null),
  }
}

/** A group's evidence counts projects or matters: its facts are their ids. */
const factsOf = ({ evidence }: Verdict): string[] => [...new Set(evidence.inputs.flatMap((m) => m.facts))]

async function readDuties(
  db: Db,
  sight: CardSight,
  f: { cardId: string; today: string },
  lang: Lang,
  papers: ReadonlyMap<string, CardPaper>,
): Promise<Duty[]> {
  const calendar = await currentCalendar(db)
  const limits = await workingLimits(db)
  const rows = await listDutyRows(db, sight, f, { after: null, limit: 200, limits })
  return rows.map((r) => presentDuty(r, { lang, today: f.today, calendar, papers }))
}

/** A project's cards, newest period first, each with all its steps. */
export async function readProjectCards(
  db: Db,
  sight: CardSight,
  projectId: string,
  reader: Reader,
): Promise<{ card: CardRow; steps: CardStep[] }[]> {
  const filter = { projectId, today: reader.today }
  const rows = await listCardRows(db, sight, filter, { after: null, limit: 200, sort: 'newest' })
  const files = new Map((await findCardFiles(db, sight, { projectId })).map((f) => [f.id, f]))
  const notices = await noticeNumbersOf(db, [...new Set(rows.map((r) => r.batchId))])
  const found: { card: CardRow; steps: CardStep[] }[] = []
  for (const row of rows.sort((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0))) {
    const file = files.get(row.id)
    if (!file) continue
    const papers = await listCardPapers(db, row.id)
    found.push({
      card: presentCard(row, reader.lang, reader.today),
      steps: presentSteps(file, papers, notices, reader.lang),
    })
  }
  return found
}
