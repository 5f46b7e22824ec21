import type { DateRequest, decideDate, getProjectDates, requestDate } from '@guatu/contract/plan-changes'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { ChoiceItem, DateItem } from '../parts/fields.tsx'
import { useMe } from '../platform/session.ts'
import { ApproverItems, MoveWhy } from '../projects/acts/move-items.tsx'
import { useDecideDate, useRequestDate } from './mutations.ts'

type Ask = Omit<z.infer<typeof requestDate.body>, 'id' | 'precision'>
type Decide = Omit<z.infer<typeof decideDate.body>, 'id'>
type Dates = z.infer<typeof getProjectDates.response>['dates']

type AskProps = { projectId: string; dates: Dates; asked: string | null; open: boolean; onClose: () => void }

/** Asks for another date: which one, until when, why, and by which paper. The date stands until somebody decides. */
export function AskDate({ projectId, dates, asked, open, onClose }: AskProps) {
  const { t } = useTranslation()
  const ask = useRequestDate(projectId)
  return (
    <ActDrawer<Ask>
      open={open}
      onClose={onClose}
      title={t('plans:dates.ask')}
      lead={t('plans:dates.askLead')}
      initial={{ milestone: 'finish', document: '', ...(asked ? { asked } : {}) }}
      send={(fields, id) => ask.mutateAsync({ ...fields, document: fields.document ?? '', precision: 'day', id })}
    >
      <ChoiceItem
        name="milestone"
        label={t('plans:dates.which')}
        options={dates.map((d) => ({ value: d.milestone, label: d.name + t('parts:bracketed', { text: d.inForce }) }))}
      />
      <DateItem name="asked" label={t('plans:dates.asked')} />
      <MoveWhy />
    </ActDrawer>
  )
}

/** Grants or refuses: who decided, on which day. */
export function DecideDate({ request, onClose }: { request: DateRequest; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const decide = useDecideDate(request.projectId)
  return (
    <ActDrawer<Decide>
      open
      onClose={onClose}
      title={t('plans:dates.decide')}
      lead={t('plans:dates.decideLead', { name: request.milestoneName, from: request.from, asked: request.asked })}
      initial={{ decision: 'approved', decidedOn: me.today, note: '' }}
      send={(fields, id) => decide.mutateAsync({ requestId: request.id, ...fields, note: fields.note ?? '', id })}
    >
      <ChoiceItem
        name="decision"
        label={t('plans:dates.decision')}
        options={(['approved', 'refused'] as const).map((value) => ({ value, label: t(`plans:dates.${value}`) }))}
      />
      <ApproverItems askedBy={request.requestedBy} mine={request.mine} exempt={() => request.asked <= request.from} />
      <DateItem name="decidedOn" label={t('projects:move.approvedOn')} />
      <Form.Item name="note" label={t('plans:note')}>
        <Input.TextArea maxLength={500} autoSize />
      </Form.Item>
    </ActDrawer>
  )
}
