import type { Unit, UnitKind } from '@guatu/contract/organization'
import { Form, type FormInstance, Input } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { differencesOf, standingOf } from '../parts/conflict-model.ts'
import { ConflictNote } from '../parts/conflict-note.tsx'
import { ChoiceItem, ReasonItem } from '../parts/fields.tsx'
import { UnitSelect } from '../parts/unit-select.tsx'
import { isConflict } from '../platform/api.ts'
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

const bodyOf = (fields: Fields) => ({
  name: fields.name.trim(),
  shortName: (fields.shortName ?? '').trim(),
  kind: fields.kind,
  parentId: fields.parentId ?? null,
  regionCode: fields.regionCode?.trim() || null,
  creditCode: fields.creditCode?.trim() || null,
})

/** Somebody else changed the unit meanwhile: both states, and nothing typed is lost. */
function useUnitConflict(unit: Unit | null, open: boolean) {
  const { t } = useTranslation()
  // The version that was on screen when the form opened, until the reader has chosen between two states.
  const version = useRef(unit?.version ?? 0)
  if (!open) version.current = unit?.version ?? 0
  const explain = (error: unknown, form: FormInstance<Fields>) => {
    if (!isConflict(error)) return undefined
    const current = error.problem.current as Unit | null | undefined
    const standing = standingOf(current)
    if (!current || !standing) return undefined
    const print = (field: string, value: unknown): string => {
      if (value === null || value === undefined || value === '') return t('parts:none')
      if (field === 'kind') return t(`organization:kind.${String(value)}`)
      if (field !== 'parentId') return String(value)
      return [current, unit].find((one) => one?.parentId === value)?.parentName ?? t('organization:another')
    }
    return (
      <ConflictNote
        sentence={error.message}
        differences={differencesOf(bodyOf(form.getFieldsValue()), standing.body)}
        label={(field) => t(`organization:${labelOf[field] ?? field}`)}
        print={print}
        onKeepMine={() => {
          version.current = standing.version
          form.submit()
        }}
        onTakeTheirs={() => {
          version.current = standing.version
          const { name, shortName, kind, parentId, regionCode, creditCode } = current
          form.setFieldsValue({
            ...{ name, shortName, kind, parentId },
            ...{ regionCode: regionCode ?? '', creditCode: creditCode ?? '' },
          })
        }}
      />
    )
  }
  return { version, explain }
}
const labelOf: Readonly<Record<string, string>> = { kind: 'kindLabel', parentId: 'parent' }

/** A new unit, or another revision of one: renamed, moved, with its reason. */
export function UnitForm({ open, unit, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const { version, explain } = useUnitConflict(unit, open)
  const send = async (fields: Fields, id: string) => {
    const body = bodyOf(fields)
    const reason = (fields.reason ?? '').trim()
    if (unit) await sendUnitChange(unit.id, { ...body, expectedVersion: version.current, reason })
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
      explain={explain}
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
