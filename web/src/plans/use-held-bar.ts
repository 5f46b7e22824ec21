import { type RefObject, useEffect, useRef } from 'react'
import type { TimeScale } from '../canvas/time-scale.ts'
import type { GanttHands } from './gantt-canvas.tsx'
import { type GanttScene, type Grip, gripAt, headHeight } from './gantt-model.ts'
import { daysDragged } from './move-activity-model.ts'

/** What was drawn last: the ground on which a pointer lands. */
export type Drawn = { readonly scene: GanttScene; readonly scale: TimeScale; readonly scrollTop: number }

/** Bars under the pointer: hold, drag by whole days, release; a click only chooses. Answers the axis while a bar is held. */
export function useHeldBar(
  canvas: RefObject<HTMLCanvasElement | null>,
  drawn: RefObject<Drawn | null>,
  hands: GanttHands | null,
): RefObject<TimeScale | null> {
  const held = useRef<TimeScale | null>(null)
  const latest = useRef(hands)
  latest.current = hands
  const may = hands !== null
  useEffect(() => {
    const target = canvas.current
    if (!target || !may) return
    return listen(target, drawn, held, () => latest.current)
  }, [canvas, drawn, may])
  return held
}

function gripOf(target: HTMLElement, now: Drawn | null, event: PointerEvent): Grip | null {
  const box = target.getBoundingClientRect()
  const y = event.clientY - box.top - headHeight
  return !now || y < 0 ? null : gripAt(now.scene, now.scale, event.clientX - box.left, y + now.scrollTop)
}

function listen(
  target: HTMLCanvasElement,
  drawn: RefObject<Drawn | null>,
  held: RefObject<TimeScale | null>,
  hands: () => GanttHands | null,
): () => void {
  let from = 0
  const down = (event: PointerEvent) => {
    const grip = event.button === 0 ? gripOf(target, drawn.current, event) : null
    if (!grip || !drawn.current) return
    hands()?.choose(drawn.current.scene.rows[grip.row]!.id)
    // A finger scrolls; bars are dragged with a mouse or a pen.
    if (event.pointerType === 'touch' || !hands()?.hold(grip)) return
    held.current = drawn.current.scale
    from = event.clientX
    target.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent) => {
    if (held.current) {
      hands()?.drag(daysDragged(event.clientX - from, held.current.pxPerDay))
      return
    }
    const grip = gripOf(target, drawn.current, event)
    target.style.cursor = grip ? (grip.part === 'end' ? 'ew-resize' : 'grab') : ''
  }
  const end = (keep: boolean) => {
    if (!held.current) return
    held.current = null
    hands()?.release(keep)
  }
  const stop = new AbortController()
  const { signal } = stop
  target.addEventListener('pointerdown', down, { signal })
  target.addEventListener('pointermove', move, { signal })
  target.addEventListener('pointerup', () => end(true), { signal })
  target.addEventListener('pointercancel', () => end(false), { signal })
  addEventListener('keydown', (event) => event.key === 'Escape' && end(false), { signal })
  return () => stop.abort()
}
