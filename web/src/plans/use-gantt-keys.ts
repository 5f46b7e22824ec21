import type { KeyboardEvent } from 'react'
import type { GanttHands } from './gantt-canvas.tsx'
import type { GanttScene } from './gantt-model.ts'

const WEEK = 7

/**
 * Keys of the picture: ↑ ↓ choose a row, ← → move it a day (with Ctrl a week), Shift ← → make it shorter or longer, Delete gives it back
 * to its links, Enter opens it. Ctrl+Z undoes, as everywhere on the page.
 */
export const useGanttKeys =
  (scene: GanttScene, hands: GanttHands | null) =>
  (event: KeyboardEvent): void => {
    if (!hands || event.altKey || event.metaKey) return
    const at = scene.rows.findIndex((row) => row.id === hands.chosen)
    const id = scene.rows[at]?.id
    const done = act(event, scene, hands, at, id)
    if (done) event.preventDefault()
  }

function act(event: KeyboardEvent, scene: GanttScene, hands: GanttHands, at: number, id: string | undefined): boolean {
  const { key } = event
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const next = scene.rows[Math.max(0, Math.min(scene.rows.length - 1, at + (key === 'ArrowDown' ? 1 : -1)))]
    if (next) hands.choose(next.id)
    return next !== undefined
  }
  if (!id) return false
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
