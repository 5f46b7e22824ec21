import type { Campaign } from '@guatu/contract/campaigns'
import { Form, type FormInstance, Input } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { differencesOf, standingOf } from '../parts/conflict-model.ts'
import { ConflictNote } from '../parts/conflict-note.tsx'
import { ChoiceItem, DateItem, ReasonItem } from '../parts/fields.tsx'
import { isConflict } from '../platform/api.ts'
import { useMe } from '../platform/session.ts'
import { bodyOf, type CampaignFields, fieldsOf, rhythms } from './campaign-model.ts'
import { useCampaignActs } from './mutations.ts'

type Fields = CampaignFields & { reason?: string }
type Props = { open: boolean; campaign: Campaign | null; onClose: () => void; onDone?: (id: string) => void }

/** Somebody else changed the campaign meanwhile: both states, and nothing typed is lost. */
function useConflict(campaign: Campaign | null, open: boolean) {
  const { t } = useTranslation()
  const version = useRef(campaign?.version ?? 0)
  if (!open) version.current = campaign?.version ?? 0
  const explain = (error: unknown, form: FormInstance<Fields>) => {
    if (!isConflict(error)) return undefined
    const standing = standingOf(error.problem.current)
    if (!standing) return undefined
    const print = (field: string, value: unknown): string => {
      if (value === null || value === undefined || value === '') return t('parts:none')
      return field === 'rhythm' ? t(`campaigns:rhythm.${String(value)}`) : String(value)
    }
    return (
      <ConflictNote
        sentence={error.message}
        differences={differencesOf(bodyOf(form.getFieldsValue()), standing.body)}
        label={(field) => t(`campaigns:field.${field}`)}
        print={print}
        onKeepMine={() => {
          version.current = standing.version
          form.submit()
        }}
        onTakeTheirs={() => {
          version.current = standing.version
          form.setFieldsValue(fieldsOf(standing.body as unknown as Campaign))
        }}
      />
    )
  }
  return { version, explain }
}

/** A new campaign, or another revision of one with its reason. */
export function CampaignForm({ open, campaign, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useCampaignActs()
  const { version, explain } = useConflict(campaign, open)
  const send = async ({ reason, ...fields }: Fields, id: string) => {
    const body = bodyOf(fields)
    if (campaign)
      await acts.change(campaign.id, { ...body, expectedVersion: version.current, reason: (reason ?? '').trim() })
    else onDone?.((await acts.create({ ...body, id })).campaign.id)
  }
  return (
    <ActDrawer<Fields>
      key={campaign ? `${campaign.id}-${campaign.version}` : 'new'}
      open={open}
      onClose={onClose}
      title={t(campaign ? 'campaigns:change' : 'campaigns:create')}
      lead={campaign ? t('campaigns:changeLead') : t('campaigns:createLead')}
      initial={campaign ? fieldsOf(campaign) : { from: me.today, rhythm: 'week' }}
      send={send}
      explain={explain}
    >
      <Form.Item
        name="name"
        label={t('campaigns:field.name')}
        rules={[
          { required: true, whitespace: true, message: t('parts:field.missing', { label: t('campaigns:field.name') }) },
        ]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <DateItem name="from" label={t('campaigns:field.from')} />
      <DateItem name="to" label={t('campaigns:field.to')} required={false} />
      <ChoiceItem
        name="rhythm"
        label={t('campaigns:field.rhythm')}
        options={rhythms.map((value) => ({ value, label: t(`campaigns:rhythm.${value}`) }))}
      />
      <Form.Item name="documentNumber" label={t('campaigns:field.documentNumber')}>
        <Input maxLength={100} />
      </Form.Item>
      {campaign && <ReasonItem />}
    </ActDrawer>
  )
}
