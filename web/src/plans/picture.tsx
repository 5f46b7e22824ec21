import { useEffect, useRef } from 'react'
import { CanvasPen } from '../canvas/canvas-pen.ts'
import type { Pen } from '../canvas/pen.ts'

type Props = {
  height: number
  /** As wide as the place it stands in where left out; a wider one scrolls inside it. */
  width?: number
  label: string
  draw: (pen: Pen, width: number) => void
}

/** A drawing on the one engine; whoever can't see it finds the same in the table or list beside. */
export function Picture({ height, width, label, draw }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const target = canvas.current
    const context = target?.getContext('2d')
    if (!target?.parentElement || !context) return
    const paint = () => {
      const wide = width ?? roomIn(target.parentElement!)
      const ratio = devicePixelRatio || 1
      target.width = Math.round(wide * ratio)
      target.height = Math.round(height * ratio)
      target.style.width = `${wide}px`
      target.style.height = `${height}px`
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      draw(new CanvasPen(context), wide)
    }
    paint()
    const watch = new ResizeObserver(paint)
    watch.observe(target.parentElement)
    return () => watch.disconnect()
  }, [height, width, draw])
  return <canvas ref={canvas} className="plan-picture" role="img" aria-label={label} />
}

/** The width inside the padding, which clientWidth counts in. */
function roomIn(place: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(place)
  return place.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
}
