import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Draft, dayAfterKey, stateOf, weeksOf } from './calendar-model.ts'

type Props = {
  year: number
  draft: Draft
  today: string
  /** Null: only to be read. */
  onToggle: ((date: string) => void) | null
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** Twelve months; arrows go from day to day, Enter or Space changes it. One stop for Tab. */
export function YearGrid({ year, draft, today, onToggle }: Props) {
  const [at, setAt] = useState(today.startsWith(String(year)) ? today : `${year}-01-01`)
  const frame = useRef<HTMLDivElement>(null)
  const press = (event: KeyboardEvent) => {
    const next = dayAfterKey(at, event.key)
    if (next === at) return
    event.preventDefault()
    setAt(next)
    frame.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the days inside are buttons; this only moves between them
    <div className="year-grid" ref={frame} onKeyDown={press}>
      {months.map((month) => (
        <Month
          key={month}
          year={year}
          month={month}
          draft={draft}
          today={today}
          at={at}
          onToggle={onToggle}
          onAt={setAt}
        />
      ))}
    </div>
  )
}

function Month({ year, month, at, onAt, ...day }: Props & { month: number; at: string; onAt: (date: string) => void }) {
  const { t } = useTranslation()
  return (
    <table className="month-grid">
      <caption>{t(`calendar:month.${month}`)}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <th scope="col" key={weekday}>
              {t(`calendar:weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is the nth week
          <tr key={row}>
            {week.map((date, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is a weekday
              <td key={column}>{date && <Day date={date} tabbed={date === at} onAt={onAt} {...day} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type DayProps = Pick<Props, 'draft' | 'today' | 'onToggle'> & {
  date: string
  tabbed: boolean
  onAt: (date: string) => void
}

function Day({ date, draft, today, tabbed, onToggle, onAt }: DayProps) {
  const { t } = useTranslation()
  const state = stateOf(date, draft)
  const mark = state === 'off' || state === 'on' ? t(`calendar:mark.${state}`) : ''
  return (
    <button
      type="button"
      data-date={date}
      className={`day day-${state}${date === today ? ' day-today' : ''}`}
      tabIndex={tabbed ? 0 : -1}
      aria-label={`${date} ${t(`calendar:state.${state}`)}`}
      aria-disabled={onToggle === null}
      onFocus={() => onAt(date)}
      onClick={() => onToggle?.(date)}
    >
      {Number(date.slice(8))}
      {mark && <small>{mark}</small>}
    </button>
  )
}
