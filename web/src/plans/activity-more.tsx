import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DateItem } from '../parts/fields.tsx'
import { numbers, OFFICIAL } from './activity-more-model.ts'
import { useWorkCalendars } from './use-plan-calendars.ts'

const number = /^\d{0,7}(\.\d{1,2})?$/

/** Calendar, limits, three points, and what could be won back: folded, since most activities need none of it. */
export function MoreItems() {
  const { t } = useTranslation()
  const own = (useWorkCalendars().data ?? []).filter((c) => !c.retired)
  const options = [
    { value: OFFICIAL, label: t('plans:more.official') },
    ...own.map((c) => ({ value: c.key, label: c.name })),
  ]
  return (
    <details className="row-more">
      <summary>{t('plans:more.title')}</summary>
      <Form.Item name="calendar" label={t('plans:more.calendar')} extra={t('plans:more.calendarHint')}>
        <Select options={options} />
      </Form.Item>
      <div className="row-pair">
        <DateItem name="notEarlier" label={t('plans:more.notEarlier')} required={false} />
        <DateItem name="notLater" label={t('plans:more.notLater')} required={false} />
      </div>
      <div className="row-pair">
        {numbers.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`plans:more.${name}`)}
            rules={[{ pattern: number, message: t('plans:row.daysWrong') }]}
          >
            <Input inputMode="decimal" maxLength={10} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="maySevenDay" valuePropName="checked">
        <Checkbox>{t('plans:more.maySevenDay')}</Checkbox>
      </Form.Item>
    </details>
  )
}
