import { useTranslation } from 'react-i18next'
import { sayDate } from './date-model.ts'

/** 截至11月20日: the day figures are about; the whole date in the tooltip. */
export function AsOf({ date }: { date: string | null }) {
  const { t, i18n } = useTranslation()
  if (!date) return null
  return (
    <span className="as-of" title={date}>
      {t('parts:asOf', { date: sayDate(date, i18n.language) })}
    </span>
  )
}
