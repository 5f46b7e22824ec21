import type { PlanView } from '@guatu/contract/plans'
import { type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { GanttCanvas, type GanttHands } from './gantt-canvas.tsx'
import { ganttScene } from './gantt-model.ts'
import type { useOdds } from './use-odds.ts'

type Props = {
  plan: PlanView
  shown: PlanView
  odds: ReturnType<typeof useOdds>
  frame: RefObject<HTMLDivElement | null>
  hands: GanttHands
}

/** The picture of what is shown, row by row beside the table, over the baseline of what is stored. */
export function PlanGantt({ plan, shown, odds, frame, hands }: Props) {
  const { t, i18n } = useTranslation()
  const { baselines } = plan
  const forecast = odds?.finish ?? null
  const scene = useMemo(() => ganttScene({ ...shown, baselines }, { forecast }), [shown, baselines, forecast])
  const chosen = shown.schedule.find((s) => s.id === hands.chosen)
  const name = shown.activities.find((a) => a.id === hands.chosen)?.name
  return (
    <div className="gantt-side">
      <GanttCanvas scene={scene} frame={frame} language={i18n.language} label={t('plans:gantt')} hands={hands} />
      <p className="sr-only" role="status">
        {chosen && t('plans:chosen', { name, start: chosen.earliestStart, finish: chosen.earliestFinish })}
      </p>
    </div>
  )
}
