import type { Activity, PlanView } from '@guatu/contract/plans'
import { useTranslation } from 'react-i18next'
import { ConflictNote } from '../parts/conflict-note.tsx'
import { keepMine, type PlanDifference, type PlanDraft, planDifferences, takeTheirs } from './plan-draft-model.ts'
import type { PlanLink } from './reshape-plan-model.ts'

type Props = { draft: PlanDraft; plan: PlanView; onChoice: (draft: PlanDraft) => void }

/** Somebody saved meanwhile: which activities differ, field by field, and who touched them; nothing is lost by either choice. */
export function PlanConflict({ draft, plan, onChoice }: Props) {
  const { t } = useTranslation()
  const differences = planDifferences(draft.base.activities, draft.present, plan.activities)
  const print = usePrinted([...plan.activities, ...draft.present])
  const untouched = (value: string) => t('plans:conflict.untouched', { value })
  const byKey = new Map(differences.map((d) => [`${d.id} ${d.field}`, d]))
  return (
    <div className="plan-conflict">
      <ConflictNote
        sentence={t('plans:conflict.sentence', { version: plan.version })}
        differences={differences.map((d) => ({
          field: `${d.id} ${d.field}`,
          mine: d.by === 'them' ? untouched(print(d.field, d.mine)) : print(d.field, d.mine),
          stands: d.by === 'me' ? untouched(print(d.field, d.theirs)) : print(d.field, d.theirs),
        }))}
        label={(key) => {
          const d = byKey.get(key)
          return d ? `${d.name} · ${t(`plans:field.${d.field}`, { defaultValue: d.field })}` : key
        }}
        print={(_, value) => String(value)}
        onKeepMine={() => onChoice(keepMine(draft, plan))}
        onTakeTheirs={() => onChoice(takeTheirs(draft, plan))}
        words={{
          title: t('plans:conflict.title'),
          lead: t('plans:conflict.lead'),
          field: t('plans:head.name'),
          stands: t('plans:conflict.stands'),
          mine: t('plans:conflict.mine'),
          keepMine: t('plans:conflict.keepMine'),
          takeTheirs: t('plans:conflict.takeTheirs'),
        }}
      />
    </div>
  )
}

/** Links by the names of what they lead to: the numbers of the rows differ between the two plans. */
function usePrinted(activities: readonly Activity[]): (field: PlanDifference['field'], value: unknown) => string {
  const { t } = useTranslation()
  const names = new Map(activities.map((a) => [a.id, a.name]))
  const link = (l: PlanLink) => {
    const days = l.lag ?? 0
    const lag = days === 0 ? '' : ` ${days > 0 ? '+' : ''}${days}${t(`plans:unit.${l.lagUnit ?? 'working'}`)}`
    return (names.get(l.id) ?? l.id) + t('parts:bracketed', { text: `${l.type ?? 'FS'}${lag}` })
  }
  return (field, value) => {
    if (field === 'exists') return t(value ? 'plans:conflict.there' : 'plans:conflict.gone')
    if (field === 'predecessors')
      return ((value ?? []) as PlanLink[]).map(link).join(t('parts:semicolon')) || t('parts:none')
    if (value === undefined || value === null || value === '') return t('parts:none')
    if (field === 'unit') return t(`plans:unitWhole.${String(value)}`)
    if (typeof value === 'boolean') return t(value ? 'plans:conflict.yes' : 'plans:conflict.no')
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}
