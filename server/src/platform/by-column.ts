import { type RawBuilder, sql } from 'kysely'

/** What every fact says of itself; the instant as text, as the domain compares it. */
export type Recorded = { readonly id: string; readonly occurredOn: string; readonly recordedAt: string }

/** Rows of one project as lists, a list a column; null where there are none. */
export type Columns = readonly (readonly unknown[] | null)[]

/**
 * Facts of a project by column: the database writes a JSON object a row five times as slowly, and names every field of
 * every row. `expressions` say by field what of `t` it is, in SQL; a list among them needs `json_agg` around it.
 */
export class ByColumn<Row extends Recorded> {
  readonly select: RawBuilder<Columns>
  private readonly fields: readonly (keyof Row)[]

  constructor(table: string, expressions: { readonly [F in Exclude<keyof Row, keyof Recorded>]-?: string }) {
    this.fields = ['id', 'occurredOn', ...(Object.keys(expressions) as (keyof Row)[])]
    const parts = ['t.id', 't.occurred_on', ...Object.values<string>(expressions)]
    const lists = parts.map((part) => (part.startsWith('json_agg(') ? part : `array_agg(${part})`))
    this.select = sql.raw(`(select json_build_array(${INSTANTS}, ${lists.join(', ')})
      from (select * from ${table} f where f.project_id = p.id order by f.recorded_at, f.id) t)`)
  }

  /** The rows again, in the order of their recording. */
  rowsOf([instants, ...lists]: Columns): Row[] {
    let at = Number.NaN
    let recordedAt = ''
    return (instants ?? []).map((instant, i) => {
      // Many are told in one moment.
      if (instant !== at) {
        at = instant as number
        recordedAt = new Date(at).toISOString()
      }
      return this.row(recordedAt, lists, i)
    })
  }

  private row(recordedAt: string, lists: Columns, i: number): Row {
    const row = { recordedAt } as Row
    for (let k = 0; k < this.fields.length; k++) row[this.fields[k]!] = lists[k]![i] as Row[keyof Row]
    return row
  }
}

/** In milliseconds: written as text by the database, they take longer than all the rest. */
const INSTANTS = 'array_agg(floor(extract(epoch from t.recorded_at) * 1000)::int8)'
