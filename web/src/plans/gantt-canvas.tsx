import { type RefObject, useEffect, useRef } from 'react'
import { CanvasPen } from '../canvas/canvas-pen.ts'
import { drawGantt } from './draw-gantt.ts'
import { fitScale, type GanttScene, type Grip } from './gantt-model.ts'
import { useGanttKeys } from './use-gantt-keys.ts'
import { type Drawn, useHeldBar } from './use-held-bar.ts'

/** What hands do to a bar. `hold` begins with a grip, `drag` moves by whole days, `release` keeps it or lets it go (Escape). */
export type GanttHands = {
  readonly chosen: string | null
  readonly choose: (id: string) => void
  readonly hold: (grip: Grip) => boolean
  readonly drag: (days: number) => void
  readonly release: (keep: boolean) => void
  readonly move: (id: string, days: number) => void
  readonly stretch: (id: string, days: number) => void
  readonly free: (id: string) => void
  readonly open: (id: string) => void
}
type Props = {
  scene: GanttScene
  frame: RefObject<HTMLElement | null>
  language: string
  label: string
  hands: GanttHands
}

/**
 * The picture beside the table: it stands still while `frame` scrolls and draws only the rows that are seen. The table
 * is its twin for screen readers; bars are dragged here, or moved by arrow keys.
 */
export function GanttCanvas({ scene, frame, language, label, hands }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef<Drawn | null>(null)
  const { chosen } = hands
  const held = useHeldBar(canvas, drawn, hands)
  const onKeyDown = useGanttKeys(scene, hands, frame)
  useEffect(() => {
    const scroller = frame.current
    const target = canvas.current
    const context = target?.getContext('2d')
    if (!scroller || !target || !context) return
    let asked = 0
    const draw = () => {
      asked = 0
      const width = target.parentElement?.clientWidth ?? 600
      const height = scroller.clientHeight
      const ratio = devicePixelRatio || 1
      if (target.width !== Math.round(width * ratio) || target.height !== Math.round(height * ratio)) {
        target.width = Math.round(width * ratio)
        target.height = Math.round(height * ratio)
        target.style.height = `${height}px`
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      // The axis stands still while a bar is held, or the bar would run from under the hand.
      const scale = held.current ?? fitScale(scene, width)
      drawn.current = { scene, scale, scrollTop: scroller.scrollTop }
      const view = { width, height, scrollTop: scroller.scrollTop, language, chosen }
      drawGantt(new CanvasPen(context), scene, scale, view)
    }
    const ask = () => {
      if (!asked) asked = requestAnimationFrame(draw)
    }
    draw()
    scroller.addEventListener('scroll', ask, { passive: true })
    const watch = new ResizeObserver(ask)
    watch.observe(scroller)
    return () => {
      cancelAnimationFrame(asked)
      scroller.removeEventListener('scroll', ask)
      watch.disconnect()
    }
  }, [scene, frame, language, chosen, held])
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: bars are moved here by keys, which a picture does not take
    <canvas
      ref={canvas}
      className="gantt-canvas"
      tabIndex={0}
      role="application"
      aria-label={label}
      onKeyDown={onKeyDown}
    />
  )
}
