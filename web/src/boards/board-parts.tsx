import type { Board } from '@guatu/contract/boards'
import { changeOf } from './board-model.ts'
import { Shape } from './board-shapes.tsx'
import { t } from './board-words.ts'

export const percent = (value: string | null) => (value === null ? t('none') : `${value.replace('-', '−')}%`)

/** Change of rank: an arrow and a word, never a colour. */
export function Change({ change }: { change: number | null }) {
  const { kind, by } = changeOf(change)
  const arrow = { up: '↑', down: '↓', same: '→', none: '' }[kind]
  return (
    <span className={`change change-${kind}`}>
      {arrow} {t(kind, { by })}
    </span>
  )
}

/** The first cells of a ranked row: rank, its change, and who. */
export function RankCells({ rank, change, name }: { rank: number | null; change: number | null; name: string }) {
  return (
    <>
      <td className="right rank">{rank ?? t('none')}</td>
      <td>
        <Change change={change} />
      </td>
      <td className="name">
        <span>{name}</span>
      </td>
    </>
  )
}

/** A card with its shape and word; without one a dash. */
export function Worn({ card }: { card: Board['ahead'][number]['card'] }) {
  if (card === null) return <>{t('none')}</>
  return (
    <>
      <Shape level={card.level} colour={card.colour} />
      {card.word || t(`level_${card.level}`)}
    </>
  )
}

export function Fact(props: { name: string; value: string; unit?: string; wide?: boolean }) {
  return (
    <div className={props.wide ? 'wide' : ''}>
      <dt>{props.name}</dt>
      <dd>
        {props.value}
        {props.unit && <small>{props.unit}</small>}
      </dd>
    </div>
  )
}
