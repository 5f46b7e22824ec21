import type { Activity, PlanView } from '@guatu/contract/plans'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { freed } from './move-activity-model.ts'
import { isEdited, type PlanDraft } from './plan-draft-model.ts'
import { useGanttHands } from './use-gantt-hands.ts'
import { startTrial } from './what-if-model.ts'

type Trial = {
  readonly calendars: PlanCalendars
  readonly own: NonNullable<Plan['calendars']>
  readonly may: boolean
  readonly edit: (activities: readonly Activity[]) => void
  readonly open: (id: string) => void
}

/** What is typed and what is held, dated at once by the server's own code, going only where a change reaches. */
export function useTrial(plan: PlanView, draft: PlanDraft, { calendars, own, may, edit, open }: Trial) {
  const { i18n } = useTranslation()
  const lang = i18n.language === 'en' ? 'en' : 'zh'
  const { present } = draft
  const date = useMemo(() => startTrial(plan, { calendars, own, lang }), [plan, calendars, own, lang])
  const edited = useMemo(() => isEdited(draft), [draft])
  const settled = useMemo(() => (edited ? date(present) : plan), [edited, plan, present, date])
  const freeStartOf = (id: string): string => {
    const free = date(freed(present, id))
    return free.schedule.find((s) => s.id === id)?.earliestStart ?? plan.start
  }
  const { hands, held, isHeld } = useGanttHands({
    ...{ activities: present, scheduled: settled.schedule, freeStartOf, edit },
    ...{ open, may },
  })
  const activities = held ?? present
  const shown = useMemo(() => (held ? date(held) : settled), [held, date, settled])
  return { edited, isHeld, activities, shown, hands }
}
