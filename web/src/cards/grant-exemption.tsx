import type { grantExemption } from '@guatu/contract/card-duties'
import type { Exemption } from '@guatu/contract/card-rows'
import type { CardSubject } from '@guatu/domain/cards/card-subjects'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { DateItem, ReasonItem } from '../parts/fields.tsx'
import { useMe } from '../platform/session.ts'
import { ExemptedRule } from './exempted-rule.tsx'
import { ExemptedSelect } from './exempted-select.tsx'
import { useCardActs } from './mutations.ts'

/** In the order of the choice. */
export const exemptKinds: readonly CardSubject[] = [
  ...(['project', 'matter', 'unit', 'headquarters', 'areaHeadquarters', 'taskForce'] as const),
  ...(['territory', 'administration', 'campaign'] as const),
]
export type Exempted = { type: CardSubject; id: string; name: string }
type Grant = Omit<z.infer<typeof grantExemption.body>, 'id' | 'rule'> & { rule?: string | null }

/** 登记豁免: of somebody chosen here, or of the one whose page this is. */
export function GrantExemption({ of, open, onClose }: { of?: Exempted; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useCardActs()
  const send = ({ rule, ...fields }: Grant, id: string) =>
    acts.grantExemption({
      ...fields,
      ...(of && { subjectType: of.type, subjectId: of.id }),
      ...{ id, rule: rule ?? null },
    })
  return (
    <ActDrawer<Grant>
      open={open}
      onClose={onClose}
      title={t('cards:grantExemption')}
      lead={of ? `${of.name} · ${t('cards:grantLead')}` : t('cards:grantLead')}
      initial={{ subjectType: of?.type ?? 'project', from: me.today }}
      send={send}
    >
      {!of && <WhomItems />}
      <RuleItem of={of} />
      <DateItem name="from" label={t('cards:field.exemptFrom')} />
      <DateItem name="to" label={t('cards:field.exemptTo')} />
      <ReasonItem name="reason" />
    </ActDrawer>
  )
}

function WhomItems() {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const label = t('cards:subject')
  return (
    <>
      <Form.Item name="subjectType" label={t('cards:subjectTypeLabel')}>
        <Select
          options={exemptKinds.map((value) => ({ value, label: t(`cards:subjectType.${value}`) }))}
          onChange={() => form.setFieldsValue({ subjectId: null, rule: null })}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => {
          const type = getFieldValue('subjectType') as CardSubject
          return (
            <Form.Item
              name="subjectId"
              label={label}
              rules={[{ required: true, message: t('parts:field.missing', { label }) }]}
            >
              <ExemptedSelect key={type} type={type} />
            </Form.Item>
          )
        }}
      </Form.Item>
    </>
  )
}

function RuleItem({ of }: { of: Exempted | undefined }) {
  const { t } = useTranslation()
  return (
    <Form.Item noStyle shouldUpdate>
      {({ getFieldValue }) => (
        <Form.Item name="rule" label={t('cards:exemptFrom')} extra={t('cards:ruleHint')}>
          <ExemptedRule type={of?.type ?? (getFieldValue('subjectType') as CardSubject)} />
        </Form.Item>
      )}
    </Form.Item>
  )
}

export function EndExemption({ exemption, onClose }: { exemption: Exemption; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useCardActs()
  type Fields = { endsOn: string; reason: string }
  return (
    <ActDrawer<Fields>
      open
      onClose={onClose}
      title={t('cards:endExemption')}
      lead={`${exemption.subject} · ${exemption.from} — ${exemption.to}`}
      initial={{ endsOn: me.today }}
      send={(fields, id) => acts.endExemption(exemption.id, { id, ...fields })}
    >
      <DateItem name="endsOn" label={t('cards:field.endsOn')} />
      <ReasonItem name="reason" />
    </ActDrawer>
  )
}
