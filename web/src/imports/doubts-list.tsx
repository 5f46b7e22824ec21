import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DoubtLine, doubtLines } from './import-model.ts'
import type { UnderstoodProps } from './understood-view.tsx'

const first = 100

/** Doubts one by one: `j` `k` from one to the next, Enter takes the suggestion, Tab to type something else. */
export function DoubtsList({ view, pending, onPending, onCell }: UnderstoodProps) {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(first)
  const lines = doubtLines(view.rows)
  const repair = (key: string, text: string) =>
    onPending?.({ ...pending, repairs: { ...pending.repairs, [key]: text } })
  const withSuggestion = lines.filter((line) => line.suggestion !== null && !(line.key in pending.repairs))
  return (
    <>
      <p className="half-hint">
        {t('imports:doubtsHint')}
        {onPending && withSuggestion.length > 1 && (
          <Button
            size="small"
            onClick={() =>
              onPending({
                ...pending,
                repairs: {
                  ...pending.repairs,
                  ...Object.fromEntries(withSuggestion.map((line) => [line.key, line.suggestion ?? ''])),
                },
              })
            }
          >
            {t('imports:acceptAll', { count: withSuggestion.length })}
          </Button>
        )}
      </p>
      <ul className="lines">
        {lines.slice(0, limit).map((line) => (
          <Doubt
            key={line.key}
            line={line}
            repaired={pending.repairs[line.key]}
            onCell={onCell}
            {...(onPending ? { onRepair: repair } : {})}
          />
        ))}
      </ul>
      {lines.length > limit && <Button onClick={() => setLimit(limit + 200)}>{t('imports:more')}</Button>}
    </>
  )
}

function Doubt(props: {
  line: DoubtLine
  repaired: string | undefined
  onRepair?: (key: string, text: string) => void
  onCell: UnderstoodProps['onCell']
}) {
  const { t } = useTranslation()
  const { line, repaired, onRepair } = props
  const [text, setText] = useState(line.suggestion ?? '')
  const show = () => props.onCell({ sheet: line.sheet, cell: line.cell })
  return (
    <li className={repaired === undefined ? 'line line-doubt' : 'line line-settled'}>
      <button
        type="button"
        data-row-link
        className="plain-button line-head"
        onFocus={show}
        onClick={() => (line.suggestion !== null ? onRepair?.(line.key, line.suggestion) : show())}
      >
        <span className="doubt-sign" aria-hidden="true">
          {repaired === undefined ? '?' : '✓'}
        </span>
        <b>{line.cell || t('imports:rowNo', { row: line.row })}</b> {line.header} · {line.name}
      </button>
      <p>{line.reason}</p>
      {repaired !== undefined && <p>{t('imports:willBe', { text: repaired })}</p>}
      {onRepair && (
        <p className="line-repair">
          <Input
            size="small"
            value={text}
            aria-label={t('imports:repairOf', { cell: line.cell, header: line.header })}
            placeholder={t('imports:typeValue')}
            onFocus={show}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={() => onRepair(line.key, text)}
          />
          <Button size="small" disabled={text === ''} onClick={() => onRepair(line.key, text)}>
            {t(text === line.suggestion ? 'imports:accept' : 'imports:repair')}
          </Button>
        </p>
      )}
    </li>
  )
}
