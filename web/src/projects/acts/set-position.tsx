import type { ProjectPosition } from '@guatu/contract/projects'
import type { Datum } from '@guatu/domain/regions/datum'
import { Checkbox, Form, Input, Select } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../../parts/act-drawer.tsx'
import { ReasonItem } from '../../parts/fields.tsx'
import { MapPicker } from '../../regions/map-picker.tsx'
import { useSetPosition } from '../mutations.ts'

type Fields = { lon?: string; lat?: string; datum: Datum; clear?: boolean; reason?: string }
type Props = { projectId: string; stands: ProjectPosition; open: boolean; onClose: () => void }

const datums = ['CGCS2000', 'WGS84', 'GCJ02'] as const
const degrees = /^\s*\d{1,3}(\.\d+)?\s*$/

/** Longitude and latitude typed, or picked on the map; or taken away again. */
export function SetPosition({ projectId, stands, open, onClose }: Props) {
  const { t } = useTranslation()
  const set = useSetPosition(projectId)
  /** What was picked last: as long as it stands in the fields, the source is the map. */
  const picked = useRef('')
  const send = ({ lon = '', lat = '', datum, clear, reason }: Fields) =>
    set({
      expectedVersion: stands.version,
      position: clear ? null : { lon: Number(lon), lat: Number(lat), datum },
      source: picked.current === `${lon},${lat},${datum}` ? 'onMap' : 'typed',
      reason: reason?.trim() ?? '',
    })
  const { position } = stands
  return (
    <ActDrawer<Fields>
      open={open}
      onClose={onClose}
      title={t(position ? 'regions:position.change' : 'regions:position.set')}
      lead={t('regions:position.lead')}
      initial={{
        datum: position?.datum ?? 'CGCS2000',
        ...(position ? { lon: String(position.lon), lat: String(position.lat) } : {}),
      }}
      send={send}
    >
      <Picker
        onPick={(said) => {
          picked.current = said
        }}
      />
      <DegreeItems />
      <Form.Item name="datum" label={t('regions:field.datum')} extra={t('regions:datumHint')}>
        <Select options={datums.map((value) => ({ value, label: t(`regions:datum.${value}`) }))} />
      </Form.Item>
      {position && (
        <Form.Item name="clear" valuePropName="checked">
          <Checkbox>{t('regions:position.clear')}</Checkbox>
        </Form.Item>
      )}
      <ReasonItem required={false} />
    </ActDrawer>
  )
}

function DegreeItems() {
  const { t } = useTranslation()
  const cleared = Form.useWatch('clear') === true
  return (['lon', 'lat'] as const).map((name) => (
    <Form.Item
      key={name}
      name={name}
      label={t(`regions:position.${name}`)}
      rules={[{ required: !cleared, pattern: degrees, message: t('regions:position.degreesForm') }]}
    >
      <Input inputMode="decimal" maxLength={16} disabled={cleared} />
    </Form.Item>
  ))
}

function Picker({ onPick }: { onPick: (said: string) => void }) {
  const form = Form.useFormInstance<Fields>()
  const { lon = '', lat = '', datum = 'CGCS2000' } = (Form.useWatch([], form) as Fields | undefined) ?? {}
  const typed = degrees.test(lon) && degrees.test(lat) ? { lon: Number(lon), lat: Number(lat), datum } : null
  return (
    <MapPicker
      position={typed}
      onPick={(east, north, on) => {
        const fields = { lon: east.toFixed(6), lat: north.toFixed(6), datum: on }
        onPick(`${fields.lon},${fields.lat},${on}`)
        form.setFieldsValue(fields)
      }}
    />
  )
}
