import type { Page } from '@guatu/contract/common'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { addressOf } from '../platform/address.ts'
import { api } from '../platform/api.ts'
import { useRefreshOn } from '../platform/live.ts'
import { EmptyState } from './empty-state.tsx'
import { ListFilters } from './list-filters.tsx'
import { type ListState, queryOfList, readListState, writeListState } from './list-model.ts'
import { type ListColumn, ListTable } from './list-table.tsx'
import { LoadingShape } from './loading-shape.tsx'
import { ProblemNote } from './problem-note.tsx'
import { useRowKeys } from './use-row-keys.ts'

export type ListFilter = {
  /** Name in the address and in the contract's query. */
  readonly name: string
  readonly label: string
  readonly options: readonly { value: string; label: string }[]
  /** Absent: several at once, joined by a comma. */
  readonly single?: true
  /** A civil date instead of a choice; `options` is empty. */
  readonly date?: true
}

export type ListPageProps<Row> = {
  readonly title: string
  /** First parts of the query key; search, sort and filters are added. */
  readonly queryKey: readonly unknown[]
  /** Path of the contract's list operation: an answer of `pageOf(Row)`. */
  readonly path: string
  /** Path of its Excel twin; absent: no button. */
  readonly exportPath?: string
  /** Parameters that are always sent, also with the export. */
  readonly fixed?: Readonly<Record<string, string>>
  readonly columns: readonly ListColumn<Row>[]
  readonly filters?: readonly ListFilter[]
  readonly rowKey: (row: Row) => string
  /** Where Enter and a click lead; or `onOpen` for a drawer on the same page. */
  readonly rowTo?: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  readonly topic?: string
  readonly searchHint?: string
  readonly actions?: ReactNode
  /** Between the title and the list: what is done before one looks. */
  readonly lead?: ReactNode
  /** Above the table, at the right: unit, as-of. */
  readonly note?: ReactNode
  readonly empty: { readonly title: string; readonly hint?: string; readonly action?: ReactNode }
}

const pageSize = 100

function useRows<Row>(
  { queryKey, path }: Pick<ListPageProps<Row>, 'queryKey' | 'path'>,
  query: Readonly<Record<string, string>>,
) {
  return useInfiniteQuery({
    queryKey: [...queryKey, query],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      api.get<Page<Row>>(path, { ...query, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
}

/** Search, filters, sort, keyset pages, Excel, address and keys: what every list has. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const filterNames = (props.filters ?? []).map((filter) => filter.name)
  const state = readListState(params, filterNames)
  const query = { ...props.fixed, ...queryOfList(state) }
  const change = (next: ListState) => setParams(writeListState(params, next, filterNames), { replace: true })
  const list = useRows<Row>(props, query)
  useRefreshOn(props.topic ?? '', props.queryKey)
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  const [allFilters, setAllFilters] = useState(false)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const first = list.data?.pages[0]
  const narrowed = state.q !== '' || Object.keys(state.filters).length > 0
  return (
    <div className="page list-page" ref={frame}>
      <ListHead {...props} first={first} query={query} />
      {props.lead}
      <div className={`list-bar no-print${allFilters ? '' : ' list-fewer'}`}>
        <ListFilters state={state} filters={props.filters ?? []} searchHint={props.searchHint} onChange={change} />
        {filterNames.length > 2 && (
          <Button type="text" className="list-more-filters" onClick={() => setAllFilters(!allFilters)}>
            {t(allFilters ? 'parts:list.fewerFilters' : 'parts:list.moreFilters')}
          </Button>
        )}
        <span className="page-space" />
        {props.note}
      </div>
      {list.isPending && <LoadingShape rows={10} />}
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <NothingThere
          narrowed={narrowed}
          empty={props.empty}
          onClear={() => change({ q: '', sort: state.sort, filters: {} })}
        />
      )}
      {rows.length > 0 && (
        <ListTable
          {...props}
          rows={rows}
          sort={state.sort}
          stale={list.isPlaceholderData}
          onSort={(sort) => change({ ...state, sort })}
        />
      )}
      {list.hasNextPage && (
        <Button
          className="list-more no-print"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('parts:list.more', { shown: rows.length })}
        </Button>
      )}
    </div>
  )
}

type HeadProps = Pick<ListPageProps<never>, 'title' | 'actions' | 'exportPath'> & {
  first: Page<unknown> | undefined
  query: Readonly<Record<string, string>>
}

function ListHead({ title, actions, exportPath, first, query }: HeadProps) {
  const { t } = useTranslation()
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {first && (
        <span className="list-total">
          {t('parts:list.total', { count: first.total, more: first.totalIsFloor ? '+' : '' })}
        </span>
      )}
      <span className="page-space" />
      {actions}
      {exportPath && (
        <Button href={addressOf(exportPath, query)} download disabled={first?.rows.length === 0}>
          {t('parts:list.export')}
        </Button>
      )}
    </div>
  )
}

function NothingThere({
  narrowed,
  empty,
  onClear,
}: {
  narrowed: boolean
  empty: ListPageProps<never>['empty']
  onClear: () => void
}) {
  const { t } = useTranslation()
  if (!narrowed) return <EmptyState {...empty} />
  return (
    <EmptyState title={t('parts:list.noneMatch')} action={<Button onClick={onClear}>{t('parts:list.clear')}</Button>} />
  )
}
