import type { setYearPlan } from '@guatu/contract/project-acts'
import { Form, InputNumber, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../../parts/act-drawer.tsx'
import { ReasonItem, WanItem } from '../../parts/fields.tsx'
import { useMe } from '../../platform/session.ts'
import type { ActProps } from '../dossier-acts.tsx'
import { useProjectActs } from '../mutations.ts'
import { monthsSum, printSum } from '../year-plan-model.ts'

type Body = z.infer<typeof setYearPlan.body>
type Fields = { year: number; total: string; byMonth: boolean; months: string[]; reason: string }

/** The year's investment plan; by month, its sum is shown while typing. Locked months are the server's to defend. */
export function SetYearPlan({ dossier, open, onClose }: ActProps) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useProjectActs(dossier.id)
  const plan = dossier.yearPlan
  const send = ({ byMonth, months, year, total, reason }: Fields, id: string) =>
    acts.setYearPlan({ id, year, total, months: byMonth ? months : null, reason } satisfies Body)
  return (
    <ActDrawer<Fields>
      wide
      open={open}
      onClose={onClose}
      title={t('projects:money.setPlan')}
      initial={{
        year: plan?.year ?? Number(me.today.slice(0, 4)),
        total: plan?.total ?? '',
        byMonth: plan?.months != null,
        months: plan?.months ?? Array<string>(12).fill('0'),
        reason: '',
      }}
      send={send}
    >
      <Form.Item name="year" label={t('projects:yearPlan.year')} rules={[{ required: true }]}>
        <InputNumber min={2000} max={2100} />
      </Form.Item>
      <WanItem name="total" label={t('projects:yearPlan.total')} />
      <Form.Item name="byMonth" label={t('projects:yearPlan.byMonth')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Months />
      <ReasonItem />
    </ActDrawer>
  )
}

function Months() {
  const { t } = useTranslation()
  const form = Form.useFormInstance<Fields>()
  const byMonth = Form.useWatch('byMonth', form)
  const months = Form.useWatch('months', form) ?? []
  const total = Form.useWatch('total', form) ?? ''
  if (!byMonth) return null
  const sum = monthsSum(months, total)
  return (
    <>
      <div className="field-months">
        {Array.from({ length: 12 }, (_, month) => (
          <WanItem
            // biome-ignore lint/suspicious/noArrayIndexKey: the twelve months never move
            key={month}
            name={['months', month]}
            label={t(`projects:money.months.${month + 1}`)}
          />
        ))}
      </div>
      <p className={sum.agrees ? 'field-sum' : 'field-sum field-sum-differs'} role="status">
        {t(sum.agrees ? 'projects:yearPlan.sumAgrees' : 'projects:yearPlan.sumDiffers', {
          sum: printSum(sum.sum),
          difference: printSum(sum.difference),
        })}
      </p>
    </>
  )
}
