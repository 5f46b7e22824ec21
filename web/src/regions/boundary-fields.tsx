import type { BoundaryAbout } from '@guatu/contract/regions'
import { Button, Form, Input, Select } from 'antd'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useTrees } from '../projects/queries.ts'
import { type FileOffer, offerOf, usualProperties } from './boundary-file-model.ts'

export type BoundaryFields = Omit<BoundaryAbout, 'vintage' | 'regionCode' | 'codeProperty' | 'nameProperty'> & {
  vintage: string
  regionCode: string
  codeProperty: string
  nameProperty: string
  file: File
  reason?: string
}
export const aboutOf = (fields: BoundaryFields): BoundaryAbout => ({
  title: fields.title.trim(),
  approvalNumber: fields.approvalNumber.trim(),
  datum: fields.datum,
  vintage: Number(fields.vintage),
  tree: fields.tree,
  regionCode: fields.regionCode || null,
  codeProperty: fields.codeProperty || null,
  nameProperty: fields.nameProperty || null,
})

const datums = ['CGCS2000', 'WGS84', 'GCJ02'] as const
const trees = ['territory', 'administration'] as const

/** What is said of a map, beside its file. */
export function BoundaryItems({
  offer,
  onOffer,
}: {
  offer: FileOffer | null
  onOffer: (offer: FileOffer | null) => void
}) {
  const { t } = useTranslation()
  const regions = useTrees().data?.regions ?? []
  const must = { required: true, whitespace: true, message: t('regions:missing') }
  return (
    <>
      <FileItem offer={offer} onOffer={onOffer} />
      <Form.Item name="title" label={t('regions:field.title')} rules={[must]}>
        <Input maxLength={100} placeholder={t('regions:titleHint')} />
      </Form.Item>
      <Form.Item name="approvalNumber" label={t('regions:field.approvalNumber')} rules={[must]}>
        <Input maxLength={60} placeholder={t('regions:approvalHint')} />
      </Form.Item>
      <Form.Item name="datum" label={t('regions:field.datum')} extra={t('regions:datumHint')} rules={[must]}>
        <Select options={datums.map((value) => ({ value, label: t(`regions:datum.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="vintage"
        label={t('regions:field.vintage')}
        rules={[{ required: true, pattern: /^(19|20)\d\d$/, message: t('regions:vintageForm') }]}
      >
        <Input maxLength={4} inputMode="numeric" />
      </Form.Item>
      <Form.Item name="tree" label={t('regions:field.tree')}>
        <Select options={trees.map((value) => ({ value, label: t(`regions:tree.${value}`) }))} />
      </Form.Item>
      <Form.Item name="regionCode" label={t('regions:field.regionCode')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('regions:wholeTree') },
            ...regions.map((r) => ({ value: r.code, label: `${r.name} ${r.code}` })),
          ]}
        />
      </Form.Item>
      <PropertyItems offer={offer} />
    </>
  )
}

/** Code and name: chosen among those of the file, the usual ones beforehand; typed where the file could not be read here. */
function PropertyItems({ offer }: { offer: FileOffer | null }) {
  const { t } = useTranslation()
  const options = [
    { value: '', label: t('regions:noProperty') },
    ...(offer?.properties ?? []).map((p) => ({
      value: p.name,
      label: p.name + t('parts:bracketed', { text: p.example }),
    })),
  ]
  const form = Form.useFormInstance()
  const oneOfThem = {
    validator: () =>
      form.getFieldValue('codeProperty') || form.getFieldValue('nameProperty')
        ? Promise.resolve()
        : Promise.reject(new Error(t('regions:propertyMissing'))),
  }
  const field = offer ? <Select options={options} /> : <Input maxLength={60} />
  return (
    <>
      <Form.Item name="codeProperty" label={t('regions:field.codeProperty')}>
        {field}
      </Form.Item>
      <Form.Item
        name="nameProperty"
        label={t('regions:field.nameProperty')}
        dependencies={['codeProperty']}
        rules={[oneOfThem]}
      >
        {field}
      </Form.Item>
    </>
  )
}

function FileItem({ offer, onOffer }: { offer: FileOffer | null; onOffer: (offer: FileOffer | null) => void }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const file = Form.useWatch<File | undefined>('file', form)
  const input = useRef<HTMLInputElement>(null)
  const take = async (chosen: File | undefined) => {
    if (!chosen) return
    const read = offerOf(await chosen.text())
    onOffer(read)
    const usual = read && usualProperties(read)
    form.setFieldsValue({ file: chosen, codeProperty: usual?.code ?? '', nameProperty: usual?.name ?? '' })
    void form.validateFields(['file'])
  }
  const said = file && (offer ? 'regions:fileOffer' : 'regions:fileUnread')
  return (
    <Form.Item
      name="file"
      label={t('regions:file')}
      rules={[{ required: true, message: t('regions:fileMissing') }]}
      // The browser's own file field can't be set: it only hands over what was chosen.
      valuePropName="data-file"
      trigger="onTaken"
    >
      <FileChoice>
        <input
          ref={input}
          type="file"
          hidden
          accept=".geojson,.json,application/geo+json,application/json"
          onChange={(event) => void take(event.target.files?.[0])}
        />
        <Button onClick={() => input.current?.click()}>{t('regions:chooseFile')}</Button>
        {said && <span>{t(said, { name: file.name, count: offer?.features ?? 0 })}</span>}
      </FileChoice>
    </Form.Item>
  )
}

/** What the form would say of a field of its own (that it is required) is not for a group of a button and a name. */
const FileChoice = ({ id, children }: { id?: string; children: ReactNode }) => (
  <span className="boundary-file" {...(id && { id })}>
    {children}
  </span>
)
