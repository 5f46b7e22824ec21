import type { RhythmChange, Rhythms } from '@guatu/contract/rhythms'
import { Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { DateInput, ReasonItem } from '../parts/fields.tsx'
import { useSetRhythm } from './rhythm-queries.ts'

type Fields = { kind: RhythmChange['kind']; from: string; cutOffDays: number; lockDays: number; reason: string }
type Props = { rhythms: Rhythms; takeBack: RhythmChange | null; open: boolean; onClose: () => void }

/** Another rhythm from a day on; or one that has not begun is taken back. */
export function SetRhythm({ rhythms, takeBack, open, onClose }: Props) {
  const { t } = useTranslation()
  const set = useSetRhythm()
  const inForce = rhythms.rows.find((row) => row.state === 'inForce')
  const other = inForce?.kind === 'month' ? 'week' : 'month'
  const usual = (kind: string) => rhythms.choices.find((choice) => choice.kind === kind)!
  const send = ({ from, ...fields }: Fields) => {
    if (takeBack?.from) {
      const { kind, cutOffDays, lockDays, version } = takeBack
      const body = { kind, cutOffDays, lockDays, withdrawn: true, expectedVersion: version, reason: fields.reason }
      return set(takeBack.from, body)
    }
    const standing = rhythms.rows.find((row) => row.from === from)
    return set(from, { ...fields, withdrawn: false, expectedVersion: standing?.version ?? 0 })
  }
  return (
    <ActDrawer<Fields>
      open={open}
      onClose={onClose}
      title={takeBack ? t('rhythm:takeBackTitle', { from: takeBack.from }) : t('rhythm:changeTitle')}
      lead={t(takeBack ? 'rhythm:takeBackLead' : 'rhythm:changeLead')}
      initial={{ reason: '', ...usual(other) }}
      send={send}
    >
      {!takeBack && <ChangeItems usual={usual} />}
      <ReasonItem label={t('rhythm:reason')} />
    </ActDrawer>
  )
}

function ChangeItems({ usual }: { usual: (kind: string) => Rhythms['choices'][number] }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance<Fields>()
  const kinds = (['week', 'tenDays', 'halfMonth', 'month', 'quarter'] as const).map((kind) => ({
    value: kind,
    label: t(`rhythm:kinds.${kind}`),
  }))
  return (
    <>
      <Form.Item name="kind" label={t('rhythm:kind')}>
        {/* Another kind begins on another day, and is cut off elsewhere. */}
        <Select options={kinds} onChange={(kind: string) => form.setFieldsValue(usual(kind))} />
      </Form.Item>
      <Form.Item
        name="from"
        label={t('rhythm:from')}
        extra={t('rhythm:fromHint')}
        rules={[{ required: true, message: t('rhythm:fromMissing') }]}
      >
        <DateInput />
      </Form.Item>
      <Form.Item name="cutOffDays" label={t('rhythm:cutOffDays')} extra={t('rhythm:cutOffHint')}>
        <InputNumber min={-10} max={31} precision={0} />
      </Form.Item>
      <Form.Item name="lockDays" label={t('rhythm:lockDays')}>
        <InputNumber min={0} max={31} precision={0} />
      </Form.Item>
    </>
  )
}
