import type { Report } from '@guatu/contract/reports'
import { fenOfYuan, yuanOfFen } from '@guatu/domain/kernel/exact'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { ReportRow } from './reads.ts'

/** A report with its derived increment: against the standing report before it in the same calendar year. */
export function presentReport(row: ReportRow, before: ReportRow | null, lang: Lang): Report {
  return {
    id: row.id,
    projectId: row.projectId,
    period: row.period,
    asOf: row.asOf,
    doneThisYear: row.done,
    physicalPercent: row.physical,
    fundsArrivedThisYear: row.funds,
    progress: row.progress,
    next: row.next,
    problem: row.problem,
    help: row.help,
    filledBy: row.filledBy,
    filledFor: row.filledFor,
    late: row.late,
    supplementary: row.supplementary,
    supersedes: row.supersedes,
    reason: row.reason,
    recordedAt: row.recordedAt.toISOString(),
    increment: incrementOf(row, before),
    asks: row.asks.map((a) => ({ ...a, sentence: say(a, lang) })),
  }
}

function incrementOf(row: ReportRow, before: ReportRow | null): string | null {
  if (row.done === null) return null
  const earlier = before && before.asOf.slice(0, 4) === row.asOf.slice(0, 4) ? before.done : '0'
  if (earlier === null) return null
  return yuanOfFen(fenOfYuan(row.done)! - fenOfYuan(earlier)!)
}

/** Standing reports, newest first, each with the increment against the one below it. */
export const presentReports = (rows: readonly ReportRow[], lang: Lang): Report[] =>
  rows.map((row, i) => presentReport(row, rows[i + 1] ?? null, lang))
