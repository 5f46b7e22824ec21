import type { ImportLine } from '@guatu/contract/imports'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../parts/problem-note.tsx'
import { suggestionsOf, textOf } from './import-model.ts'
import { LineList } from './line-list.tsx'
import { useAllLines } from './queries.ts'
import type { UnderstoodProps } from './understood-view.tsx'

/** Doubts one by one: `j` `k` from one to the next, Enter takes the suggestion, Tab to type something else. */
export function DoubtsList({ view, pending, onPending, onCell }: UnderstoodProps) {
  const { t } = useTranslation()
  const repair = (key: string, text: string) =>
    onPending?.({ ...pending, repairs: { ...pending.repairs, [key]: text } })
  const takeAll = (lines: readonly ImportLine[]) =>
    onPending?.({ ...pending, repairs: { ...suggestionsOf(lines), ...pending.repairs } })
  return (
    <LineList
      view={view}
      list="doubts"
      lead={(query) => (
        <div className="half-hint">
          {t('imports:doubtsHint')}
          {onPending && query.suggestion !== 'without' && <TakeAll id={view.id} query={query} onTake={takeAll} />}
        </div>
      )}
    >
      {(line) => (
        <Doubt
          key={line.key}
          line={line}
          repaired={pending.repairs[line.key]}
          onCell={onCell}
          {...(onPending ? { onRepair: repair } : {})}
        />
      )}
    </LineList>
  )
}

/** Every suggestion of what is shown, also on pages that were not turned yet. */
function TakeAll(props: {
  id: string
  query: Readonly<Record<string, string>>
  onTake: (lines: readonly ImportLine[]) => void
}) {
  const { t } = useTranslation()
  const all = useAllLines(props.id)
  return (
    <>
      <Button
        size="small"
        loading={all.isPending}
        onClick={() => all.mutate({ ...props.query, suggestion: 'with' }, { onSuccess: props.onTake })}
      >
        {t('imports:acceptAll')}
      </Button>
      {all.error && <ProblemNote error={all.error} />}
    </>
  )
}

function Doubt(props: {
  line: ImportLine
  repaired: string | undefined
  onRepair?: (key: string, text: string) => void
  onCell: UnderstoodProps['onCell']
}) {
  const { t } = useTranslation()
  const { line, repaired, onRepair } = props
  const doubt = line.doubts[0]!
  const suggestion = textOf(doubt.suggestion)
  const [text, setText] = useState(suggestion ?? '')
  const show = () => props.onCell({ sheet: line.sheet, cell: doubt.cell })
  return (
    <li className={repaired === undefined ? 'line line-doubt' : 'line line-settled'}>
      <button
        type="button"
        data-row-link
        className="plain-button line-head"
        onFocus={show}
        onClick={() => (suggestion !== null ? onRepair?.(line.key, suggestion) : show())}
      >
        <span className="doubt-sign" aria-hidden="true">
          {repaired === undefined ? '?' : '✓'}
        </span>
        <b>{/^[A-Z]/.test(doubt.cell) ? doubt.cell : t('imports:rowNo', { row: line.row })}</b> {doubt.header} ·{' '}
        {line.name}
      </button>
      {doubt.raw !== '' && <p className="line-raw">{t('imports:stands', { text: doubt.raw })}</p>}
      <p>{doubt.reason}</p>
      {repaired !== undefined && <p>{t('imports:willBe', { text: repaired })}</p>}
      {onRepair && (
        <p className="line-repair">
          <Input
            size="small"
            value={text}
            aria-label={t('imports:repairOf', { cell: doubt.cell, header: doubt.header })}
            placeholder={t('imports:typeValue')}
            onFocus={show}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={() => text !== '' && onRepair(line.key, text)}
          />
          <Button size="small" disabled={text === ''} onClick={() => onRepair(line.key, text)}>
            {t(text === suggestion ? 'imports:accept' : 'imports:repair')}
          </Button>
        </p>
      )}
    </li>
  )
}
