import type { ImportView } from '@guatu/contract/imports'
import { Segmented } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cellAt, columnLetter } from './import-model.ts'

type Sheet = ImportView['sheets'][number]

/** The sheet as it is, with what each row was taken for, and a sign on every doubtful cell. */
export function SheetView({ view, shown }: { view: ImportView; shown: { sheet: string; cell: string } | null }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(view.sheets[0]?.name ?? '')
  useEffect(() => {
    if (shown) setChosen(shown.sheet)
  }, [shown])
  const sheet = view.sheets.find((s) => s.name === chosen) ?? view.sheets[0]
  const doubtful = useMemo(
    () => new Set(view.rows.filter((r) => r.sheet === sheet?.name).flatMap((r) => r.doubts.map((doubt) => doubt.cell))),
    [view.rows, sheet?.name],
  )
  if (!sheet) return <section className="import-sheet" />
  return (
    <section className="import-sheet" aria-label={t('imports:sheet')}>
      <div className="half-head">
        <h2>{t('imports:sheet')}</h2>
        {view.sheets.length > 1 && (
          <Segmented
            value={sheet.name}
            options={view.sheets.map((s) => ({
              value: s.name,
              label: s.hidden ? s.name + t('parts:bracketed', { text: t('imports:hidden') }) : s.name,
            }))}
            onChange={setChosen}
          />
        )}
      </div>
      <Grid sheet={sheet} doubtful={doubtful} shown={shown?.sheet === sheet.name ? shown.cell : null} />
    </section>
  )
}

function Grid({ sheet, doubtful, shown }: { sheet: Sheet; doubtful: ReadonlySet<string>; shown: string | null }) {
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const width = Math.max(...sheet.cells.map((row) => row.cells.length), 1)
  const at = shown ? cellAt(shown) : null
  useEffect(() => {
    const cell = shown && frame.current?.querySelector<HTMLElement>(`[data-cell="${shown}"]`)
    // Only the sheet moves: scrollIntoView would move the page under the reader's hand too.
    if (cell && frame.current)
      frame.current.scrollTo(
        cell.offsetLeft - frame.current.clientWidth / 2,
        cell.offsetTop - frame.current.clientHeight / 2,
      )
  }, [shown])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
    <div className="sheet-frame" ref={frame} tabIndex={0}>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t('imports:row')}</th>
            <th scope="col">{t('imports:kind')}</th>
            {Array.from({ length: width }, (_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={column} scope="col">
                {columnLetter(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.cells.map((row) => (
            <tr key={row.row} className={`row-${row.kind}${at?.row === row.row ? ' row-shown' : ''}`}>
              <th scope="row">{row.row}</th>
              <td className="row-kind">{t(`imports:rowKind.${row.kind}`, { defaultValue: row.kind })}</td>
              <Cells row={row} width={width} doubtful={doubtful} shown={shown} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A row with one text (a title, a section) is one wide cell, as it looks in the office's own sheet. */
function Cells(props: {
  row: Sheet['cells'][number]
  width: number
  doubtful: ReadonlySet<string>
  shown: string | null
}) {
  const { row, width } = props
  const alone = row.cells.length > 0 && row.cells.slice(1).every((text) => text === '')
  const texts = alone ? row.cells.slice(0, 1) : Array.from({ length: width }, (_, column) => row.cells[column] ?? '')
  return texts.map((text, column) => {
    const name = `${columnLetter(column)}${row.row}`
    const doubtful = props.doubtful.has(name)
    return (
      <td
        key={name}
        data-cell={name}
        colSpan={alone ? width : undefined}
        className={`${doubtful ? 'doubtful' : ''}${props.shown === name ? ' cell-shown' : ''}${alone ? ' cell-alone' : ''}`}
        title={text}
      >
        {doubtful && <span className="doubt-sign">?</span>}
        {text}
      </td>
    )
  })
}
