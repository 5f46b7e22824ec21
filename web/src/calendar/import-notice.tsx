import { parseNotices } from '@guatu/domain/calendar/parse-notice'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { App, Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from './calendar-model.ts'

type Props = { year: number; onTake: (draft: Draft) => void; onYear: (year: number) => void }

/** The yearly notice from a JSON file: checked, shown in the calendar as a draft, and stored only when saved. */
export function ImportNotice({ year, onTake, onYear }: Props) {
  const { t, i18n } = useTranslation()
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File) => {
    const read = readJson(await file.text())
    const notices = read === undefined ? null : parseNotices(read)
    if (notices === null) return void message.error(t('calendar:json.unreadable'))
    if (isRefusal(notices)) return void message.error(say(notices, i18n.language === 'en' ? 'en' : 'zh'))
    const notice = notices.find((n) => n.year === year)
    if (!notice) {
      const other = notices[0]
      if (other) onYear(other.year)
      return void message.info(
        t('calendar:json.otherYear', { years: notices.map((n) => n.year).join(t('shell:comma')) }),
      )
    }
    // A December day of the year before belongs to that year's own notice here.
    const ofYear = (dates: readonly string[]) => dates.filter((d) => d.startsWith(`${year}-`))
    onTake({ off: ofYear(notice.off), on: ofYear(notice.on) } as Draft)
    message.success(t('calendar:json.taken', { off: notice.off.length, on: notice.on.length }))
  }
  return (
    <>
      <Button onClick={() => input.current?.click()}>{t('calendar:json.read')}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('calendar:json.read')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) void take(file)
        }}
      />
    </>
  )
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
