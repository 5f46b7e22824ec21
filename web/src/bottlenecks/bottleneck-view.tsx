import type { Bottleneck } from '@guatu/contract/bottlenecks'
import { Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { sayLooseDate } from '../parts/date-model.ts'
import { None } from '../parts/figures.tsx'
import type { Chosen } from './bottleneck-act.tsx'
import { eventsFor, levelsAbove } from './bottleneck-model.ts'

/** When it is due and how long it is overdue; heavier, not coloured. */
export function DueOf({ row }: { row: Bottleneck }) {
  const { t, i18n } = useTranslation()
  if (row.resolvedOn) return <span className="figure">{t('bottlenecks:resolvedOn', { date: row.resolvedOn })}</span>
  return (
    <>
      {row.due ? sayLooseDate(row.due, i18n.language) : <None />}
      {row.daysOverdue > 0 && (
        <strong className="second-line overdue">{t('bottlenecks:overdue', { count: row.daysOverdue })}</strong>
      )}
    </>
  )
}

/** What can be done with it now. */
export function ActsOf({ row, onChoose }: { row: Bottleneck; onChoose: (chosen: Chosen) => void }) {
  const { t } = useTranslation()
  const events = eventsFor(row).filter((event) => event !== 'escalated' || levelsAbove(row.level).length > 0)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: events.map((event) => ({ key: event, label: t(`bottlenecks:event.${event}`) })),
        onClick: ({ key }) => {
          const event = events.find((one) => one === key)
          if (event) onChoose({ bottleneck: row, event })
        },
      }}
    >
      <button type="button" className="plain-button link-button no-print" aria-haspopup="menu">
        {t('bottlenecks:act')} ▾
      </button>
    </Dropdown>
  )
}
