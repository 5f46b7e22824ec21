import type { Activity, PlanView } from '@guatu/contract/plans'
import { useCallback, useState } from 'react'
import { beginDraft, editDraft, followPlan, redoDraft, undoDraft } from './plan-draft-model.ts'
import { useUndoKeys } from './use-undo-keys.ts'

/** The draft that follows the plan; `conflict` when somebody saved another plan meanwhile and a person has to choose. */
export function usePlanDraft(plan: PlanView) {
  const [held, setDraft] = useState(() => beginDraft(plan))
  const isNews = held.base.activities !== plan.activities || held.base.version !== plan.version
  const followed = isNews ? followPlan(held, plan) : held
  if (followed && followed !== held) setDraft(followed)
  const undo = useCallback(() => setDraft(undoDraft), [])
  const redo = useCallback(() => setDraft(redoDraft), [])
  const edit = useCallback((activities: readonly Activity[]) => setDraft((before) => editDraft(before, activities)), [])
  const change = useCallback(
    (act: (rows: readonly Activity[]) => readonly Activity[]) =>
      setDraft((before) => editDraft(before, act(before.present))),
    [],
  )
  useUndoKeys(undo, redo)
  return { draft: followed ?? held, conflict: followed === null, setDraft, edit, change, undo, redo }
}
