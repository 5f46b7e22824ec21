import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../../parts/act-drawer.tsx'
import { DateItem, ReasonItem } from '../../parts/fields.tsx'
import { useMe } from '../../platform/session.ts'
import { adoptDraft } from './mutations.ts'
import type { RuleSetDraft } from './queries.ts'

type Fields = { from: string; reason: string }

/** Four eyes: adopted by somebody who did not write it, from a day on, with the meeting or document that decided it. */
export function AdoptDraft({
  draft,
  open,
  onClose,
  onTaken,
}: {
  draft: RuleSetDraft
  open: boolean
  onClose: () => void
  onTaken: (draft: RuleSetDraft) => void
}) {
  const { t } = useTranslation()
  const { today } = useMe()
  return (
    <ActDrawer<Fields>
      open={open}
      onClose={onClose}
      title={t('rules:adopt')}
      lead={t('rules:adoptLead', { place: draft.place.name })}
      initial={{ from: today, reason: '' }}
      done={t('rules:adoptDone')}
      send={async ({ from, reason }) => onTaken(await adoptDraft(draft.id, draft.version, from, reason))}
    >
      <DateItem name="from" label={t('rules:from')} />
      <ReasonItem label={t('rules:reason')} />
    </ActDrawer>
  )
}
