import { fromDayNumber } from '@guatu/domain/calendar/civil-date'
import { statutoryDays } from '@guatu/domain/calendar/statutory-days'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { MyLinks } from '../plans/my-links.tsx'
import { useRefreshOn } from '../platform/live.ts'
import { useMay, useMe } from '../platform/session.ts'
import { useUnsaved } from '../platform/unsaved.ts'
import { type Draft, runsOf, sameDraft, toggleDay } from './calendar-model.ts'
import { YearGrid } from './calendar-view.tsx'
import { ImportNotice } from './import-notice.tsx'
import { calendarKeys } from './keys.ts'
import { type CalendarNotice, useNotices } from './queries.ts'
import { SetNotice } from './set-notice.tsx'
import { WorkCalendars } from './work-calendars.tsx'
import './calendar.css'

/** The first year of the shipped notices, and the last one a commitment may lie in. */
const firstYear = 2007
const lastYear = 2035

/** Without a notice plans are counted with the statutory days alone: shown as they count. */
const unnoticed = (year: number): CalendarNotice => ({
  year,
  off: statutoryDays(year).map((day) => fromDayNumber(day)),
  on: [],
  official: false,
  version: 0,
})

/** Days off and worked weekends by the State Council's notice; a year without one is provisional and marked so. */
export function CalendarPage() {
  const notices = useNotices()
  const me = useMe()
  const [params, setParams] = useSearchParams()
  useRefreshOn('calendar', calendarKeys.notices)
  const year = Number(params.get('year')) || Number(me.today.slice(0, 4))
  if (notices.isPending) return <LoadingShape rows={12} />
  if (notices.error) return <ProblemNote error={notices.error} onRetry={() => void notices.refetch()} />
  const notice = notices.data.find((one) => one.year === year) ?? unnoticed(year)
  return (
    <NoticeOfYear key={year} notice={notice} onYear={(next) => setParams({ year: String(next) }, { replace: true })} />
  )
}

function NoticeOfYear({ notice, onYear }: { notice: CalendarNotice; onYear: (year: number) => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay('calendar')
  const [draft, setDraft] = useState<Draft | null>(null)
  const [saving, setSaving] = useState(false)
  const shown = draft ?? notice
  const changed = draft !== null && !sameDraft(draft, notice)
  useUnsaved(changed)
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => lastYear - index)
  return (
    <div className="page calendar">
      <div className="page-head">
        <h1>{t('calendar:title')}</h1>
        <Select
          aria-label={t('calendar:year')}
          value={notice.year}
          onChange={onYear}
          options={years.map((year) => ({ value: year, label: t('calendar:yearName', { year }) }))}
        />
        <span className={notice.official ? 'calendar-mark' : 'calendar-mark calendar-provisional'}>
          {t(notice.official ? 'calendar:official' : 'calendar:provisional')}
        </span>
        <span className="page-space" />
        {may && <ImportNotice year={notice.year} onTake={setDraft} onYear={onYear} />}
        {changed && <Button onClick={() => setDraft(null)}>{t('calendar:discard')}</Button>}
        {may && (
          <Button type="primary" disabled={!changed} onClick={() => setSaving(true)}>
            {t('calendar:save')}
          </Button>
        )}
      </div>
      <p className="calendar-lead">{t(notice.official ? 'calendar:officialHint' : 'calendar:provisionalHint')}</p>
      <Runs shown={shown} />
      <YearGrid
        year={notice.year}
        draft={shown}
        today={me.today}
        onToggle={may ? (date) => setDraft(toggleDay(date, shown)) : null}
      />
      <WorkCalendars />
      <MyLinks />
      {draft && (
        <SetNotice
          notice={notice}
          draft={draft}
          open={saving}
          onClose={() => setSaving(false)}
          onSaved={() => setDraft(null)}
          onTake={setDraft}
        />
      )}
    </div>
  )
}

function Runs({ shown }: { shown: Draft | CalendarNotice }) {
  const { t } = useTranslation()
  return (
    <p className="calendar-runs">
      {t('calendar:off')}
      {runsOf(shown.off)
        .map(([from, to]) => (from === to ? from.slice(5) : `${from.slice(5)} — ${to.slice(5)}`))
        .join(t('shell:comma')) || t('parts:none')}
      {' · '}
      {t('calendar:on')}
      {shown.on.map((day) => day.slice(5)).join(t('shell:comma')) || t('parts:none')}
    </p>
  )
}
