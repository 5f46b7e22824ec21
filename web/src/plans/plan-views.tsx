import type { Activity, PlanView } from '@guatu/contract/plans'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { MonteCarlo } from '@guatu/domain/plans/monte-carlo'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { LoadingShape } from '../parts/loading-shape.tsx'

export const viewNames = ['gantt', 'network', 'ways', 'odds', 'curve', 'baselines', 'dates'] as const
export type PlanViewName = (typeof viewNames)[number]

/** What the other ways of looking at a plan are given: what is stored, what is tried, and how it is dated. */
export type PlanGround = {
  readonly plan: PlanView
  readonly shown: PlanView
  readonly activities: readonly Activity[]
  readonly calendars: PlanCalendars
  readonly own: Plan['calendars']
  readonly odds: MonteCarlo | null
  readonly onAdopt: (way: Plan) => void
}

const views = {
  network: lazy(async () => ({ default: (await import('./network-view.tsx')).NetworkView })),
  ways: lazy(async () => ({ default: (await import('./ways-view.tsx')).WaysView })),
  odds: lazy(async () => ({ default: (await import('./odds-view.tsx')).OddsView })),
  curve: lazy(async () => ({ default: (await import('./curve-view.tsx')).CurveView })),
  baselines: lazy(async () => ({ default: (await import('./baselines-view.tsx')).BaselinesView })),
  dates: lazy(async () => ({ default: (await import('./dates-view.tsx')).DatesView })),
}

/** Which way of looking stands in the address. */
export function usePlanViewName(): PlanViewName {
  const [params] = useSearchParams()
  return viewNames.find((name) => name === params.get('view')) ?? 'gantt'
}

/** One plan, seven ways of looking at it; each has an address. What can't be met points to its ways out first. */
export function PlanViews({ name, late }: { name: PlanViewName; late: boolean }) {
  const { t } = useTranslation()
  const bar = useRef<HTMLElement>(null)
  // On a phone the bar is longer than the screen: the view one is in stands in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into sight when the view changes
  useEffect(() => {
    const current = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (bar.current && current) bar.current.scrollLeft = current.offsetLeft - bar.current.offsetLeft - 24
  }, [name])
  return (
    <nav ref={bar} className="plan-views no-print" aria-label={t('plans:views')}>
      {viewNames.map((view) => (
        <Link
          key={view}
          replace
          to={view === 'gantt' ? '?' : `?view=${view}`}
          aria-current={view === name ? 'page' : undefined}
          className={late && view === 'ways' ? 'is-wanted' : undefined}
        >
          {t(`plans:view.${view}`)}
        </Link>
      ))}
    </nav>
  )
}

export function OtherView({ name, ...ground }: PlanGround & { name: Exclude<PlanViewName, 'gantt'> }) {
  const View = views[name]
  return (
    <Suspense fallback={<LoadingShape rows={8} />}>
      <View {...ground} />
    </Suspense>
  )
}
