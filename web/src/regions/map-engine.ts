import { ScatterChart } from 'echarts/charts'
import { GeoComponent } from 'echarts/components'
import { type ECharts, getMap, init, registerMap, use } from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import { mapOption } from './map-option.ts'
import type { MapGround, MapPicture } from './map-picture.ts'

use([GeoComponent, ScatterChart, CanvasRenderer, SVGRenderer])

/** What a map tells: places by their ordinal, projects by their id. */
export type MapHears = {
  readonly onPlace?: (place: string) => void
  readonly onPoint?: (id: string) => void
  /** Null when the pointer leaves; where it is on the page otherwise. */
  readonly onHover?: (id: string | null, at: { readonly x: number; readonly y: number }) => void
  /** A place that was clicked, in degrees of the map's datum. */
  readonly onSpot?: (lon: number, lat: number) => void
}
export type RunningMap = {
  readonly draw: (picture: MapPicture) => void
  /** The whole map again, after it was moved. */
  readonly fit: () => void
  readonly stop: () => void
}

type GeoJson = Parameters<typeof registerMap>[1]
function know({ key, shapes }: MapGround): void {
  if (!getMap(key)) registerMap(key, shapes as unknown as GeoJson)
}

/** A map that lives in an element until it is stopped. */
export function startMap(element: HTMLElement, hears: () => MapHears): RunningMap {
  const chart = init(element, undefined, { renderer: 'canvas' })
  const watch = new ResizeObserver(() => chart.resize())
  watch.observe(element)
  listen(chart, element, hears)
  return {
    draw: (picture) => {
      know(picture.ground)
      chart.setOption(mapOption(picture), { replaceMerge: ['series'] })
      // What stands where is also told to tests and to whoever inspects the page: canvases are mute.
      element.dataset.points = JSON.stringify(
        picture.points.map((p) => [p.id, ...chart.convertToPixel('geo', [p.lon, p.lat])]),
      )
    },
    fit: () => chart.setOption({ geo: { center: null, zoom: 1 } } as never),
    stop: () => {
      watch.disconnect()
      chart.dispose()
    },
  }
}

function listen(chart: ECharts, element: HTMLElement, hears: () => MapHears): void {
  chart.on('click', (event) => {
    if (event.componentType === 'series') hears().onPoint?.(event.name)
    else if (event.componentType === 'geo') hears().onPlace?.(event.name)
  })
  chart.on('mouseover', { seriesIndex: 0 }, (event) => {
    const box = element.getBoundingClientRect()
    const { offsetX = 0, offsetY = 0 } = event.event ?? {}
    hears().onHover?.(event.name, { x: box.left + offsetX, y: box.top + offsetY })
  })
  chart.on('mouseout', { seriesIndex: 0 }, () => hears().onHover?.(null, { x: 0, y: 0 }))
  chart.getZr().on('click', ({ offsetX, offsetY }) => {
    const [lon, lat] = (chart.convertFromPixel('geo', [offsetX, offsetY]) as number[] | undefined) ?? []
    if (lon !== undefined && lat !== undefined) hears().onSpot?.(lon, lat)
  })
}

/** What ECharts adds for a pointer: nothing on paper, and styles of its own would break the content policy. */
const forPointers = /<style[\s\S]*?<\/style>| (?:class|ecmeta_\w+)="[^"]*"/g

/** The map as an `<svg>` element of so many units, for paper: attributes only, no style sheet. */
export function mapSvg(picture: MapPicture, width: number, height: number, scale: number): string {
  know(picture.ground)
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width, height })
  chart.setOption(mapOption({ ...picture, moves: false }, scale))
  const svg = chart.renderToSVGString().replace(forPointers, '')
  chart.dispose()
  return svg
}
