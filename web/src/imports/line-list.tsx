import type { ImportLine, ImportView } from '@guatu/contract/imports'
import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { EmptyState } from '../parts/empty-state.tsx'
import { ListFilters } from '../parts/list-filters.tsx'
import { type ListState, queryOfList, readListState, writeListState } from '../parts/list-model.ts'
import type { ListFilter } from '../parts/list-page.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { addressOf } from '../platform/address.ts'
import { fieldsIn, type LineListName, lineFilters, sortsOf } from './import-model.ts'
import { useImportLines } from './queries.ts'

type Props = {
  view: ImportView
  list: LineListName
  /** Between the search bar and the lines; told the query, so that it can act on exactly what is shown. */
  lead?: (query: Readonly<Record<string, string>>) => ReactNode
  children: (line: ImportLine) => ReactNode
}

/** One list inside an import: search, filters, sort, pages and Excel, all in the address of the page. */
export function LineList({ view, list, lead, children }: Props) {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const filters = useLineFilters(view, list)
  const state = readListState(params, lineFilters)
  const query = { list, ...queryOfList(state) }
  const lines = useImportLines(view, query)
  const change = (next: ListState) => setParams(writeListState(params, next, lineFilters), { replace: true })
  const rows = lines.data?.pages.flatMap((page) => page.rows) ?? []
  const first = lines.data?.pages[0]
  return (
    <>
      <div className="list-bar line-bar no-print">
        <ListFilters state={state} filters={filters} searchHint={t('imports:searchLines')} onChange={change} />
        <Select
          className="list-filter"
          aria-label={t('imports:sort')}
          popupMatchSelectWidth={false}
          value={state.sort}
          onChange={(sort: string) => change({ ...state, sort })}
          options={['', ...sortsOf(list)].map((value) => ({ value, label: t(`imports:sortBy.${value || 'row'}`) }))}
        />
        <span className="page-space" />
        {first && (
          <span className="list-total">
            {t('parts:list.total', { count: first.total, more: first.totalIsFloor ? '+' : '' })}
          </span>
        )}
        <Button
          className="line-export"
          href={addressOf(`api/imports/${view.id}/lines.xlsx`, query)}
          download
          disabled={rows.length === 0}
        >
          {t('parts:list.export')}
        </Button>
      </div>
      {lead?.(query)}
      {lines.isPending && <LoadingShape rows={6} />}
      {lines.error && <ProblemNote error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.data && rows.length === 0 && (
        <EmptyState
          title={t('parts:list.noneMatch')}
          action={
            <Button onClick={() => change({ q: '', sort: state.sort, filters: {} })}>{t('parts:list.clear')}</Button>
          }
        />
      )}
      <ul className={lines.isPlaceholderData ? 'lines list-stale' : 'lines'}>{rows.map(children)}</ul>
      {lines.hasNextPage && (
        <Button className="list-more" loading={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
          {t('parts:list.more', { shown: rows.length })}
        </Button>
      )}
    </>
  )
}

/** Only what can narrow this list: sheets where there are several, fields that occur. */
function useLineFilters(view: ImportView, list: LineListName): ListFilter[] {
  const { t } = useTranslation()
  const sheets = view.sheets.filter((sheet) => sheet.headerRows.length > 0)
  const fields = fieldsIn(view, list)
  const filters: ListFilter[] = []
  if (sheets.length > 1 && list !== 'gone')
    filters.push({
      ...{ name: 'sheet', label: t('imports:ofSheet'), single: true as const },
      options: sheets.map(({ name }) => ({ value: name, label: name })),
    })
  if (fields.length > 1)
    filters.push({
      ...{ name: 'field', label: t('imports:ofField') },
      options: fields.map((field) => ({ value: field, label: t(`imports:field.${field}`) })),
    })
  if (list === 'doubts')
    filters.push({
      ...{ name: 'suggestion', label: t('imports:suggestion'), single: true as const },
      options: (['with', 'without'] as const).map((value) => ({ value, label: t(`imports:suggested.${value}`) })),
    })
  return filters
}
