import type { Campaign } from '@guatu/contract/campaigns'
import type { Page } from '@guatu/contract/common'
import type { ProjectRow } from '@guatu/contract/projects'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { DateItem } from '../parts/fields.tsx'
import { api } from '../platform/api.ts'
import { newId } from '../platform/new-id.ts'
import { useMe } from '../platform/session.ts'
import { dayInside } from './campaign-model.ts'
import { useCampaignActs } from './mutations.ts'

type JoinFields = { projectIds: string[]; from: string; documentNumber?: string }
type JoinProps = { campaign: Campaign; inside: readonly string[]; open: boolean; onClose: () => void }

/** Projects join from a day on. */
export function JoinDrawer({ campaign, inside, open, onClose }: JoinProps) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useCampaignActs()
  // One id a project as long as the form is the same: sent twice, it is stored once.
  const ids = useRef(new Map<string, string>())
  const idFor = (projectId: string): string => {
    const id = ids.current.get(projectId) ?? newId()
    ids.current.set(projectId, id)
    return id
  }
  const send = async ({ projectIds, from, documentNumber }: JoinFields) => {
    const members = projectIds.map((projectId) => ({ id: idFor(projectId), projectId }))
    await acts.join(campaign.id, { members, from, documentNumber: documentNumber?.trim() || null })
    ids.current.clear()
  }
  return (
    <ActDrawer<JoinFields>
      open={open}
      onClose={onClose}
      title={t('campaigns:join')}
      lead={t('campaigns:joinLead')}
      initial={{ projectIds: [], from: dayInside(campaign, me.today), documentNumber: campaign.documentNumber ?? '' }}
      send={send}
    >
      <Form.Item
        name="projectIds"
        label={t('campaigns:members')}
        rules={[{ required: true, message: t('parts:field.missing', { label: t('campaigns:members') }) }]}
      >
        <ProjectsSelect leftOut={inside} />
      </Form.Item>
      <DateItem name="from" label={t('campaigns:joinFrom')} />
      <Form.Item name="documentNumber" label={t('campaigns:field.documentNumber')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActDrawer>
  )
}

type SelectProps = { leftOut: readonly string[]; value?: string[]; onChange?: (ids: string[]) => void; id?: string }

/** Several projects by their names; what was chosen keeps its name while another is searched. */
function ProjectsSelect({ leftOut, value = [], onChange, id }: SelectProps) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const found = useQuery({
    queryKey: ['projects', 'list', 'found', q],
    queryFn: () => api.get<Page<ProjectRow>>('api/projects', { q, limit: 50 }),
    placeholderData: (before) => before,
  })
  const rows = (found.data?.rows ?? []).filter((row) => !leftOut.includes(row.id))
  const chosen = value.filter((one) => !rows.some((row) => row.id === one))
  return (
    <Select
      {...(id && { id })}
      mode="multiple"
      maxCount={200}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('campaigns:chooseProjects')}
      value={value}
      onChange={(next: string[]) => {
        const shown = Object.fromEntries(rows.map((row) => [row.id, row.name]))
        setNames({ ...names, ...Object.fromEntries(next.flatMap((one) => (shown[one] ? [[one, shown[one]]] : []))) })
        onChange?.(next)
      }}
      options={[
        ...rows.map((row) => ({ value: row.id, label: row.name })),
        ...chosen.map((one) => ({ value: one, label: names[one] ?? one })),
      ]}
    />
  )
}

type LeaveFields = { lastDay: string }
type LeaveProps = { campaign: Campaign; leaving: { projectId: string; name: string } | null; onClose: () => void }

/** A project leaves after a day; that it was in the campaign stays. */
export function LeaveDrawer({ campaign, leaving, onClose }: LeaveProps) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useCampaignActs()
  return (
    <ActDrawer<LeaveFields>
      key={leaving?.projectId ?? ''}
      open={leaving !== null}
      onClose={onClose}
      title={t('campaigns:leave')}
      lead={`${leaving?.name ?? ''}。${t('campaigns:leaveLead')}`}
      initial={{ lastDay: dayInside(campaign, me.today) }}
      send={({ lastDay }) => acts.leave(campaign.id, { projectIds: leaving ? [leaving.projectId] : [], lastDay })}
    >
      <DateItem name="lastDay" label={t('campaigns:lastDay')} />
    </ActDrawer>
  )
}
