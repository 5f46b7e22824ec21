import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts'
import { type Refusal, refuse } from '../kernel/coded.ts'
import type { Phase } from './calibrate-forecast.ts'

/** Headers under which a ledger of phases holds what calibration reads; the first that occurs is taken. */
const COLUMNS = {
  kind: ['阶段', '节点', 'Project Phase Name', 'kind'],
  wider: ['项目类型', 'Project Type', 'wider'],
  start: ['实际开始', 'Project Phase Actual Start Date', 'start'],
  planned: ['计划完成', 'Project Phase Planned End Date', 'planned'],
  finished: ['实际完成', 'Project Phase Actual End Date', 'finished'],
} as const

/**
 * Phases of a ledger with planned and actual dates: the first row holds the headers. Rows without a begun start or a planned end (dirty dates,
 * tokens such as PNS) are left out and counted. Dates are YYYY-MM-DD or M/D/YYYY. Refuses a ledger without one of the columns but `wider`.
 */
export function phasesOf(rows: readonly (readonly string[])[]): { phases: Phase[]; undated: number } | Refusal {
  const headers = (rows[0] ?? []).map((h) => h.trim())
  const at = (names: readonly string[]): number =>
    names.reduce((found, n) => (found >= 0 ? found : headers.indexOf(n)), -1)
  const [kind, wider, start, planned, finished] = [
    at(COLUMNS.kind),
    at(COLUMNS.wider),
    at(COLUMNS.start),
    at(COLUMNS.planned),
    at(COLUMNS.finished),
  ]
  for (const [column, place] of Object.entries({ kind, start, planned, finished })) {
    if (place < 0) return refuse('plan-phases-unreadable', { column: COLUMNS[column as 'kind'].join(' / '), file: '' })
  }
  const phases = rows.slice(1).flatMap((row): Phase[] => {
    const [begun, due] = [dateIn(row[start]), dateIn(row[planned])]
    if (!begun || !due) return []
    const group = wider < 0 ? '' : (row[wider] ?? '').trim()
    return [
      {
        kind: (row[kind] ?? '').trim(),
        ...(group ? { wider: group } : {}),
        start: begun,
        planned: due,
        finished: dateIn(row[finished]),
      },
    ]
  })
  return { phases, undated: rows.length - 1 - phases.length }
}

function dateIn(text: string | undefined): CivilDate | null {
  const given = (text ?? '').trim()
  const m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(given)
  return parseCivilDate(m ? `${m[3]}-${m[1]!.padStart(2, '0')}-${m[2]!.padStart(2, '0')}` : given)
}
