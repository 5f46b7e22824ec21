import type { Exemption } from '@guatu/contract/card-rows'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { useMay } from '../platform/session.ts'
import { EndExemption, exemptKinds, GrantExemption } from './grant-exemption.tsx'
import { cardKeys } from './keys.ts'

function useExemptionColumns(mayEnd: boolean, onEnd: (row: Exemption) => void): ListColumn<Exemption>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'subject',
      title: t('cards:subject'),
      render: (row) => (
        <>
          <span className="two-lines" title={row.subject}>
            {row.subject}
          </span>
          <span className="second-line">{row.subjectTypeName}</span>
        </>
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
            name: 'subjectType',
            label: t('cards:subjectTypeLabel'),
            single: true,
            options: exemptKinds.map((value) => ({ value, label: t(`cards:subjectType.${value}`) })),
          },
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
