import { useEffect, useRef } from 'react'
import type { MapHears, RunningMap } from './map-engine.ts'
import type { MapPicture } from './map-picture.ts'

type Props = MapHears & {
  readonly picture: MapPicture
  readonly label: string
  /** Counted up to show the whole map again. */
  readonly fitted?: number
}

/** The drawn map. Its engine is fetched when the first map is shown; screen readers get the list beside it. */
export function MapCanvas({ picture, label, fitted = 0, ...hears }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const running = useRef<RunningMap | null>(null)
  const latest = useRef({ picture, hears })
  latest.current = { picture, hears }
  useEffect(() => {
    let gone = false
    void import('./map-engine.ts').then(({ startMap }) => {
      if (gone) return
      running.current = startMap(host.current!, () => latest.current.hears)
      running.current.draw(latest.current.picture)
    })
    return () => {
      gone = true
      running.current?.stop()
      running.current = null
    }
  }, [])
  useEffect(() => running.current?.draw(picture), [picture])
  useEffect(() => {
    if (fitted > 0) running.current?.fit()
  }, [fitted])
  return <div ref={host} className="map-canvas" role="img" aria-label={label} data-testid="map" />
}
