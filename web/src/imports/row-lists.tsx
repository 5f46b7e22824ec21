import type { ImportLine, ImportView } from '@guatu/contract/imports'
import { Checkbox, Radio } from 'antd'
import type { MouseEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { choiceOf, type LineListName, matchOf, part, rowKey, waits } from './import-model.ts'
import { LineList } from './line-list.tsx'
import { RepairRow } from './repair-row.tsx'
import type { UnderstoodProps } from './understood-view.tsx'

type RowsProps = { view: ImportView; list: LineListName; onCell: UnderstoodProps['onCell'] }

function Rows({
  view,
  list,
  onCell,
  hint,
  children,
}: RowsProps & { hint?: ReactNode; children: (line: ImportLine) => ReactNode }) {
  return (
    <LineList view={view} list={list} lead={() => hint && <div className="half-hint">{hint}</div>}>
      {(line) => (
        <li key={line.key} className="line">
          <RowHead line={line} onCell={onCell} />
          {children(line)}
        </li>
      )}
    </LineList>
  )
}

/** Enter on a row that waits for a hand goes to what is to be filled in; on a stored project it opens the dossier. */
function RowHead({ line, onCell }: { line: ImportLine; onCell: UnderstoodProps['onCell'] }) {
  const { t } = useTranslation()
  const show = () => line.row > 0 && onCell({ sheet: line.sheet, cell: line.doubts[0]?.cell ?? `A${line.row}` })
  const begin = (event: MouseEvent<HTMLElement>) =>
    event.currentTarget.closest('li')?.querySelector<HTMLElement>('[data-first-control], input[type=radio]')?.focus()
  const text = (
    <>
      {line.row > 0 && <b>{t('imports:rowNo', { row: line.row })}</b>} {line.name || t('imports:noName')}
      {line.package !== undefined && (
        <span className="line-package">{t('imports:partOf', { name: line.package })}</span>
      )}
    </>
  )
  return line.projectId !== null ? (
    <Link data-row-link className="line-head" to={`/projects/${line.projectId}`} onFocus={show}>
      {text}
    </Link>
  ) : (
    <button type="button" data-row-link className="plain-button line-head" onFocus={show} onClick={begin}>
      {text}
    </button>
  )
}

export const PlainList = (props: RowsProps & { hint?: string }) => <Rows {...props}>{() => null}</Rows>

/** Rows that stay outside until they are repaired; the good ones do not wait for them. */
export function BadList({ view, onCell, pending, onPending }: UnderstoodProps) {
  const { t } = useTranslation()
  const repair = (key: string, text: string) =>
    onPending?.({ ...pending, repairs: { ...pending.repairs, [key]: text } })
  return (
    <Rows view={view} list="bad" onCell={onCell} hint={t('imports:badHint')}>
      {(line) => (
        <>
          {line.doubts.map((doubt) => (
            <p key={doubt.field}>
              <b>{doubt.cell}</b> {doubt.header}: {doubt.raw && <q>{doubt.raw}</q>} {doubt.reason}
            </p>
          ))}
          {line.doubts.length === 0 && <p>! {line.problem}</p>}
          {onPending && <RepairRow line={line} onRepair={repair} />}
        </>
      )}
    </Rows>
  )
}

/** Field by field: what stands now, what the sheet says. */
export const ChangedList = (props: RowsProps) => (
  <Rows {...props}>
    {(line) => (
      <dl className="changes">
        {line.changes.map((change) => (
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

/** A ledger without codes asks about every row: one tick answers for all whose name leaves no choice, now and next month. */
function AskHint({ view, pending, onPending }: Omit<UnderstoodProps, 'onCell'>) {
  const { t } = useTranslation()
  return (
    <div className="ask-hint">
      <p>{t('imports:askHint')}</p>
      {onPending && (view.sameNames ?? 0) > 0 && (
        <Checkbox
          checked={pending.matchByName === true}
          onChange={(event) => onPending({ ...pending, matchByName: event.target.checked ? true : null })}
        >
          {t('imports:askSameNames', { count: view.sameNames })}
        </Checkbox>
      )}
    </div>
  )
}

/** Rows that could be this project or that: the office says which. */
export function AskList({ view, onCell, pending, onPending }: UnderstoodProps) {
  const { t } = useTranslation()
  const answer = (line: ImportLine, value: string) =>
    onPending?.({
      ...pending,
      matches: { ...pending.matches, [rowKey(line.sheet, line.row)]: matchOf(value) },
    })
  const answerOf = (line: ImportLine) => {
    const match = pending.matches[rowKey(line.sheet, line.row)]
    return match && choiceOf(match)
  }
  return (
    <Rows
      view={view}
      list="ask"
      onCell={onCell}
      hint={<AskHint {...{ view, pending }} {...(onPending && { onPending })} />}
    >
      {(line) => (
        <>
          {line.problem && <p>{line.problem}</p>}
          {onPending && !waits({ ...line, state: 'ask' }) && (
            <Radio.Group
              className="ask-answers"
              value={answerOf(line)}
              onChange={(event) => answer(line, String(event.target.value))}
              options={[
                ...line.candidates.map((candidate) => ({
                  value: candidate.id,
                  label: t('imports:isProject', { name: candidate.name }),
                })),
                ...(line.packages ?? []).map(({ key, name }) => ({
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
