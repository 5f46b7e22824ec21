import type { ContestResult } from '@guatu/contract/appraisal'
import { contestNow } from '@guatu/domain/appraisal/contest-state'
import { type JudgeReport, judgeReports } from '@guatu/domain/appraisal/judge-report'
import { printMarks } from '@guatu/domain/appraisal/panel-score'
import type { Ranked } from '@guatu/domain/appraisal/rank-contestants'
import { resultSheet, type SheetLine } from '@guatu/domain/appraisal/result-sheet'
import { rankChange } from '@guatu/domain/reports/competition-ranks'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { Db } from '../platform/db.ts'
import { listRevealedMarks, type StoredMark } from './mark-reads.ts'
import { type ContestFile, findContestBefore } from './reads.ts'

/** A revealed contest's lines, best first, with the change of rank to the contest before it. */
export type RevealedLine = Ranked<SheetLine> & {
  readonly subjectId: string
  readonly name: string
  readonly change: number | null
}
export type Revealed = {
  readonly lines: readonly RevealedLine[]
  readonly marks: readonly StoredMark[]
  readonly previous: ContestFile | null
}

/** The result of a contest, computed anew from its marks; null while it is sealed. */
export async function readRevealed(db: Db, file: ContestFile): Promise<Revealed | null> {
  const now = contestNow(file, file.events)
  if (!now.revealed) return null
  const [marks, previous] = [await listRevealedMarks(db, file.id), await findContestBefore(db, file)]
  const before = new Map<string, number | null>()
  if (previous)
    for (const line of resultSheet(
      previous,
      contestNow(previous, previous.events),
      await listRevealedMarks(db, previous.id),
    ))
      before.set(subjectOf(previous, line.contestantId).subjectId, line.rank)
  const lines = resultSheet(file, now, marks).map((line) => {
    const { subjectId, name } = subjectOf(file, line.contestantId)
    return { ...line, subjectId, name, change: rankChange(before.get(subjectId), line.rank) }
  })
  return { lines, marks, previous }
}

const subjectOf = (file: ContestFile, contestantId: string) => file.contestants.find((c) => c.id === contestantId)!

/** The same with every sum in words and, for who may see it, how each judge stands to the others. */
export async function readResult(
  db: Db,
  file: ContestFile,
  { lang, report }: { readonly lang: Lang; readonly report: boolean },
): Promise<ContestResult | null> {
  const revealed = await readRevealed(db, file)
  if (!revealed) return null
  const { lines, previous } = revealed
  const reports = judgeReports(file, lines)
  return {
    lines: lines.map((line) => presentLine(line, file, { marks: revealed.marks, reports, lang })),
    judges: (report ? reports : []).map((report) => ({
      ...{ judgeId: report.judgeId, name: judgeNamed(file, report.judgeId), counted: report.counted },
      ...{ difference: report.difference, droppedHigh: report.droppedHigh, droppedLow: report.droppedLow },
      ...{ pairs: report.pairs, reversed: report.reversed },
      deviates: report.deviates.map((how) => say({ code: `appraisal.deviates.${how}`, params: {} }, lang)),
    })),
    previous: previous && { id: previous.id, name: previous.name, heldOn: previous.heldOn },
  }
}

const judgeNamed = (file: ContestFile, id: string): string => file.judges.find((j) => j.id === id)?.name ?? ''

type Beside = { readonly marks: readonly StoredMark[]; readonly reports: readonly JudgeReport[]; readonly lang: Lang }

function presentLine(
  line: RevealedLine,
  file: ContestFile,
  { marks, reports, lang }: Beside,
): ContestResult['lines'][number] {
  const { panel } = line
  const sheetOf = (judgeId: string) => marks.find((m) => m.judgeId === judgeId && m.contestantId === line.contestantId)
  return {
    ...{ contestantId: line.contestantId, name: line.name, drawn: line.drawn, rank: line.rank, change: line.change },
    ...{ score: line.score, untrimmed: line.untrimmed, median: line.median, firsts: line.firsts },
    sum: sumInWords(line, file, lang),
    tie: line.tie && say({ code: `appraisal.tie.${line.tie}`, params: {} }, lang),
    totals: line.totals.map(({ judgeId, total }) => ({
      ...{ judgeId, total: printMarks(total) },
      standard: reports.find((r) => r.judgeId === judgeId)?.standard.get(line.contestantId) ?? null,
      dropped:
        judgeId === panel.droppedHigh ? ('high' as const) : judgeId === panel.droppedLow ? ('low' as const) : null,
      marks: Object.fromEntries(Object.entries(sheetOf(judgeId)?.marks ?? {}).map(([id, m]) => [id, printMarks(m)])),
    })),
  }
}

/** The arithmetic of one score, and who was left out of it and why. */
function sumInWords({ panel, totals, missing, recused, score }: RevealedLine, file: ContestFile, lang: Lang): string {
  const names = (ids: readonly string[]) => ids.map((id) => judgeNamed(file, id))
  const totalOf = (id: string | null) => printMarks(totals.find((t) => t.judgeId === id)?.total ?? 0)
  const params = {
    ...{ judges: totals.length, count: panel.averaged, sum: printMarks(panel.sum), score: score ?? '' },
    ...{ high: totalOf(panel.droppedHigh), low: totalOf(panel.droppedLow) },
    ...{ highBy: judgeNamed(file, panel.droppedHigh ?? ''), lowBy: judgeNamed(file, panel.droppedLow ?? '') },
  }
  const beside = [
    ...(recused.length > 0 ? [say({ code: 'appraisal.sum.recused', params: { names: names(recused) } }, lang)] : []),
    ...(missing.length > 0 ? [say({ code: 'appraisal.sum.missing', params: { names: names(missing) } }, lang)] : []),
  ]
  return [say({ code: `appraisal.sum.${panel.how}`, params }, lang), ...beside].join(lang === 'zh' ? '' : ' ')
}
