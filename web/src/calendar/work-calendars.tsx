import type { WorkCalendar } from '@guatu/contract/calendar'
import { siteCalendars } from '@guatu/domain/calendar/site-calendars'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { ReasonItem } from '../parts/fields.tsx'
import { useWorkCalendars } from '../plans/use-plan-calendars.ts'
import { useMay } from '../platform/session.ts'
import { useSetWorkCalendar } from './mutations.ts'
import {
  datesOf,
  freeKey,
  printDates,
  printSpans,
  type SpecFields,
  spansOf,
  specFields,
  specOf,
} from './work-calendar-model.ts'

type Chosen = { readonly calendar: WorkCalendar | null; readonly from: SpecFields }

/** Calendars that plans use beside the official one: sites without rest, winter stops, bans, typhoon days. */
export function WorkCalendars() {
  const { t, i18n } = useTranslation()
  const own = useWorkCalendars().data ?? []
  const may = useMay('calendar')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const begin = (key: string) => {
    const site = siteCalendars.find((c) => c.key === key)
    const name = site ? site.names[i18n.language === 'en' ? 'en' : 'zh'] : ''
    setChosen({
      calendar: null,
      from: specFields({ key: freeKey(key, own), name, spec: site?.spec ?? { kind: 'official' } }),
    })
  }
  return (
    <section className="calendar-own">
      <h2>{t('calendar:own.title')}</h2>
      <p>{t('calendar:own.lead')}</p>
      {own.length > 0 && (
        <ul>
          {own.map((calendar) => (
            <li key={calendar.key}>
              <strong>{calendar.name}</strong>
              {t('parts:bracketed', { text: calendar.key })}
              {calendar.retired && ` · ${t('calendar:own.retired')}`} ·{' '}
              {t(`calendar:own.kind.${specFields(calendar).kind}`)}
              {calendar.spec.offYearly?.length
                ? ` · ${t('calendar:own.stops')} ${printSpans(calendar.spec.offYearly)}`
                : ''}
              {calendar.spec.off?.length ? ` · ${t('calendar:own.offDays', { count: calendar.spec.off.length })}` : ''}{' '}
              {may && (
                <Button size="small" onClick={() => setChosen({ calendar, from: specFields(calendar) })}>
                  {t('calendar:own.change')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && (
        <Select
          className="calendar-add"
          aria-label={t('calendar:own.add')}
          placeholder={t('calendar:own.add')}
          value={null}
          onChange={begin}
          options={[
            ...siteCalendars.map((c) => ({ value: c.key, label: c.names[i18n.language === 'en' ? 'en' : 'zh'] })),
            { value: 'own', label: t('calendar:own.empty') },
          ]}
        />
      )}
      {chosen && (
        <Drawer key={chosen.calendar?.key ?? chosen.from.key} chosen={chosen} onClose={() => setChosen(null)} />
      )}
    </section>
  )
}

function Drawer({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const { t } = useTranslation()
  const set = useSetWorkCalendar()
  const { calendar } = chosen
  return (
    <ActDrawer<SpecFields>
      open
      wide
      onClose={onClose}
      title={calendar?.name ?? t('calendar:own.add')}
      lead={t('calendar:own.saveLead')}
      initial={chosen.from}
      send={(fields) =>
        set(calendar?.key ?? fields.key, {
          ...{ expectedVersion: calendar?.version ?? 0, name: fields.name, spec: specOf(fields) },
          ...{ retired: fields.retired ?? false, reason: fields.reason ?? '' },
        })
      }
    >
      {!calendar && (
        <Form.Item
          name="key"
          label={t('calendar:own.key')}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{1,39}$/, message: t('calendar:own.keyWrong') }]}
        >
          <Input maxLength={40} />
        </Form.Item>
      )}
      <Form.Item
        name="name"
        label={t('calendar:own.name')}
        rules={[{ required: true, whitespace: true, message: t('calendar:own.nameMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <DayItems />
      {calendar && (
        <Form.Item name="retired" valuePropName="checked">
          <Checkbox>{t('calendar:own.retire')}</Checkbox>
        </Form.Item>
      )}
      <ReasonItem label={t('calendar:reason')} />
    </ActDrawer>
  )
}

function DayItems() {
  const { t } = useTranslation()
  const days = ['1', '2', '3', '4', '5', '6', '7'].map((day) => ({
    value: Number(day),
    label: t(`calendar:weekday.${day}`),
  }))
  return (
    <>
      <Form.Item name="kind" label={t('calendar:own.base')}>
        <Select
          options={(['official', 'sevenDay', 'custom'] as const).map((value) => ({
            value,
            label: t(`calendar:own.kind.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'custom' && (
            <Form.Item name="weekdays" label={t('calendar:own.weekdays')}>
              <Checkbox.Group options={days} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item
        name="offYearly"
        label={t('calendar:own.offYearly')}
        rules={[
          {
            validator: (_, text) =>
              spansOf(text ?? '') ? Promise.resolve() : Promise.reject(new Error(t('calendar:own.spanWrong'))),
          },
        ]}
      >
        <Input placeholder="11-15—03-15" />
      </Form.Item>
      {(['off', 'on'] as const).map((field) => (
        <Form.Item
          key={field}
          name={field}
          label={t(`calendar:own.${field}`)}
          rules={[
            {
              validator: (_, text) =>
                datesOf(text ?? '') ? Promise.resolve() : Promise.reject(new Error(t('calendar:own.dateWrong'))),
            },
          ]}
        >
          <Input.TextArea autoSize placeholder={printDates(['2026-07-28', '2026-07-29'])} />
        </Form.Item>
      ))}
    </>
  )
}
