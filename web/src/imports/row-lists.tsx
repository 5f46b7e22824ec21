import type { ImportRow, ImportView } from '@guatu/contract/imports'
import { Button, Input, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { choiceOf, doubtKey, matchOf, part, rowKey, waits } from './import-model.ts'
import { ledgerFields } from './ledger-fields.ts'
import type { UnderstoodProps } from './understood-view.tsx'

const first = 100
type RowsProps = { rows: readonly ImportRow[]; onCell: UnderstoodProps['onCell'] }

function Rows({ rows, onCell, children }: RowsProps & { children: (row: ImportRow) => ReactNode }) {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(first)
  return (
    <>
      <ul className="lines">
        {rows.slice(0, limit).map((row) => (
          <li key={rowKey(row.sheet, row.row)} className="line">
            <button
              type="button"
              data-row-link
              className="plain-button line-head"
              onFocus={() => onCell({ sheet: row.sheet, cell: `A${row.row}` })}
            >
              <b>{t('imports:rowNo', { row: row.row })}</b> {row.name}
              {row.package !== undefined && (
                <span className="line-package">{t('imports:partOf', { name: row.package })}</span>
              )}
            </button>
            {children(row)}
          </li>
        ))}
      </ul>
      {rows.length > limit && <Button onClick={() => setLimit(limit + 200)}>{t('imports:more')}</Button>}
    </>
  )
}

export const PlainList = (props: RowsProps) => <Rows {...props}>{() => null}</Rows>

/** Rows that stay outside until they are repaired; the good ones do not wait for them. */
export function BadList({ rows, onCell, pending, onPending }: UnderstoodProps & { rows: readonly ImportRow[] }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="half-hint">{t('imports:badHint')}</p>
      <Rows rows={rows} onCell={onCell}>
        {(row) => (
          <>
            <p>! {row.problem}</p>
            {onPending && (
              <RepairRow
                row={row}
                onRepair={(key, text) => onPending({ ...pending, repairs: { ...pending.repairs, [key]: text } })}
              />
            )}
          </>
        )}
      </Rows>
    </>
  )
}

/** Any field of a bad row, typed right: the reader takes it as if it stood in the sheet. */
function RepairRow({ row, onRepair }: { row: ImportRow; onRepair: (key: string, text: string) => void }) {
  const { t } = useTranslation()
  const [field, setField] = useState<string>('name')
  const [text, setText] = useState('')
  const [done, setDone] = useState<string | null>(null)
  const give = () => {
    if (text.trim() === '') return
    onRepair(doubtKey(row.sheet, row.row, field), text.trim())
    setDone(text.trim())
  }
  return (
    <>
      {done && <p>{t('imports:willBe', { text: done })}</p>}
      <p className="line-repair">
        <Select
          size="small"
          className="repair-field"
          aria-label={t('imports:tab.columns')}
          value={field}
          onChange={setField}
          options={ledgerFields.map((name) => ({ value: name, label: t(`imports:field.${name}`) }))}
        />
        <Input
          size="small"
          value={text}
          aria-label={t('imports:typeValue')}
          placeholder={t('imports:typeValue')}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={give}
        />
        <Button size="small" disabled={text.trim() === ''} onClick={give}>
          {t('imports:repair')}
        </Button>
      </p>
    </>
  )
}

/** Field by field: what stands now, what the sheet says. */
export const ChangedList = (props: RowsProps) => (
  <Rows {...props}>
    {(row) => (
      <dl className="changes">
        {row.changes.map((change) => (
          <div key={change.field}>
            <dt>{change.label}</dt>
            <dd>
              <del>{change.from || '—'}</del> → <ins>{change.to || '—'}</ins>
            </dd>
          </div>
        ))}
      </dl>
    )}
  </Rows>
)

/** Rows that could be this project or that: the office says which. */
export function AskList({ rows, onCell, pending, onPending }: UnderstoodProps & { rows: readonly ImportRow[] }) {
  const { t } = useTranslation()
  const answer = (row: ImportRow, value: string) =>
    onPending?.({
      ...pending,
      matches: { ...pending.matches, [rowKey(row.sheet, row.row)]: matchOf(value) },
    })
  const answerOf = (row: ImportRow) => {
    const match = pending.matches[rowKey(row.sheet, row.row)]
    return match && choiceOf(match)
  }
  return (
    <>
      <p className="half-hint">{t('imports:askHint')}</p>
      <Rows rows={rows} onCell={onCell}>
        {(row) => (
          <>
            {row.problem && <p>{row.problem}</p>}
            {!waits(row) && (
              <Radio.Group
                className="ask-answers"
                value={answerOf(row)}
                onChange={(event) => answer(row, String(event.target.value))}
                options={[
                  ...row.candidates.map((candidate) => ({
                    value: candidate.id,
                    label: t('imports:isProject', { name: candidate.name }),
                  })),
                  ...(row.packages ?? []).map(({ key, name }) => ({
                    value: `${part}${key}`,
                    label: name ? t('imports:isPartOf', { name }) : t('imports:isPartOfNew'),
                  })),
                  { value: 'new', label: t('imports:isNew') },
                  { value: 'skip', label: t('imports:isSkipped') },
                ]}
              />
            )}
          </>
        )}
      </Rows>
    </>
  )
}

/** The sheet's own subtotals and totals against what its rows add up to. */
export function SumsList({ view }: { view: ImportView }) {
  return (
    <ul className="lines">
      {view.sumChecks.map((check) => (
        <li key={check.sentence} className={check.ok ? 'line line-settled' : 'line line-doubt'}>
          <span className="doubt-sign" aria-hidden="true">
            {check.ok ? '✓' : '≠'}
          </span>
          {check.sentence}
        </li>
      ))}
    </ul>
  )
}
