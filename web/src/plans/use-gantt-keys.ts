import type { KeyboardEvent, RefObject } from 'react'
import type { GanttHands } from './gantt-canvas.tsx'
import { type GanttScene, headHeight, rowHeight } from './gantt-model.ts'

const WEEK = 7

/**
 * Keys of the picture: ↑ ↓ choose a row, ← → move it a day (with Ctrl a week), Shift ← → make it shorter or longer, Delete gives it back
 * to its links, Enter opens it. Ctrl+Z undoes, as everywhere on the page.
 */
export const useGanttKeys =
  (scene: GanttScene, hands: GanttHands | null, frame: RefObject<HTMLElement | null>) =>
  (event: KeyboardEvent): void => {
    if (!hands || event.altKey || event.metaKey) return
    const at = scene.rows.findIndex((row) => row.id === hands.chosen)
    const id = scene.rows[at]?.id
    const done = act(event, scene, hands, at, id, (row) => frame.current && reveal(frame.current, row))
    if (done) event.preventDefault()
  }

/** The row that keys work on is always seen. */
function reveal(frame: HTMLElement, row: number): void {
  const top = row * rowHeight
  const lowest = top + rowHeight + headHeight - frame.clientHeight
  if (frame.scrollTop > top) frame.scrollTop = top
  else if (frame.scrollTop < lowest) frame.scrollTop = lowest
}

function act(
  event: KeyboardEvent,
  scene: GanttScene,
  hands: GanttHands,
  at: number,
  id: string | undefined,
  show: (row: number) => void,
): boolean {
  const { key } = event
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const to = Math.max(0, Math.min(scene.rows.length - 1, at + (key === 'ArrowDown' ? 1 : -1)))
    const next = scene.rows[to]
    if (next) hands.choose(next.id)
    show(to)
    return next !== undefined
  }
  if (!id) return false
  show(at)
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const days = (key === 'ArrowRight' ? 1 : -1) * (event.ctrlKey ? WEEK : 1)
    if (event.shiftKey) hands.stretch(id, days)
    else hands.move(id, days)
    return true
  }
  if (key === 'Delete' || key === 'Backspace') hands.free(id)
  else if (key === 'Enter') hands.open(id)
  else return false
  return true
}
