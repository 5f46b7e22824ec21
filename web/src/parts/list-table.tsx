import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { nextSort } from './list-model.ts'

export type ListColumn<Row> = {
  readonly key: string
  readonly title: string
  /** Stands small under the title: 万元, %, 天. */
  readonly unit?: string
  readonly align?: 'right'
  readonly width?: number
  /** The server's name of this order; absent: not sortable. `descending`: the largest stands first. */
  readonly sort?: string
  readonly descending?: true
  readonly render: (row: Row) => ReactNode
  /** Left out on a phone, where a row is a card. */
  readonly desk?: true
}

type Props<Row> = {
  columns: readonly ListColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowTo?: (row: Row) => string
  onOpen?: (row: Row) => void
  rowClass?: (row: Row) => string
  sort: string
  stale?: boolean
  onSort: (sort: string) => void
}

/** A table whose first column opens the row; on a phone each row is a card. */
export function ListTable<Row>({ columns, rows, rowKey, rowTo, onOpen, rowClass, sort, stale, onSort }: Props<Row>) {
  const { t } = useTranslation()
  return (
    <div className={stale ? 'list-frame list-stale' : 'list-frame'}>
      <table className="list-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={rowClass?.(row)}>
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  className={cellClass(column)}
                  data-label={
                    column.unit ? column.title + t('parts:bracketed', { text: column.unit.trim() }) : column.title
                  }
                >
                  {index === 0 ? (
                    <Opener row={row} rowTo={rowTo} onOpen={onOpen}>
                      {column.render(row)}
                    </Opener>
                  ) : (
                    atMostTwoLines(column.render(row))
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A first column with a width of its own is not as wide as one that holds names. */
const cellClass = <Row,>(column: ListColumn<Row>): string =>
  [column.align === 'right' && 'cell-right', column.desk && 'cell-desk', column.width && 'cell-set']
    .filter(Boolean)
    .join(' ')

/** A long name ends in … after its second line, with the whole in the tooltip; a date stays in one. */
const atMostTwoLines = (shown: ReactNode): ReactNode =>
  typeof shown === 'string' && /^\d{4}-\d\d-\d\d$/.test(shown) ? (
    <span className="figure">{shown}</span>
  ) : typeof shown === 'string' && shown.length > 12 ? (
    <span className="two-lines" title={shown}>
      {shown}
    </span>
  ) : (
    shown
  )

function Head<Row>({
  column,
  sort,
  onSort,
}: {
  column: ListColumn<Row>
  sort: string
  onSort: (sort: string) => void
}) {
  const key = column.sort
  const turned = sort === `-${key}`
  const chosen = key !== undefined && (sort === key || turned)
  const falling = (column.descending ?? false) !== turned
  const direction = key === undefined ? undefined : chosen ? (falling ? 'descending' : 'ascending') : 'none'
  const sign = chosen ? (falling ? ' ↓' : ' ↑') : ''
  const text = (
    <>
      {column.title}
      {sign}
      {column.unit && <small>{column.unit}</small>}
    </>
  )
  return (
    <th
      scope="col"
      className={cellClass(column)}
      aria-sort={direction}
      style={column.width ? { width: column.width } : undefined}
    >
      {key ? (
        <button type="button" className="plain-button" onClick={() => onSort(nextSort(sort, key))}>
          {text}
        </button>
      ) : (
        text
      )}
    </th>
  )
}

function Opener<Row>({
  row,
  rowTo,
  onOpen,
  children,
}: {
  row: Row
  rowTo: ((row: Row) => string) | undefined
  onOpen: ((row: Row) => void) | undefined
  children: ReactNode
}) {
  if (rowTo)
    return (
      <Link data-row-link to={rowTo(row)} className="row-link">
        {children}
      </Link>
    )
  if (onOpen)
    return (
      <button type="button" data-row-link className="plain-button row-link" onClick={() => onOpen(row)}>
        {children}
      </button>
    )
  return children
}
