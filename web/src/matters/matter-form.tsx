import type { MatterDetail } from '@guatu/contract/matters'
import { Checkbox, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { ChoiceItem, DateInput, LooseDateInput, ReasonItem } from '../parts/fields.tsx'
import { ProjectSelect } from '../parts/project-select.tsx'
import { UnitSelect } from '../parts/unit-select.tsx'
import { useMe } from '../platform/session.ts'
import { bodyOfMatter, emptyMatter, fieldsOfMatter, type RegisterFields } from './matter-model.ts'
import { matterSources } from './matters-page.tsx'
import { useMatterActs } from './mutations.ts'
import { UnitsSelect } from './units-select.tsx'

type Fields = Partial<RegisterFields> & { reason?: string }

/** 拟办: what is to be done, from which instruction, by whom, until when. The same form puts a draft right. */
export function MatterForm({ open, onClose, detail }: { open: boolean; onClose: () => void; detail?: MatterDetail }) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useMatterActs()
  const navigate = useNavigate()
  const send = async (fields: Fields, id: string) => {
    const body = bodyOfMatter(fields)
    if (detail)
      await acts.revise(detail.matter.id, {
        ...body,
        expectedVersion: detail.bodyVersion,
        reason: fields.reason ?? '',
      })
    else {
      await acts.register({ ...body, id })
      navigate(`/matters/${id}`)
    }
  }
  const initial: Fields = detail ? fieldsOfMatter(detail.body) : { ...emptyMatter, sourceOn: me.today }
  return (
    <ActDrawer<Fields>
      wide
      open={open}
      onClose={onClose}
      title={t(detail ? 'matters:revise' : 'matters:register')}
      initial={initial}
      send={send}
    >
      <TextItem name="title" required most={200} />
      <Form.Item name="demand" label={t('matters:field.demand')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} showCount />
      </Form.Item>
      <SourceFields />
      <UnitFields detail={detail} />
      <LimitFields />
      <Form.Item name="needsApproval" valuePropName="checked">
        <Checkbox>{t('matters:field.needsApproval')}</Checkbox>
      </Form.Item>
      <Form.Item name="needsShowing" valuePropName="checked">
        <Checkbox>{t('matters:field.needsShowing')}</Checkbox>
      </Form.Item>
      {detail && <ReasonItem name="reason" required={false} />}
    </ActDrawer>
  )
}

function TextItem({ name, required = false, most }: { name: string; required?: boolean; most: number }) {
  const { t } = useTranslation()
  const label = t(`matters:field.${name}`)
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required, whitespace: required, message: t('parts:field.missing', { label }) }]}
    >
      <Input maxLength={most} />
    </Form.Item>
  )
}

function SourceFields() {
  const { t } = useTranslation()
  return (
    <div className="matter-fields">
      <ChoiceItem
        name="source"
        label={t('matters:source')}
        options={matterSources.map((value) => ({ value, label: t(`matters:sources.${value}`) }))}
      />
      <TextItem name="sourceTitle" most={200} />
      <TextItem name="sourceNumber" most={100} />
      <Form.Item name="sourceOn" label={t('matters:field.sourceOn')}>
        <DateInput />
      </Form.Item>
      <TextItem name="sourcePeriod" most={20} />
      <TextItem name="leader" most={100} />
    </div>
  )
}

function UnitFields({ detail }: { detail: MatterDetail | undefined }) {
  const { t } = useTranslation()
  const label = t('matters:unit')
  const unit = detail ? { id: detail.body.unitId, name: detail.matter.unit } : null
  const { projectId, project } = detail?.matter ?? {}
  return (
    <div className="matter-fields">
      <Form.Item name="unitId" label={label} rules={[{ required: true, message: t('parts:field.missing', { label }) }]}>
        <UnitSelect initial={unit} />
      </Form.Item>
      <Form.Item name="helpingUnitIds" label={t('matters:helpers')}>
        <UnitsSelect initial={detail?.helpingUnits ?? []} />
      </Form.Item>
      <Form.Item name="projectId" label={t('matters:project')} className="matter-wide">
        <ProjectSelect initial={projectId && project ? { id: projectId, name: project } : null} />
      </Form.Item>
    </div>
  )
}

/** A date, or so many working days from the assignment. */
function LimitFields() {
  const { t } = useTranslation()
  const days = t('matters:field.limitDays')
  return (
    <>
      <Form.Item name="limit" label={t('matters:due')}>
        <Radio.Group
          options={(['date', 'days'] as const).map((value) => ({ value, label: t(`matters:limit.${value}`) }))}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('limit') === 'days' ? (
            <Form.Item
              name="limitDays"
              label={days}
              rules={[{ pattern: /^([1-9]\d?|1\d\d|2[0-4]\d|250)$/, message: t('matters:field.limitForm') }]}
            >
              <Input inputMode="numeric" className="field-date" />
            </Form.Item>
          ) : (
            <Form.Item name="due" label={t('matters:field.due')}>
              <LooseDateInput />
            </Form.Item>
          )
        }
      </Form.Item>
    </>
  )
}
