import { type DayNumber, fromDayNumber } from '@guatu/domain/calendar/civil-date'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotices } from './queries.ts'
import './provisional-date.css'

/** Whether a computed date lies in a year whose holidays are not announced yet; nothing is called so before the notices are there. */
export function useProvisional(): (date: string) => boolean {
  const notices = useNotices().data
  return useMemo(() => {
    if (!notices) return () => false
    const announced = new Set(notices.filter((n) => n.official).map((n) => n.year))
    return (date) => !announced.has(Number(date.slice(0, 4)))
  }, [notices])
}

/** 暂定: a date that rests on holidays not yet announced. */
export function ProvisionalMark() {
  const { t } = useTranslation()
  return (
    <abbr className="provisional-mark" title={t('calendar:provisionalMark.title')}>
      {t('calendar:provisionalMark.short')}
    </abbr>
  )
}

/** A computed date, marked where it is provisional. A date that somebody committed to is none of these: it stands whatever is announced. */
export function Computed({ date }: { date: string }) {
  const provisional = useProvisional()
  return (
    <span className="computed-date">
      {date}
      {provisional(date) && <ProvisionalMark />}
    </span>
  )
}

/** What parts of the page that ask no server themselves, as the wall's, are told of announced years; nothing is provisional to them till then. */
const Told = createContext<(date: string) => boolean>(() => false)

export function TellProvisional({ children }: { children: ReactNode }) {
  return <Told value={useProvisional()}>{children}</Told>
}

/** The mark alone, for lists that write their days themselves, inside `TellProvisional`. */
export function ProvisionalDay({ day }: { day: DayNumber | null }) {
  const provisional = useContext(Told)
  return day !== null && provisional(fromDayNumber(day)) ? <ProvisionalMark /> : null
}
