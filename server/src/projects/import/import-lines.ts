import type { ImportLine, listImportLines } from '@guatu/contract/imports'
import type { LedgerDiff } from '@guatu/domain/projects/ledger/diff-ledger'
import type { Doubt, LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import { say } from '@guatu/words/say'
import type { z } from 'zod'
import { doubtInWords, rowInWords, type Standing } from './present-row.ts'
import { isStopping } from './read-differences.ts'
import { columnFieldOf } from './staging.ts'

export type LineQuery = Omit<z.output<typeof listImportLines.query>, 'cursor' | 'limit'>
export type LineList = LineQuery['list']

/** A row, a doubt of it, or a project that no row is of. */
export type Line =
  | { readonly key: string; readonly row: LedgerRow; readonly doubt: Doubt | null }
  | { readonly key: string; readonly row: null; readonly project: LedgerDiff['gone'][number] }

const GLUE = '\u0001'
const inChinese = new Intl.Collator('zh-CN', { numeric: true })

/** The lines of one list of an import, narrowed and in the order asked for: of the sheet, by `name`, `column` or `reason`. */
export function linesOf(rows: readonly LedgerRow[], standing: Standing, query: LineQuery): Line[] {
  const lines = allLines(rows, standing, query.list).filter((line) => isAskedFor(line, standing, query))
  const turned = query.sort?.startsWith('-') ?? false
  const keyOf = sortKeys(standing)[query.sort?.replace(/^-/, '') ?? '']
  if (keyOf) {
    const keyed = lines.map((line, at) => ({ line, at, key: keyOf(line) }))
    const by = keyed.sort((a, b) => (turned ? -1 : 1) * (inChinese.compare(a.key, b.key) || a.at - b.at))
    return by.map(({ line }) => line)
  }
  return turned ? lines.reverse() : lines
}

function allLines(rows: readonly LedgerRow[], { stateOf, doubtsOf, gone }: Standing, list: LineList): Line[] {
  if (list === 'gone') return gone.map((project) => ({ key: project.id, row: null, project }))
  const keyOf = (row: LedgerRow, field = ''): string => [row.sheet, row.row, ...(field ? [field] : [])].join(GLUE)
  if (list !== 'doubts')
    return rows.filter((row) => stateOf(row).state === list).map((row) => ({ key: keyOf(row), row, doubt: null }))
  return rows.flatMap((row) => {
    const times = new Map<string, number>()
    return doubtsOf(row).map((doubt) => {
      const field = doubtInWords(doubt, 'zh').field
      const nth = times.get(field) ?? 0
      times.set(field, nth + 1)
      return { key: keyOf(row, nth === 0 ? field : `${field}${GLUE}${nth}`), row, doubt }
    })
  })
}

/** The doubts that a line tells of: its one; of a row that waits for repair those that keep it out. */
export function toldDoubts(line: Line, { stateOf, doubtsOf }: Standing): readonly Doubt[] {
  if (line.row === null) return []
  if (line.doubt) return [line.doubt]
  return stateOf(line.row).state === 'bad' ? doubtsOf(line.row).filter(isStopping) : []
}

function isAskedFor(line: Line, standing: Standing, { q, sheet, field, suggestion }: LineQuery): boolean {
  if (sheet && line.row?.sheet !== sheet) return false
  if (field) {
    const asked = field.split(',')
    const changed = line.row === null ? [] : (standing.stateOf(line.row).changes ?? []).map((c) => c.field)
    const own = [...toldDoubts(line, standing).map((d) => columnFieldOf(d.field)), ...changed]
    if (!own.some((name) => asked.includes(name))) return false
  }
  if (suggestion && !toldDoubts(line, standing).some((d) => (d.suggestion !== null) === (suggestion === 'with')))
    return false
  return !q || searched(line, standing).toLowerCase().includes(q.toLowerCase())
}

/** All that a line shows, and what a project is known by besides its name. */
function searched(line: Line, standing: Standing): string {
  if (line.row === null) return Object.values(line.project.texts).join(GLUE)
  const { name, owner, projectCode, uscc, leadUnit, headquarters } = line.row.texts
  const told = lineInWords(line, standing)
  return [
    ...[name, owner, projectCode, uscc, leadUnit, headquarters, told.package, told.problem],
    ...told.doubts.flatMap((d) => [d.cell, d.header, d.raw, d.reason, d.suggestion]),
    ...told.changes.flatMap((c) => [c.label, c.from, c.to]),
    ...told.candidates.map((c) => c.name),
  ].join(GLUE)
}

const sortKeys = (standing: Standing): Record<string, (line: Line) => string> => {
  const first = (line: Line): Doubt | undefined => toldDoubts(line, standing)[0]
  return {
    name: (line) => (line.row === null ? line.project.texts.name : line.row.texts.name) ?? '',
    column: (line) => {
      const doubt = first(line)
      return doubt ? doubtInWords(doubt, standing.lang).header : lineInWords(line, standing).changes[0]?.label || ''
    },
    reason: (line) => {
      const doubt = first(line)
      return doubt ? say(doubt.reason, standing.lang) : (lineInWords(line, standing).problem ?? '')
    },
  }
}

/** A line as it travels. */
export function lineInWords(line: Line, standing: Standing): ImportLine {
  if (line.row === null)
    return {
      ...{ key: line.key, state: null, sheet: '', row: 0, name: line.project.texts.name ?? '', doubts: [] },
      ...{ changes: [], projectId: line.project.id, candidates: [], problem: null },
    }
  const doubts = toldDoubts(line, standing).map((d) => ({
    ...doubtInWords(d, standing.lang),
    raw: standing.textAt(d.sheet, d.cell) ?? '',
  }))
  return { ...rowInWords(line.row, standing), key: line.key, doubts }
}
