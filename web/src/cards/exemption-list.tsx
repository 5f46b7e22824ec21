import type { grantExemption } from '@guatu/contract/card-duties'
import type { Exemption } from '@guatu/contract/card-rows'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { DateItem, ReasonItem } from '../parts/fields.tsx'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { ProjectSelect } from '../parts/project-select.tsx'
import { UnitSelect } from '../parts/unit-select.tsx'
import { useMay, useMe } from '../platform/session.ts'
import { cardKeys } from './keys.ts'
import { useCardActs } from './mutations.ts'

function useExemptionColumns(mayEnd: boolean, onEnd: (row: Exemption) => void): ListColumn<Exemption>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'subject',
      title: t('cards:subject'),
      render: (row) => (
        <span className="two-lines" title={row.subject}>
          {row.subject}
        </span>
      ),
    },
    {
      key: 'rule',
      title: t('cards:exemptFrom'),
      width: 176,
      render: (row) => row.ruleName ?? t('cards:field.wholeSet'),
    },
    {
      key: 'reason',
      title: t('cards:field.reason'),
      render: (row) => (
        <span className="two-lines" title={row.reason}>
          {row.reason}
        </span>
      ),
    },
    { key: 'approver', title: t('cards:field.approver'), width: 144, render: (row) => row.approver },
    { key: 'from', title: t('cards:field.exemptFrom'), width: 100, render: (row) => row.from },
    { key: 'to', title: t('cards:field.exemptTo'), width: 100, render: (row) => row.to },
    {
      key: 'inForce',
      title: t('cards:stateLabel'),
      width: 88,
      render: (row) => t(`cards:exemptionState.${row.inForce ? 'inForce' : 'ended'}`),
    },
    {
      key: 'act',
      title: '',
      width: 64,
      render: (row) =>
        mayEnd && row.inForce ? (
          <button type="button" className="plain-button link-button no-print" onClick={() => onEnd(row)}>
            {t('cards:endExemption')}
          </button>
        ) : (
          <None />
        ),
    },
  ]
}

/** 豁免: who is left out of which rule, until when, and who approved it. */
export function ExemptionList() {
  const { t } = useTranslation()
  const mayGrant = useMay('grantExemption')
  const [granting, setGranting] = useState(false)
  const [ending, setEnding] = useState<Exemption | null>(null)
  const columns = useExemptionColumns(mayGrant, setEnding)
  return (
    <>
      <ListPage<Exemption>
        title={t('cards:view.exemptions')}
        queryKey={cardKeys.exemptions}
        path="api/exemptions"
        exportPath="api/exemptions.xlsx"
        topic="cards"
        columns={columns}
        filters={[
          {
            name: 'state',
            label: t('cards:stateLabel'),
            single: true,
            options: (['inForce', 'ended'] as const).map((value) => ({
              value,
              label: t(`cards:exemptionState.${value}`),
            })),
          },
        ]}
        rowKey={(row) => row.id}
        searchHint={t('cards:searchExemption')}
        actions={mayGrant && <Button onClick={() => setGranting(true)}>{t('cards:grantExemption')}</Button>}
        empty={{ title: t('cards:noExemptions'), hint: t('cards:noExemptionsHint') }}
      />
      <GrantExemption open={granting} onClose={() => setGranting(false)} />
      {ending && <EndExemption key={ending.id} exemption={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

type Grant = Omit<z.infer<typeof grantExemption.body>, 'id' | 'rule'> & { rule?: string }

function GrantExemption({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useCardActs()
  const label = t('cards:subject')
  const send = ({ rule, ...fields }: Grant, id: string) =>
    acts.grantExemption({ ...fields, id, rule: rule?.trim() ? rule.trim() : null })
  return (
    <ActDrawer<Grant>
      open={open}
      onClose={onClose}
      title={t('cards:grantExemption')}
      lead={t('cards:grantLead')}
      initial={{ subjectType: 'project', from: me.today }}
      send={send}
    >
      <Form.Item name="subjectType" label={t('cards:subjectTypeLabel')}>
        <Radio.Group
          options={(['project', 'unit'] as const).map((value) => ({ value, label: t(`cards:subjectType.${value}`) }))}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => (
          <Form.Item
            name="subjectId"
            label={label}
            rules={[{ required: true, message: t('parts:field.missing', { label }) }]}
          >
            {getFieldValue('subjectType') === 'unit' ? <UnitSelect /> : <ProjectSelect />}
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="rule" label={t('cards:field.rule')} extra={t('cards:ruleHint')}>
        <Input maxLength={100} />
      </Form.Item>
      <DateItem name="from" label={t('cards:field.exemptFrom')} />
      <DateItem name="to" label={t('cards:field.exemptTo')} />
      <ReasonItem name="reason" />
    </ActDrawer>
  )
}

function EndExemption({ exemption, onClose }: { exemption: Exemption; onClose: () => void }) {
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
