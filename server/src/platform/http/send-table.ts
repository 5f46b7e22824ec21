import { PassThrough } from 'node:stream'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Lang } from '@guatu/words/words'
import type { FastifyReply } from 'fastify'
import { type TableColumn, type TableValue, writeTable } from '../../projects/excel/write-table.ts'

export type Column<R> = TableColumn & { readonly value: (row: R) => TableValue }
export type Sheet<R> = {
  readonly title: string
  readonly unit?: string
  readonly asOf: string | null
  readonly lang: Lang
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
}

/** More rows than any list of an office carries; a longer one is cut at what a spreadsheet still opens well. */
export const MOST_ROWS = 20_000

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * Names a download so that every browser keeps its Chinese name. For what can't spell that there is a plain one with the same ending:
 * `word` and the figures and Latin letters of the name, as in notice-2026-11.docx.
 */
export function attachmentNamed(name: string, word = 'guatu'): string {
  const [, base = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/s.exec(name) ?? []
  const plain = [word, ...(base.match(/[A-Za-z0-9]+/g) ?? [])].join('-').slice(0, 80)
  // Brackets, quotes and stars are no letters of a header's value, and half a character can't be written at all.
  const spelt = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '')).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}${ending}"; filename*=UTF-8''${spelt}`
}

/** Sends exactly the rows that a list shows as an Excel file, streamed. */
export async function sendTable<R>(reply: FastifyReply, sheet: Sheet<R>): Promise<void> {
  const out = new PassThrough()
  reply
    .type(XLSX)
    .header('content-disposition', attachmentNamed(`${sheet.title}${sheet.asOf ?? ''}.xlsx`, 'list'))
    .header('cache-control', 'no-store')
    .send(out)
  await writeTable(out, {
    title: sheet.title,
    ...(sheet.unit && { unit: sheet.unit }),
    ...(sheet.asOf && { asOf: sheet.asOf as CivilDate }),
    columns: sheet.columns,
    rows: valuesOf(sheet),
  })
}

/** Row by row as they are written: saying the sentences of all of them first would take as long as writing them. */
function* valuesOf<R>({ rows, columns }: Sheet<R>): Generator<TableValue[]> {
  for (const row of rows) yield columns.map((c) => c.value(row))
}
