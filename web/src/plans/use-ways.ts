import type { PlanView } from '@guatu/contract/plans'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { useEffect, useState } from 'react'
import type { WaysAnswer, WaysAsked } from './ways-worker.ts'

type Found = { readonly of: Plan; readonly answer: WaysAnswer | 'failed' }

/** The ways out of a plan, sought in a worker; null until found. What is asked anew ends the search before. */
export function useWays(
  plan: Plan,
  calendars: PlanCalendars,
  spreads: PlanView['spreads'],
  draw: WaysAsked['draw'],
): WaysAnswer | 'failed' | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    const worker = new Worker(new URL('./ways-worker.ts', import.meta.url), { type: 'module', name: 'guatu-ways' })
    worker.onmessage = ({ data }: MessageEvent<WaysAnswer>) => setFound({ of: plan, answer: data })
    worker.onerror = () => setFound({ of: plan, answer: 'failed' })
    worker.postMessage({ plan, calendars, spreads, draw } satisfies WaysAsked)
    return () => worker.terminate()
  }, [plan, calendars, spreads, draw])
  return found?.of === plan ? found.answer : null
}
