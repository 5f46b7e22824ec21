import type { LevelLetter } from '@guatu/domain/wall/snapshot'
import type { ScatterSeriesOption } from 'echarts/charts'
import type { GeoComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import { accent, fontFamily as fonts, levelColours, neutral } from '../theme/tokens.ts'
import {
  boundsOf,
  type MapPicture,
  middleOf,
  type PicturedPlace,
  type PicturedPoint,
  shadeOf,
  shadeSteps,
} from './map-picture.ts'

export type MapOption = ComposeOption<GeoComponentOption | ScatterSeriesOption>

/** ECharts writes it into attributes of an SVG as it is: no double quotes then. */
const fontFamily = fonts.replaceAll('"', "'")

/** White: none. Then steps of the accent, so pale that every level stands out from them. */
export const shadeColours = [neutral.n0, accent.wash, accent.mist, accent.soft] as const

/** The shapes of the levels in a square of 14, as the wall draws them. */
const symbols: { readonly [L in LevelLetter]: string } = {
  s: 'rect',
  w: 'triangle',
  r: 'path://M7 0.4A6.6 6.6 0 1 1 7 13.6A6.6 6.6 0 1 1 7 0.4ZM7 1.8A5.2 5.2 0 1 0 7 12.2A5.2 5.2 0 1 0 7 1.8ZM7 7V1A6 6 0 0 1 13 7Z',
  n: 'circle',
  c: 'path://M2 0.5H3.6L13 4L3.6 8V14H2Z',
  '-': 'path://M2 6H12V8H2Z',
}
const sizes: { readonly [L in LevelLetter]: number } = { s: 12, w: 13, r: 13, n: 8, c: 13, '-': 9 }
const glyphs: { readonly [L in LevelLetter]: string } = { s: '■', w: '▲', r: '◔', n: '●', c: '⚑', '-': '—' }
/** What is drawn last lies on top: the worst. */
const order: readonly LevelLetter[] = ['-', 'n', 'c', 'r', 'w', 's']

/** The map as ECharts is told it; `scale` enlarges marks and letters for paper. */
export function mapOption(picture: MapPicture, scale = 1): MapOption {
  const [, south, , north] = boundsOf(picture.ground.shapes)
  const steps = shadeSteps(Math.max(0, ...picture.places.map((p) => p.total)))
  return {
    animation: false,
    textStyle: { fontFamily },
    geo: {
      map: picture.ground.key,
      nameProperty: 'place',
      roam: picture.moves,
      scaleLimit: { min: 1, max: 40 },
      // Degrees of longitude are shorter than those of latitude, by the cosine of the latitude.
      aspectScale: Math.cos((((south + north) / 2) * Math.PI) / 180),
      preserveAspect: 'contain',
      left: 12 * scale,
      right: 12 * scale,
      top: 12 * scale,
      // On screen the name of the map and its approval number stand below it in two lines.
      bottom: scale === 1 ? 48 : 28 * scale,
      selectedMode: false,
      itemStyle: { areaColor: neutral.n0, borderColor: neutral.n400, borderWidth: scale },
      label: { show: false },
      emphasis: {
        itemStyle: { borderColor: accent.base, borderWidth: 2 * scale, areaColor: 'inherit' },
        label: { show: false },
      },
      regions: picture.places.map((p) => ({
        name: p.place,
        itemStyle: {
          areaColor: shadeColours[shadeOf(p.total, steps)]!,
          ...(p.chosen ? { borderColor: accent.strong, borderWidth: 2.5 * scale } : {}),
        },
      })),
    },
    series: [
      {
        type: 'scatter',
        coordinateSystem: 'geo',
        symbolKeepAspect: true,
        emphasis: { scale: 1.3 },
        data: [...picture.points].sort(belowToTop).map((p) => pointOf(p, scale)),
      },
      namesOf(picture, scale),
    ],
  }
}

/** Names above the points, with a halo instead of a ground: neither hides the other, and a finger reaches the point. */
function namesOf(picture: MapPicture, scale: number): ScatterSeriesOption {
  const labels = new Map(picture.places.map((p) => [p.place, labelOf(p)]))
  return {
    type: 'scatter',
    coordinateSystem: 'geo',
    silent: true,
    z: 5,
    symbolSize: 1,
    itemStyle: { color: 'transparent' },
    label: {
      show: true,
      position: 'inside',
      formatter: ({ name }) => labels.get(name) ?? '',
      ...lettersOf(picture, scale),
    },
    data: picture.ground.shapes.features.map((f) => ({ name: f.properties.place, value: [...middleOf(f)] })),
  }
}

const belowToTop = (a: PicturedPoint, b: PicturedPoint): number =>
  Number(a.selected) - Number(b.selected) || order.indexOf(a.level) - order.indexOf(b.level) || (a.id < b.id ? -1 : 1)

function pointOf(p: PicturedPoint, scale: number) {
  const { fill, edge } = levelColours[p.colour]
  return {
    name: p.id,
    value: [p.lon, p.lat],
    symbol: symbols[p.level],
    symbolSize: sizes[p.level] * scale * (p.selected ? 1.5 : 1),
    itemStyle: {
      color: p.level === 'r' || p.level === '-' ? edge : fill,
      borderColor: p.selected ? neutral.n900 : p.level === 'r' ? edge : neutral.n0,
      borderWidth: (p.selected ? 2 : p.level === 'r' ? 0 : 1) * scale,
      opacity: p.faded ? 0.2 : 1,
    },
  }
}

/** `{…|…}` is the rich text of ECharts; a name with such signs would break it. */
const plain = (name: string): string => name.replace(/[{}|]/g, '')

function labelOf({ name, total, counts }: PicturedPlace): string {
  if (total === 0) return `{name|${plain(name)}}`
  const levels = counts.map(([level, count]) => `{${levelKey(level)}|${glyphs[level]}${count}}`).join(' ')
  return `{name|${plain(name)}} {total|${total}}${levels ? `\n${levels}` : ''}`
}

const levelKey = (level: LevelLetter): string => (level === '-' ? 'none' : level)

function lettersOf({ colours, moves }: MapPicture, scale: number) {
  // A map that does not move is small, on a phone; paper brings its own scale.
  const size = moves || scale !== 1 ? scale : 0.85
  const halo = { textBorderColor: neutral.n0, textBorderWidth: 3 * scale, fontFamily, lineHeight: 16 * scale }
  const levels = order.map((level) => [
    levelKey(level),
    { ...halo, fontSize: 11 * size, color: levelColours[colours[level]].text },
  ])
  return {
    rich: {
      name: { ...halo, fontSize: 12 * size, color: neutral.n800 },
      total: { ...halo, fontSize: 12 * size, fontWeight: 600, color: neutral.n900 },
      ...Object.fromEntries(levels),
    },
  }
}
