import type { WallRow } from './wall-model.ts'

export type WallMove =
  | { readonly to: 'row'; readonly row: number }
  | { readonly to: 'open'; readonly row: number }
  | { readonly to: 'search' }
  | { readonly to: 'zoom'; readonly by: 1 | -1 }
  | { readonly to: 'today' }
  | { readonly to: 'clear' }

const pageOf = 10

/** What a key means on the wall; null when it is not ours. Group headers are passed over. `selected` −1: none yet. */
export function moveOf(key: string, rows: readonly WallRow[], selected: number): WallMove | null {
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return row(step(rows, selected, 1, 1))
    case 'k':
    case 'ArrowUp':
      return row(step(rows, selected, -1, 1))
    case 'PageDown':
      return row(step(rows, selected, 1, pageOf))
    case 'PageUp':
      return row(step(rows, selected, -1, pageOf))
    case 'Home':
      return row(step(rows, -1, 1, 1))
    case 'End':
      return row(step(rows, rows.length, -1, 1))
    case 'Enter':
      return rows[selected]?.kind === 'project' ? { to: 'open', row: selected } : null
    case '/':
      return { to: 'search' }
    case '+':
    case '=':
      return { to: 'zoom', by: 1 }
    case '-':
      return { to: 'zoom', by: -1 }
    case 't':
      return { to: 'today' }
    case 'Escape':
      return { to: 'clear' }
    default:
      return null
  }
}

const row = (to: number): WallMove | null => (to === -1 ? null : { to: 'row', row: to })

/** The `count`-th project row from `from` in a direction, as far as there are any; −1 in an empty wall. */
function step(rows: readonly WallRow[], from: number, direction: 1 | -1, count: number): number {
  let found = rows[from]?.kind === 'project' ? from : -1
  let left = count
  const start = from === -1 && direction === -1 ? rows.length : from
  for (let i = start + direction; i >= 0 && i < rows.length && left > 0; i += direction) {
    if (rows[i]!.kind !== 'project') continue
    found = i
    left -= 1
  }
  return found
}
