import type { Datum } from '@guatu/domain/regions/datum'
import type { Position } from '@guatu/domain/regions/position'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { MapCanvas } from './map-canvas.tsx'
import type { MapPicture } from './map-picture.ts'
import { useBoundaries, useShapes } from './queries.ts'
import { toDatum } from './to-datum.ts'
import './regions.css'

type Props = {
  readonly position: Position | null
  readonly onPick: (lon: number, lat: number, datum: Datum) => void
}
const colours = { s: 'none', w: 'none', r: 'none', n: 'none', c: 'none', '-': 'none' } as const

/** The first map in use, on which a click says where a project stands; nothing where no boundary was imported. */
export function MapPicker({ position, onPick }: Props) {
  const { t } = useTranslation()
  const boundary = useBoundaries().data?.find((b) => b.withdrawnOn === null) ?? null
  const shapes = useShapes(boundary).data
  const { lon, lat, datum } = position ?? {}
  const picture = useMemo((): MapPicture | null => {
    if (!boundary || !shapes) return null
    const at = lon !== undefined && lat !== undefined && datum ? toDatum({ lon, lat, datum }, boundary.datum) : null
    const point = { id: 'here', level: 'n', colour: 'none', selected: true, faded: false } as const
    return {
      ground: { key: `${boundary.id}:${boundary.version}`, shapes, datum: boundary.datum },
      places: boundary.places.map(({ name }, i) => ({ place: String(i), name, total: 0, counts: [], chosen: false })),
      points: at ? [{ ...point, lon: at[0], lat: at[1] }] : [],
      ...{ colours, moves: true },
    }
  }, [boundary, shapes, lon, lat, datum])
  if (!picture || !boundary) return null
  return (
    <div className="map-picker">
      <MapCanvas
        picture={picture}
        label={t('regions:position.map')}
        onSpot={(east, north) => onPick(east, north, boundary.datum)}
      />
      <p>{t('regions:position.approval', { number: boundary.approvalNumber })}</p>
    </div>
  )
}
