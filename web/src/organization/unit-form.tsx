import type { Unit, UnitKind } from '@guatu/contract/organization'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { ChoiceItem, ReasonItem } from '../parts/fields.tsx'
import { UnitSelect } from '../parts/unit-select.tsx'
import { sendNewUnit, sendUnitChange } from './mutations.ts'
import { unitKinds } from './organization-model.ts'

type Fields = {
  name: string
  shortName?: string
  kind: UnitKind
  parentId?: string | null
  regionCode?: string
  creditCode?: string
  reason?: string
}
type Props = { open: boolean; unit: Unit | null; onClose: () => void; onDone: () => void }

/** A new unit, or another revision of one: renamed, moved, with its reason. */
export function UnitForm({ open, unit, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const send = async (fields: Fields, id: string) => {
    const body = {
      name: fields.name.trim(),
      shortName: (fields.shortName ?? '').trim(),
      kind: fields.kind,
      parentId: fields.parentId ?? null,
      regionCode: fields.regionCode?.trim() || null,
      creditCode: fields.creditCode?.trim() || null,
    }
    if (unit)
      await sendUnitChange(unit.id, { ...body, expectedVersion: unit.version, reason: (fields.reason ?? '').trim() })
    else await sendNewUnit({ ...body, id })
    onDone()
  }
  return (
    <ActDrawer<Fields>
      key={unit ? `${unit.id}-${unit.version}` : 'new'}
      open={open}
      onClose={onClose}
      title={unit ? t('organization:change') : t('organization:create')}
      initial={{
        kind: unit?.kind ?? 'bureau',
        name: unit?.name ?? '',
        shortName: unit?.shortName ?? '',
        parentId: unit?.parentId ?? null,
        regionCode: unit?.regionCode ?? '',
        creditCode: unit?.creditCode ?? '',
      }}
      send={send}
    >
      <Form.Item
        name="name"
        label={t('organization:name')}
        rules={[{ required: true, whitespace: true, message: t('organization:nameMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="shortName" label={t('organization:shortName')}>
        <Input maxLength={60} />
      </Form.Item>
      <ChoiceItem
        name="kind"
        label={t('organization:kindLabel')}
        options={unitKinds.map((kind) => ({ value: kind, label: t(`organization:kind.${kind}`) }))}
      />
      <Form.Item name="parentId" label={t('organization:parent')}>
        <UnitSelect initial={unit?.parentId ? { id: unit.parentId, name: unit.parentName ?? '' } : null} />
      </Form.Item>
      <Form.Item name="regionCode" label={t('organization:regionCode')}>
        <Input maxLength={12} inputMode="numeric" />
      </Form.Item>
      <Form.Item name="creditCode" label={t('organization:creditCode')}>
        <Input maxLength={18} />
      </Form.Item>
      {unit && <ReasonItem />}
    </ActDrawer>
  )
}
