import type { Activity, PlanView } from '@guatu/contract/plans'
import { App, Button, Dropdown } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../platform/address.ts'
import { useReadPlanFile } from './mutations.ts'

type Props = { plan: PlanView; mayPlan: boolean; onRead: (activities: readonly Activity[]) => void }

/** The plan as a file, and a file as a trial: what is read stands in the draft and is saved only when told. */
export function PlanFiles({ plan, mayPlan, onRead }: Props) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const read = useReadPlanFile(plan.projectId)
  const input = useRef<HTMLInputElement>(null)
  const take = (file: File) =>
    read.mutate(file, {
      onSuccess: ({ activities, doubts }) => {
        onRead(activities)
        if (doubts.length === 0) return void message.success(t('plans:files.read', { count: activities.length }))
        modal.info({
          title: t('plans:files.readWith', { count: activities.length, doubts: doubts.length }),
          content: (
            <ul className="plan-doubts">
              {doubts.map((d) => (
                <li key={d.sentence}>{d.sentence}</li>
              ))}
            </ul>
          ),
        })
      },
      onError: (error) => void message.error(error.message),
    })
  const path = `api/projects/${plan.projectId}/plan`
  const items = [
    { key: 'json', label: <a href={addressOf(`${path}.json`)}>{t('plans:files.json')}</a> },
    { key: 'xml', label: <a href={addressOf(`${path}.xml`)}>{t('plans:files.xml')}</a> },
    ...(mayPlan ? [{ key: 'in', label: t('plans:files.in'), onClick: () => input.current?.click() }] : []),
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button loading={read.isPending}>{t('plans:files.title')}</Button>
      </Dropdown>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.xml"
        aria-label={t('plans:files.in')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) take(file)
        }}
      />
    </>
  )
}
