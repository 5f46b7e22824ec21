import type { recordFunds } from '@guatu/contract/project-acts'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../../parts/act-drawer.tsx'
import { ChoiceItem, DateItem, ReasonItem, WanItem } from '../../parts/fields.tsx'
import { useMe } from '../../platform/session.ts'
import type { ActProps } from '../dossier-acts.tsx'
import { useProjectActs } from '../mutations.ts'
import { bases, fundSources } from '../project-words.ts'

type Body = z.infer<typeof recordFunds.body>
type Fields = Omit<Body, 'id'>
const columns = ['planned', 'arrived', 'allocated', 'paid'] as const

/** One source's funds: planned → arrived → allocated → paid, with the day and the basis they are about. */
export function RecordFunds({ dossier, open, onClose }: ActProps) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useProjectActs(dossier.id)
  return (
    <ActDrawer<Fields>
      open={open}
      onClose={onClose}
      title={t('projects:money.recordFunds')}
      lead={t('projects:funds.lead')}
      initial={{ asOf: me.today, basis: 'dispatch', reason: '' }}
      send={(fields, id) => acts.recordFunds({ ...fields, reason: fields.reason ?? '', id } satisfies Body)}
    >
      <SourceItem dossier={dossier} />
      {columns.map((column) => (
        <WanItem key={column} name={column} label={t(`projects:money.fund.${column}`)} />
      ))}
      <DateItem name="asOf" label={t('projects:column.asOf')} />
      <ChoiceItem
        name="basis"
        label={t('projects:funds.basis')}
        options={bases.map((value) => ({ value, label: t(`projects:basis.${value}`) }))}
      />
      <ReasonItem required={false} />
    </ActDrawer>
  )
}

/** Choosing a source brings its last figures, so that only what changed is typed. */
function SourceItem({ dossier }: Pick<ActProps, 'dossier'>) {
  const { t } = useTranslation()
  const form = Form.useFormInstance<Fields>()
  const known = dossier.funds.map((fund) => fund.source)
  const sources = [...new Set([...known, ...fundSources])]
  const source = Form.useWatch('source', form)
  const last = dossier.funds.find((fund) => fund.source === source)
  return (
    <>
      <ChoiceItem
        name="source"
        label={t('projects:money.source')}
        options={sources.map((value) => ({ value, label: value }))}
      />
      {last && (
        <button
          type="button"
          className="plain-button link-button"
          onClick={() =>
            form.setFieldsValue({
              planned: last.planned,
              arrived: last.arrived,
              allocated: last.allocated,
              paid: last.paid,
            })
          }
        >
          {t('projects:funds.takeLast', { asOf: last.asOf })}
        </button>
      )}
    </>
  )
}
