import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { ProvisionalDay } from '../calendar/provisional-date.tsx'
import { describeActivity, factsOf, reasonOf } from './describe.ts'
import { type Pointed, type StageInput, WallStage } from './wall-stage.ts'

export type CanvasHandle = { showToday(): void; zoomTo(pxPerDay: number): void; readonly pxPerDay: number }
type Props = StageInput & {
  readonly language: string
  readonly label: string
  readonly onPress: (row: number) => void
  readonly handle: Ref<CanvasHandle>
}

/** The chart itself, with the tip that follows the pointer. Screen readers get the table instead. */
export function WallCanvas({ language, label, onPress, handle, ...input }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const sizer = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const stage = useRef<WallStage | null>(null)
  const press = useRef(onPress)
  press.current = onPress
  const [pointed, setPointed] = useState<Pointed | null>(null)
  useEffect(() => {
    const parts = { scroller: scroller.current!, sizer: sizer.current!, canvas: canvas.current! }
    const made = new WallStage(parts, { pointed: setPointed, pressed: (row) => press.current(row) })
    stage.current = made
    return () => made.destroy()
  }, [])
  const { wall, rows, texts, dense, zoom, selected } = input
  useEffect(() => {
    stage.current?.update({ wall, rows, texts, dense, zoom, selected })
  }, [wall, rows, texts, dense, zoom, selected])
  useImperativeHandle(handle, () => ({
    showToday: () => stage.current?.showToday(),
    zoomTo: (pxPerDay) => stage.current?.zoomTo(pxPerDay),
    get pxPerDay() {
      return stage.current?.pxPerDay ?? 1
    },
  }))
  return (
    <section
      className="wall-scroller"
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
      tabIndex={0}
      aria-label={label}
      data-testid="wall-chart"
    >
      <div className="wall-sizer" ref={sizer}>
        <canvas ref={canvas} />
      </div>
      {pointed && <Tip input={input} language={language} at={pointed} />}
    </section>
  )
}

function Tip({ input, language, at }: { input: StageInput; language: string; at: Pointed }) {
  const row = input.rows[at.row]
  if (row?.kind !== 'project') return null
  const { project } = row
  const reason = reasonOf(project, language)
  const below = at.y < window.innerHeight - 240
  const side = at.x < window.innerWidth - 360
  const place = {
    ...(side ? { left: at.x + 16 } : { right: window.innerWidth - at.x + 16 }),
    ...(below ? { top: at.y + 16 } : { bottom: window.innerHeight - at.y + 16 }),
  }
  return (
    <div className="wall-tip" style={place} aria-hidden="true">
      <strong>{project.name}</strong>
      {at.activity >= 0 && (
        <p className="wall-tip-activity">{describeActivity(input.wall, at.activity, input.texts)}</p>
      )}
      {reason && <p>{reason}</p>}
      <dl>
        {factsOf(project, input.texts).map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd>
              {fact.value}
              <ProvisionalDay day={fact.computed ?? null} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
