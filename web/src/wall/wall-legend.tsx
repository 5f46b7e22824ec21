import type { Wall } from '@guatu/domain/wall/decode-wall'
import { useEffect, useRef } from 'react'
import { CanvasPen } from '../canvas/canvas-pen.ts'
import type { WallTexts } from '../locales/wall.ts'
import { type LegendMark, legendMarks } from './legend-marks.ts'

/** What the marks of the chart mean, opened at the foot. */
export function WallLegend({ wall, texts }: { wall: Wall; texts: WallTexts }) {
  return (
    <details className="wall-legend">
      <summary>{texts.legendTitle}</summary>
      <ul>
        {legendMarks(wall, texts).map((mark) => (
          <li key={mark.word}>
            <Mark mark={mark} /> {mark.word}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Mark({ mark }: { mark: LegendMark }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const made = canvas.current!
    Object.assign(made, { width: 24 * devicePixelRatio, height: 20 * devicePixelRatio })
    const context = made.getContext('2d')!
    context.scale(devicePixelRatio, devicePixelRatio)
    mark.draw(new CanvasPen(context), 1, 10)
  }, [mark])
  return <canvas ref={canvas} />
}
