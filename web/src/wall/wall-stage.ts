import type { Wall } from '@guatu/domain/wall/decode-wall'
import { CanvasPen } from '../canvas/canvas-pen.ts'
import { pxPerDayOf, type TimeScale, widthOf, xOf, type Zoom, zoomAround } from '../canvas/time-scale.ts'
import type { WallTexts } from '../locales/wall.ts'
import { drawWall } from './draw-wall.ts'
import { activityAt } from './hit-activity.ts'
import { packLanes } from './pack-lanes.ts'
import { contentHeight, hitTest, layOut, scrollToRow, type WallLayout } from './wall-layout.ts'
import { spanOf, type WallRow } from './wall-model.ts'
import type { WallScene } from './wall-scene.ts'

export type Pointed = { readonly row: number; readonly activity: number; readonly x: number; readonly y: number }
export type StageInput = {
  readonly wall: Wall
  readonly rows: readonly WallRow[]
  readonly texts: WallTexts
  readonly dense: boolean
  readonly zoom: Zoom
  readonly selected: number
}
type Parts = { readonly scroller: HTMLElement; readonly sizer: HTMLElement; readonly canvas: HTMLCanvasElement }
type Heard = { readonly pointed: (at: Pointed | null) => void; readonly pressed: (row: number) => void }

/**
 * The canvas under a scroller of the browser's own: it holds scale, scroll and hover, and draws one frame when any of
 * them changed. React gives it data and hears of pointing and pressing.
 */
export class WallStage {
  private readonly parts: Parts
  private readonly heard: Heard
  private readonly context: CanvasRenderingContext2D
  private readonly watch: ResizeObserver
  private readonly gone = new AbortController()
  private input: StageInput | null = null
  private lanes: Uint8Array = new Uint8Array()
  private layout: WallLayout | null = null
  private scale: TimeScale = { first: 0, last: 0, pxPerDay: 1 }
  private hovered = -1
  private frame = 0

  constructor(parts: Parts, heard: Heard) {
    this.parts = parts
    this.heard = heard
    this.context = parts.canvas.getContext('2d', { alpha: false })!
    const { signal } = this.gone
    parts.scroller.addEventListener('scroll', () => this.ask(), { signal, passive: true })
    parts.scroller.addEventListener('wheel', (e) => this.onWheel(e), { signal, passive: false })
    parts.canvas.addEventListener('pointermove', (e) => this.onPointer(e), { signal, passive: true })
    parts.canvas.addEventListener('pointerleave', () => this.leave(), { signal })
    parts.canvas.addEventListener('click', (e) => this.onClick(e), { signal })
    this.watch = new ResizeObserver(() => this.resize())
    this.watch.observe(parts.scroller)
  }

  /** Takes new data or settings. The first time, and on another zoom, the scroll is set; otherwise it stays. */
  update(input: StageInput): void {
    const before = this.input
    this.input = input
    if (before?.wall !== input.wall) {
      this.lanes = packLanes(input.wall)
      const { first, last } = spanOf(input.wall)
      const scrolled = this.scale.first - first
      this.scale = { first, last, pxPerDay: before ? this.scale.pxPerDay : pxPerDayOf[input.zoom] }
      if (before) this.parts.scroller.scrollLeft += scrolled * this.scale.pxPerDay
    }
    this.arrange()
    if (!before) this.showToday()
    else if (before.zoom !== input.zoom) this.zoomTo(pxPerDayOf[input.zoom])
    if (before && before.selected !== input.selected && input.selected >= 0) this.reveal(input.selected)
    this.ask()
  }

  /** Puts today at two fifths of the chart, where what comes next has the larger part. */
  showToday(): void {
    if (!this.input || !this.layout) return
    const chart = this.layout.width - this.layout.paneWidth
    this.parts.scroller.scrollLeft = xOf(this.scale, this.input.wall.asOf) - chart * 0.4
  }

  /** Zooms around `anchor` (pixels from the chart's left edge); without one, around today when it can be seen. */
  zoomTo(pxPerDay: number, anchor?: number): void {
    if (!this.input || !this.layout) return
    const { scroller } = this.parts
    const chart = this.layout.width - this.layout.paneWidth
    const today = xOf(this.scale, this.input.wall.asOf) - scroller.scrollLeft
    const around = anchor ?? (today > 0 && today < chart ? today : chart / 2)
    const next = zoomAround(this.scale, scroller.scrollLeft, around, pxPerDay)
    this.scale = next.scale
    this.arrange()
    scroller.scrollLeft = next.scrollX
    this.ask()
  }

  get pxPerDay(): number {
    return this.scale.pxPerDay
  }

  destroy(): void {
    this.gone.abort()
    this.watch.disconnect()
    cancelAnimationFrame(this.frame)
  }

  private reveal(row: number): void {
    if (this.layout) this.parts.scroller.scrollTop = scrollToRow(this.layout, this.parts.scroller.scrollTop, row)
  }

  private resize(): void {
    const first = !this.layout || this.layout.width === 0
    this.arrange()
    if (first) this.showToday()
    this.draw()
  }

  /** Lays out anew and gives the scroller its extent. */
  private arrange(): void {
    if (!this.input) return
    const { scroller, sizer, canvas } = this.parts
    const size = { width: scroller.clientWidth, height: scroller.clientHeight }
    this.layout = layOut(this.input.rows, size, this.input.dense)
    const pixels = {
      width: Math.round(size.width * devicePixelRatio),
      height: Math.round(size.height * devicePixelRatio),
    }
    if (canvas.width !== pixels.width || canvas.height !== pixels.height) {
      Object.assign(canvas, pixels)
      canvas.style.width = `${size.width}px`
      canvas.style.height = `${size.height}px`
    }
    sizer.style.width = `${Math.ceil(this.layout.paneWidth + widthOf(this.scale))}px`
    sizer.style.height = `${this.layout.headerHeight + contentHeight(this.layout)}px`
  }

  private ask(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw())
  }

  private scene(): WallScene | null {
    const { input, layout } = this
    if (!input || !layout || layout.width === 0) return null
    const { scroller } = this.parts
    const { wall, rows, texts, selected } = input
    const at = { scrollX: scroller.scrollLeft, scrollY: scroller.scrollTop, hovered: this.hovered, selected }
    return { wall, lanes: this.lanes, rows, layout, scale: this.scale, texts, medium: 'screen', ...at }
  }

  private draw(): void {
    cancelAnimationFrame(this.frame)
    this.frame = 0
    const scene = this.scene()
    if (!scene) return
    this.context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
    drawWall(new CanvasPen(this.context), scene)
  }

  private onWheel(event: WheelEvent): void {
    if (!(event.ctrlKey || event.metaKey) || !this.layout) return
    event.preventDefault()
    const anchor = event.offsetX - this.layout.paneWidth
    this.zoomTo(this.scale.pxPerDay * 1.0015 ** -event.deltaY, Math.max(0, anchor))
  }

  private onPointer(event: PointerEvent): void {
    const scene = this.scene()
    if (!scene) return
    const hit = hitTest(scene.layout, scene.scrollY, event.offsetX, event.offsetY)
    const row = hit ? scene.rows[hit.row] : undefined
    const at = row?.kind === 'project' ? hit!.row : -1
    if (at !== this.hovered) {
      this.hovered = at
      this.ask()
    }
    this.parts.canvas.style.cursor = at === -1 ? 'default' : 'pointer'
    if (row?.kind !== 'project') {
      this.heard.pointed(null)
      return
    }
    const y = event.offsetY - scene.layout.headerHeight + scene.scrollY - scene.layout.tops[at]!
    const activity = hit!.area === 'chart' ? activityAt(scene, row.project, event.offsetX, y) : -1
    this.heard.pointed({ row: at, activity, x: event.clientX, y: event.clientY })
  }

  private leave(): void {
    this.hovered = -1
    this.heard.pointed(null)
    this.ask()
  }

  private onClick(event: MouseEvent): void {
    const scene = this.scene()
    const hit = scene && hitTest(scene.layout, scene.scrollY, event.offsetX, event.offsetY)
    if (scene && hit && scene.rows[hit.row]?.kind === 'project') this.heard.pressed(hit.row)
  }
}
