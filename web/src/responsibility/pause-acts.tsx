import type { askPause, Pause, recordPauseEvent } from '@guatu/contract/responsibility'
import { PAUSE_REASONS } from '@guatu/domain/responsibility/pauses'
import { Dropdown, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { ChoiceItem, DateItem, ReasonItem } from '../parts/fields.tsx'
import { useMe } from '../platform/session.ts'
import { usePauseActs } from './mutations.ts'

type Asked = Omit<z.infer<typeof askPause.body>, 'id'>
type Recorded = z.infer<typeof recordPauseEvent.body>
export type ChosenPause = { readonly pause: Pause; readonly event: Recorded['event'] }

/** 申请停钟: a listed reason, from–to; nothing stands still before somebody else approves it. */
export function AskPause({ projectId, open, onClose }: { projectId: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = usePauseActs()
  const send = (fields: Asked, id: string) =>
    acts.ask(projectId, { ...fields, id, documentNumber: fields.documentNumber ?? '' } satisfies z.infer<
      typeof askPause.body
    >)
  return (
    <ActDrawer<Asked>
      open={open}
      onClose={onClose}
      title={t('responsibility:pause.ask')}
      lead={t('responsibility:pause.lead')}
      initial={{ from: me.today }}
      send={send}
    >
      <ChoiceItem
        name="reason"
        label={t('responsibility:reasonLabel')}
        options={PAUSE_REASONS.map((value) => ({ value, label: t(`responsibility:reason.${value}`) }))}
      />
      <DateItem name="from" label={t('responsibility:from')} />
      <DateItem name="to" label={t('responsibility:to')} />
      <Form.Item name="documentNumber" label={t('responsibility:documentNumber')}>
        <Input maxLength={100} />
      </Form.Item>
      <ReasonItem name="note" label={t('responsibility:note')} />
    </ActDrawer>
  )
}

/** Decides a request, refreshes a pause for three more months, or ends it. */
export function PauseAct({ chosen, onClose }: { chosen: ChosenPause; onClose: () => void }) {
  const { t } = useTranslation()
  const acts = usePauseActs()
  const { pause, event } = chosen
  type Fields = Pick<Recorded, 'documentNumber' | 'note'>
  const send = (fields: Fields, id: string) =>
    acts.record(pause.id, { id, event, documentNumber: fields.documentNumber ?? '', note: fields.note ?? '' })
  return (
    <ActDrawer<Fields>
      open
      onClose={onClose}
      title={t(`responsibility:pause.act.${event}`)}
      lead={t('responsibility:pause.said', {
        project: pause.projectName,
        reason: t(`responsibility:reason.${pause.reason}`),
        from: pause.from,
        to: pause.to,
      })}
      initial={{}}
      send={send}
    >
      {event !== 'ended' && event !== 'refused' && (
        <Form.Item name="documentNumber" label={t('responsibility:documentNumber')}>
          <Input maxLength={100} />
        </Form.Item>
      )}
      <ReasonItem name="note" label={t(`responsibility:pause.noteOf.${event}`)} required={event === 'refused'} />
    </ActDrawer>
  )
}

/** What can be done with a pause now; nothing is drawn where nothing can. */
export function PauseMenu({ pause, onChoose }: { pause: Pause; onChoose: (chosen: ChosenPause) => void }) {
  const { t } = useTranslation()
  if (pause.acts.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: pause.acts.map((event) => ({ key: event, label: t(`responsibility:pause.act.${event}`) })),
        onClick: ({ key }) => {
          const event = pause.acts.find((one) => one === key)
          if (event) onChoose({ pause, event })
        },
      }}
    >
      <button type="button" className="plain-button link-button no-print" aria-haspopup="menu">
        {t('responsibility:act')} ▾
      </button>
    </Dropdown>
  )
}
