import { type RefObject, useEffect, useRef } from 'react'
import type { TimeScale } from '../canvas/time-scale.ts'
import type { GanttHands } from './gantt-canvas.tsx'
import { type GanttScene, type Grip, gripAt, headHeight } from './gantt-model.ts'
import { daysDragged } from './move-activity-model.ts'

/** What was drawn last: the ground on which a pointer lands. */
export type Drawn = { readonly scene: GanttScene; readonly scale: TimeScale; readonly scrollTop: number }

/**
 * Bars under the pointer: hold, drag by whole days, release; a click only chooses. A finger scrolls, but drags the bar that a tap chose before.
 * Answers the axis while a bar is held.
 */
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

type Point = { readonly clientX: number; readonly clientY: number }

function gripOf(target: HTMLElement, now: Drawn | null, at: Point, finger: boolean): Grip | null {
  const box = target.getBoundingClientRect()
  const y = at.clientY - box.top - headHeight
  return !now || y < 0 ? null : gripAt(now.scene, now.scale, at.clientX - box.left, y + now.scrollTop, finger)
}

function listen(
  target: HTMLCanvasElement,
  drawn: RefObject<Drawn | null>,
  held: RefObject<TimeScale | null>,
  hands: () => GanttHands | null,
): () => void {
  let from = 0
  const isChosen = (grip: Grip | null): boolean =>
    grip !== null && drawn.current?.scene.rows[grip.row]?.id === hands()?.chosen
  const down = (event: PointerEvent) => {
    const finger = event.pointerType === 'touch'
    const grip = event.button === 0 ? gripOf(target, drawn.current, event, finger) : null
    if (!grip || !drawn.current) return
    const wasChosen = isChosen(grip)
    hands()?.choose(drawn.current.scene.rows[grip.row]!.id)
    if ((finger && !wasChosen) || !hands()?.hold(grip)) return
    held.current = drawn.current.scale
    from = event.clientX
    target.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent) => {
    if (held.current) {
      hands()?.drag(daysDragged(event.clientX - from, held.current.pxPerDay))
      return
    }
    const grip = gripOf(target, drawn.current, event, false)
    target.style.cursor = grip ? (grip.part === 'end' ? 'ew-resize' : 'grab') : ''
  }
  const end = (keep: boolean) => {
    if (!held.current) return
    held.current = null
    hands()?.release(keep)
  }
  // Kept from scrolling, or the browser would take the finger away from the bar.
  const touch = (event: TouchEvent) => held.current && event.touches.length === 1 && event.preventDefault()
  const stop = new AbortController()
  const { signal } = stop
  target.addEventListener('pointerdown', down, { signal })
  target.addEventListener('pointermove', move, { signal })
  target.addEventListener('pointerup', () => end(true), { signal })
  target.addEventListener('pointercancel', () => end(false), { signal })
  target.addEventListener('touchstart', touch, { signal, passive: false })
  addEventListener('keydown', (event) => event.key === 'Escape' && end(false), { signal })
  return () => stop.abort()
}
