import type { Page } from '@guatu/contract/common'
import type { MatterDetail, MatterRow } from '@guatu/contract/matters'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PapersField } from '../cards/papers-field.tsx'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { DateItem } from '../parts/fields.tsx'
import { UnitSelect } from '../parts/unit-select.tsx'
import { api } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import {
  bodyOfAct,
  type MatterActForm,
  type MatterField,
  type MatterFields,
  matterActForms,
  type OfferedAct,
} from './matter-model.ts'
import { useMatterActs } from './mutations.ts'

type Props = { detail: MatterDetail; chosen: OfferedAct; onClose: () => void }

/** One act on one matter: what was said, its papers, its day. */
export function MatterActDrawer({ detail, chosen, onClose }: Props) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useMatterActs()
  const { matter } = detail
  const form: MatterActForm = matterActForms[chosen.act]
  return (
    <ActDrawer<MatterFields>
      open
      onClose={onClose}
      title={`${t(`matters:act.${chosen.act}`)}${chosen.onPaper ? t('matters:onPaper') : ''}`}
      lead={
        <>
          {matter.title}
          <span className="second-line">
            {[matter.number, matter.unit, matter.dueOn && t('matters:dueBy', { date: matter.dueOn })]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      }
      initial={initialOf(chosen, detail, me.today)}
      send={(fields, id) => acts.act(matter.id, form.path, bodyOfAct(chosen, fields, id, matter))}
    >
      {form.fields.map((field) => (
        <Field key={field} field={field} form={form} chosen={chosen} matterId={matter.id} />
      ))}
    </ActDrawer>
  )
}

const initialOf = ({ act }: OfferedAct, { matter, body }: MatterDetail, today: string): MatterFields => ({
  occurredOn: today,
  ...(act === 'assigned' && body.due && { dueOn: body.due.date }),
  ...(act === 'extensionGranted' && matter.extensionTo && { to: matter.extensionTo }),
  ...((act === 'resumed' || act === 'reassigned') && matter.dueOn && { dueOn: matter.dueOn }),
})

type FieldProps = { field: MatterField; form: MatterActForm; chosen: OfferedAct; matterId: string }

function Field({ field, form, chosen, matterId }: FieldProps) {
  const { t } = useTranslation()
  switch (field) {
    case 'text': {
      const label = t(`matters:text.${chosen.act}`)
      return (
        <Form.Item
          name="text"
          label={label}
          rules={[{ required: form.said, whitespace: form.said, message: t('parts:field.missing', { label }) }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} showCount />
        </Form.Item>
      )
    }
    case 'papers':
      return (
        <Form.Item name="papers" label={t('matters:field.papers')}>
          <PapersField path={`api/matters/${matterId}/papers`} />
        </Form.Item>
      )
    case 'unitId': {
      const label = t('matters:field.newUnit')
      return (
        <Form.Item
          name="unitId"
          label={label}
          rules={[{ required: true, message: t('parts:field.missing', { label }) }]}
        >
          <UnitSelect />
        </Form.Item>
      )
    }
    case 'into': {
      const label = t('matters:field.into')
      return (
        <Form.Item name="into" label={label} rules={[{ required: true, message: t('parts:field.missing', { label }) }]}>
          <MatterSelect leftOut={matterId} />
        </Form.Item>
      )
    }
    case 'occurredOn':
      return <DateItem name="occurredOn" label={t('matters:field.occurredOn')} />
    default:
      return <DateItem name={field} label={t(`matters:date.${chosen.act}`)} required={!form.open} />
  }
}

/** Another matter by its title or number. */
function MatterSelect({
  leftOut,
  value,
  onChange,
  id,
}: {
  leftOut: string
  value?: string | null
  onChange?: (id: string | null) => void
  id?: string
}) {
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: ['matters', 'found', q],
    queryFn: () => api.get<Page<MatterRow>>('api/matters', { q, state: 'open', limit: 50 }),
    placeholderData: (before) => before,
  })
  const rows = (found.data?.rows ?? []).filter((row) => row.id !== leftOut)
  return (
    <Select
      {...(id && { id })}
      showSearch={{ filterOption: false, onSearch: setQ }}
      value={value ?? null}
      onChange={(next) => onChange?.(next)}
      options={rows.map((row) => ({ value: row.id, label: [row.number, row.title].filter(Boolean).join(' ') }))}
    />
  )
}
