import { coded } from '../kernel/coded.ts'
import type { Ranking, RankingRow } from './notice-input.ts'
import type { NoticeTable, TableCell } from './notice-model.ts'
import { printWan, signedPoints, wanDigits } from './print-figures.ts'

const KEYS = ['rank', 'name', 'members', 'plan', 'done', 'rate', 'calendar', 'lag', 'onSchedule', 'rankChange'] as const

/** The ranking as a table: money in 万元 with one number of decimals, lag with its sign, no value as —. */
export function rankingTable(ranking: Ranking): NoticeTable {
  const rows = ranking.total ? [...ranking.rows, ranking.total] : ranking.rows
  const digits = wanDigits(rows.flatMap((row) => [row.planFen, row.doneFen]))
  return {
    kind: 'table',
    caption: coded('bulletins.tableCaption', { group: `bulletins.group.${ranking.group}` }),
    unit: coded('bulletins.unitWan'),
    columns: KEYS.map((key) => ({ key, head: coded(`bulletins.column.${key}`) })),
    rows: rows.map((row) => cellsOf(row, digits, row === ranking.total)),
  }
}

const right = (text: string): TableCell => ({ text, align: 'right' })

function cellsOf(row: RankingRow, digits: number, isTotal: boolean): readonly TableCell[] {
  return [
    { text: isTotal ? '' : String(row.rank ?? '—'), align: 'center' },
    { text: row.name, align: 'left' },
    right(String(row.members)),
    right(printWan(row.planFen, digits)),
    right(printWan(row.doneFen, digits)),
    right(row.completionRate ?? '—'),
    right(row.calendarShare ?? '—'),
    right(signedPoints(row.lagPoints)),
    right(row.onScheduleShare ?? '—'),
    { text: isTotal ? '' : changeOf(row), align: 'center' },
  ]
}

function changeOf({ rank, rankChange }: RankingRow): TableCell['text'] {
  if (rank === null) return '—'
  if (rankChange === null) return coded('bulletins.rankNew')
  if (rankChange === 0) return coded('bulletins.rankSame')
  return rankChange > 0 ? `↑${rankChange}` : `↓${-rankChange}`
}
