import { Button, Input, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { DateInput } from './fields.tsx'
import type { ListState } from './list-model.ts'
import type { ListFilter } from './list-page.tsx'
import { useTyped } from './use-typed.ts'

type Props = {
  state: ListState
  filters: readonly ListFilter[]
  searchHint: string | undefined
  onChange: (state: ListState) => void
}

const typingPauseMs = 250

export function ListFilters({ state, filters, searchHint, onChange }: Props) {
  const { t } = useTranslation()
  const set = (name: string, values: readonly string[]) => {
    const { [name]: _, ...others } = state.filters
    onChange({ ...state, filters: values.length > 0 ? { ...others, [name]: values } : others })
  }
  const narrowed = state.q !== '' || Object.keys(state.filters).length > 0
  return (
    <>
      <SearchBox q={state.q} hint={searchHint ?? t('parts:list.search')} onSearch={(q) => onChange({ ...state, q })} />
      {filters.map((filter) =>
        filter.date ? (
          <span key={filter.name} className="list-date">
            {filter.label}
            <DateInput
              label={filter.label}
              value={state.filters[filter.name]?.[0] ?? null}
              onChange={(day) => set(filter.name, day ? [day] : [])}
            />
          </span>
        ) : (
          <Select
            key={filter.name}
            className="list-filter"
            aria-label={filter.label}
            placeholder={filter.label}
            mode={filter.single ? undefined : 'multiple'}
            maxTagCount={1}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            options={[...filter.options]}
            value={filter.single ? (state.filters[filter.name]?.[0] ?? null) : [...(state.filters[filter.name] ?? [])]}
            onChange={(value: string | string[] | null | undefined) =>
              set(filter.name, value === undefined || value === null ? [] : Array.isArray(value) ? value : [value])
            }
          />
        ),
      )}
      {narrowed && (
        <Button type="text" onClick={() => onChange({ q: '', sort: state.sort, filters: {} })}>
          {t('parts:list.clear')}
        </Button>
      )}
    </>
  )
}

/** Searches when the typing pauses, so that 电池 is not asked for as 电. */
function SearchBox({ q, hint, onSearch }: { q: string; hint: string; onSearch: (q: string) => void }) {
  const { typed, setTyped, focus } = useTyped(q)
  useEffect(() => {
    if (typed === q) return
    const timer = setTimeout(() => onSearch(typed), typingPauseMs)
    return () => clearTimeout(timer)
  })
  return (
    <Input
      data-search
      className="list-search"
      type="search"
      aria-label={hint}
      placeholder={`${hint}  /`}
      allowClear
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onSearch(typed)}
      {...focus}
    />
  )
}
