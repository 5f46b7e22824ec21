import { firstAbove } from '../canvas/find-visible.ts'
import type { WallRow } from './wall-model.ts'

export type PaneColumnKey = 'light' | 'name' | 'crew' | 'card' | 'strip'
export type PaneColumn = { readonly key: PaneColumnKey; readonly x: number; readonly width: number }

/** Where things stand: all in CSS pixels. */
export type WallLayout = {
  readonly width: number
  readonly height: number
  readonly columns: readonly PaneColumn[]
  readonly paneWidth: number
  readonly headerHeight: number
  readonly rowHeight: number
  readonly groupHeight: number
  readonly dense: boolean
  /** `tops[i]` is where row i begins below the header; the last entry is where the rows end. */
  readonly tops: Int32Array
}

const wide: readonly (readonly [PaneColumnKey, number])[] = [
  ['light', 112],
  ['name', 216],
  ['crew', 92],
  ['card', 64],
  ['strip', 116],
]
const narrow: typeof wide = [
  ['light', 32],
  ['name', 128],
]
const middle: typeof wide = [
  ['light', 112],
  ['name', 208],
  ['strip', 116],
]
const paper: typeof wide = [
  ['light', 112],
  ['name', 320],
  ['crew', 120],
  ['card', 68],
  ['strip', 116],
]

/** Lays rows out in a window; below 700 px only light and name stay frozen, below 1,100 px crew and card go. */
export function layOut(
  rows: readonly WallRow[],
  size: { readonly width: number; readonly height: number },
  dense: boolean,
  medium: 'screen' | 'paper' = 'screen',
): WallLayout {
  const rowHeight = dense ? 26 : 48
  const groupHeight = dense ? 26 : 32
  const tops = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => {
    tops[i + 1] = tops[i]! + (row.kind === 'group' ? groupHeight : rowHeight)
  })
  let x = 0
  const chosen = medium === 'paper' ? paper : size.width < 700 ? narrow : size.width < 1100 ? middle : wide
  const columns = chosen.map(([key, width]) => {
    const column = { key, x, width }
    x += width
    return column
  })
  return { ...size, columns, paneWidth: x, headerHeight: 48, rowHeight, groupHeight, dense, tops }
}

export const contentHeight = (layout: WallLayout): number => layout.tops[layout.tops.length - 1] ?? 0

export type Hit = {
  readonly row: number
  readonly area: 'pane' | 'chart'
  /** Column under the pointer in the pane. */
  readonly column: PaneColumnKey | null
}

/** What lies under a point of the window; null on the header or below the last row. */
export function hitTest(layout: WallLayout, scrollY: number, x: number, y: number): Hit | null {
  if (y < layout.headerHeight || x < 0 || x > layout.width) return null
  const at = y - layout.headerHeight + scrollY
  if (at >= contentHeight(layout)) return null
  const row = firstAbove(layout.tops, at) - 1
  if (row < 0) return null
  const area = x < layout.paneWidth ? 'pane' : 'chart'
  const column = layout.columns.find((c) => x >= c.x && x < c.x + c.width)
  return { row, area, column: area === 'pane' ? (column?.key ?? null) : null }
}

/** The scroll that brings a row wholly into the window; unchanged when it is there already. */
export function scrollToRow(layout: WallLayout, scrollY: number, row: number): number {
  const top = layout.tops[row] ?? 0
  const bottom = layout.tops[row + 1] ?? top
  const view = layout.height - layout.headerHeight
  const pinned = layout.groupHeight
  if (top < scrollY + pinned) return Math.max(0, top - pinned)
  if (bottom > scrollY + view) return bottom - view
  return scrollY
}
