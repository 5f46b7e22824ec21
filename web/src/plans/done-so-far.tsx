import type { TemplateNode } from '@guatu/contract/plan-templates'
import { Button, Checkbox, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DateInput, ReasonItem } from '../parts/fields.tsx'
import { useMe } from '../platform/session.ts'
import { type Days, doneUpTo, fillDays } from './new-plan-model.ts'
import './done-so-far.css'

export type DoneFields = { last?: string | null; out?: Record<string, boolean>; days?: Days; reason?: string }

/** For a project under construction: the node it has reached, and the day of each node behind it; all of them are claimed with the plan. */
export function DoneSoFar({ nodes }: { nodes: readonly TemplateNode[] }) {
  const { t, i18n } = useTranslation()
  const last = Form.useWatch(['done', 'last']) as string | undefined
  const nameOf = (node: TemplateNode) => (i18n.language === 'en' && node.names.en) || node.name
  const behind = last ? doneUpTo(nodes, last) : []
  return (
    <>
      <Form.Item name={['done', 'last']} label={t('plans:done.last')} extra={t('plans:done.lastHint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('plans:done.nothing')}
          options={nodes.map((node) => ({ value: node.id, label: nameOf(node) }))}
        />
      </Form.Item>
      {behind.length > 0 && <DoneDays nodes={behind} nameOf={nameOf} />}
      {behind.length > 0 && <ReasonItem name="doneReason" label={t('plans:done.reason')} />}
    </>
  )
}

function DoneDays({ nodes, nameOf }: { nodes: readonly TemplateNode[]; nameOf: (node: TemplateNode) => string }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const out = (Form.useWatch(['done', 'out']) ?? {}) as Record<string, boolean>
  const counted = nodes.filter((node) => !out[node.id])
  return (
    <fieldset className="done-days">
      <legend>{t('plans:done.days', { count: counted.length })}</legend>
      <p className="hint">{t('plans:done.hint')}</p>
      <Button
        size="small"
        onClick={() =>
          form.setFieldValue(['done', 'days'], fillDays(counted, form.getFieldValue(['done', 'days']) ?? {}))
        }
      >
        {t('plans:done.fill')}
      </Button>
      {nodes.map((node) => (
        <DoneDay key={node.id} id={node.id} name={nameOf(node)} out={out[node.id] === true} />
      ))}
    </fieldset>
  )
}

function DoneDay({ id, name, out }: { id: string; name: string; out: boolean }) {
  const { t } = useTranslation()
  const { today } = useMe()
  return (
    <div className="done-day">
      <Form.Item
        name={['done', 'out', id]}
        noStyle
        getValueProps={(left: boolean | undefined) => ({ checked: !left })}
        getValueFromEvent={(event: { target: { checked: boolean } }) => !event.target.checked}
      >
        <Checkbox>{name}</Checkbox>
      </Form.Item>
      <Form.Item
        name={['done', 'days', id]}
        preserve
        hidden={out}
        rules={
          out
            ? []
            : [
                { required: true, message: t('plans:done.dayMissing') },
                {
                  validator: (_, day?: string) =>
                    !day || day <= today ? Promise.resolve() : Promise.reject(new Error(t('plans:done.dayToCome'))),
                },
              ]
        }
      >
        <DateInput label={t('plans:done.dayOf', { name })} />
      </Form.Item>
    </div>
  )
}
