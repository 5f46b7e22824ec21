import type { Campaign } from '@guatu/contract/campaigns'
import type { Page } from '@guatu/contract/common'
import type { ProjectRow } from '@guatu/contract/projects'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { UnitsSelect } from '../matters/units-select.tsx'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { DateItem, TextItem } from '../parts/fields.tsx'
import { type Chosen, ManySelect } from '../parts/many-select.tsx'
import { api } from '../platform/api.ts'
import { newId } from '../platform/new-id.ts'
import { useMe } from '../platform/session.ts'
import { bodyOfOpening, faultOf, type OpeningFields } from './contest-model.ts'
import { useContestActs } from './mutations.ts'
import { useJudges } from './queries.ts'

/** 设赛: name, day, who competes, who judges, what is judged. Afterwards nothing of it changes any more. */
export function ContestForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useContestActs()
  const navigate = useNavigate()
  const initial: OpeningFields = { kind: 'unit', heldOn: me.today, items: usualItems(t) }
  return (
    <ActDrawer<OpeningFields>
      wide
      open={open}
      onClose={onClose}
      title={t('appraisal:open')}
      lead={t('appraisal:openLead')}
      initial={initial}
      send={async (fields, id) => {
        await acts.open(bodyOfOpening(fields, id, newId))
        navigate(`/contests/${id}`)
      }}
    >
      <TextItem name="name" label={t('appraisal:name')} />
      <div className="contest-fields">
        <Form.Item name="campaignId" label={t('appraisal:campaign')} extra={t('appraisal:campaignHint')}>
          <CampaignSelect />
        </Form.Item>
        <DateItem name="heldOn" label={t('appraisal:heldOn')} />
      </div>
      <ContestantFields />
      <ListItem name="judges" label={t('appraisal:judges')} extra={t('appraisal:judgesHint')}>
        <JudgesSelect />
      </ListItem>
      <ItemLines />
    </ActDrawer>
  )
}

/** Two items to begin with, as most contests have them. */
const usualItems = (t: (key: string) => string) =>
  (['progress', 'talk'] as const).map((name, i) => ({ name: t(`appraisal:usual.${name}`), max: i === 0 ? '60' : '40' }))

type ListItemProps = { name: string; label: string; extra?: string; least?: number; children: React.ReactNode }

function ListItem({ name, label, extra, least = 1, children }: ListItemProps) {
  const { t } = useTranslation()
  const message = t('appraisal:atLeast', { label, count: least })
  return (
    <Form.Item
      name={name}
      label={label}
      {...(extra && { extra })}
      rules={[{ required: true, type: 'array', min: least, message }]}
    >
      {children}
    </Form.Item>
  )
}

function ContestantFields() {
  const { t } = useTranslation()
  const kind = Form.useWatch('kind') as OpeningFields['kind']
  return (
    <>
      <Form.Item name="kind" label={t('appraisal:kindLabel')}>
        <Radio.Group
          options={(['unit', 'project'] as const).map((value) => ({ value, label: t(`appraisal:kind.${value}`) }))}
        />
      </Form.Item>
      {kind === 'project' ? (
        <ListItem name="projects" label={t('appraisal:contestants')} least={2}>
          <ProjectsSelect />
        </ListItem>
      ) : (
        <ListItem name="units" label={t('appraisal:contestants')} least={2}>
          <UnitsSelect initial={[]} most={60} />
        </ListItem>
      )}
    </>
  )
}

function ProjectsSelect(props: Chosen) {
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: ['projects', 'list', 'found', q],
    queryFn: () => api.get<Page<ProjectRow>>('api/projects', { q, limit: 50 }),
    placeholderData: (before) => before,
  })
  return <ManySelect {...props} rows={found.data?.rows ?? []} onSearch={setQ} most={60} />
}

function JudgesSelect(props: Chosen) {
  const [q, setQ] = useState('')
  const found = useJudges(q)
  const rows = (found.data ?? []).map((one) => ({
    id: one.personId,
    name: one.unit ? `${one.name} · ${one.unit}` : one.name,
  }))
  return <ManySelect {...props} rows={rows} onSearch={setQ} most={30} />
}

function CampaignSelect({
  value,
  onChange,
  id,
}: {
  value?: string | null
  onChange?: (id: string | null) => void
  id?: string
}) {
  const found = useQuery({
    queryKey: ['campaigns', 'found'],
    queryFn: () => api.get<Page<Campaign>>('api/campaigns', { limit: 200 }),
  })
  return (
    <Select
      {...(id && { id })}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
      options={(found.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))}
    />
  )
}

function ItemLines() {
  const { t } = useTranslation()
  const max = t('appraisal:maxMarks')
  const positive = {
    validator: async (_: unknown, typed?: string) => {
      if (faultOf(typed, '9999') !== null || Number(typed) === 0) throw new Error(t('appraisal:maxForm'))
    },
  }
  return (
    <Form.List name="items">
      {(lines, { add, remove }) => (
        <Form.Item label={t('appraisal:items')} required>
          {lines.map((line) => (
            <div key={line.key} className="contest-item-line">
              <Form.Item
                name={[line.name, 'name']}
                noStyle
                rules={[
                  {
                    required: true,
                    whitespace: true,
                    message: t('parts:field.missing', { label: t('appraisal:item') }),
                  },
                ]}
              >
                <Input aria-label={t('appraisal:item')} placeholder={t('appraisal:item')} maxLength={60} />
              </Form.Item>
              <Form.Item name={[line.name, 'max']} noStyle rules={[positive]}>
                <Input aria-label={max} placeholder={max} inputMode="decimal" suffix={t('appraisal:marksUnit')} />
              </Form.Item>
              <Button disabled={lines.length === 1} onClick={() => remove(line.name)}>
                {t('appraisal:removeItem')}
              </Button>
            </div>
          ))}
          <Button disabled={lines.length >= 20} onClick={() => add({})}>
            {t('appraisal:addItem')}
          </Button>
        </Form.Item>
      )}
    </Form.List>
  )
}
