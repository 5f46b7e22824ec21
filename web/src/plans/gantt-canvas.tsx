import { type RefObject, useEffect, useRef } from 'react'
import { CanvasPen } from '../canvas/canvas-pen.ts'
import { drawGantt } from './draw-gantt.ts'
import { fitScale, type GanttScene } from './gantt-model.ts'

/**
 * The picture beside the table: it stands still while `frame` scrolls and draws only the rows that are seen. The table
 * is its twin for keyboard and screen reader.
 */
export function GanttCanvas(props: {
  scene: GanttScene
  frame: RefObject<HTMLElement | null>
  language: string
  label: string
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { scene, frame, language } = props
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
      drawGantt(new CanvasPen(context), scene, fitScale(scene, width), {
        width,
        height,
        scrollTop: scroller.scrollTop,
        language,
      })
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
  }, [scene, frame, language])
  return <canvas ref={canvas} className="gantt-canvas" role="img" aria-label={props.label} />
}
