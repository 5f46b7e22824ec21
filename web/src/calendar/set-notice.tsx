import type { FormInstance } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { differencesOf, standingOf } from '../parts/conflict-model.ts'
import { ConflictNote } from '../parts/conflict-note.tsx'
import { ReasonItem } from '../parts/fields.tsx'
import { isConflict } from '../platform/api.ts'
import type { Draft } from './calendar-model.ts'
import { useSetNotice } from './mutations.ts'
import type { CalendarNotice } from './queries.ts'

type Props = {
  notice: CalendarNotice
  draft: Draft
  open: boolean
  onClose: () => void
  onSaved: () => void
  /** Another state of the days is to be edited on. */
  onTake: (draft: Draft) => void
}

export function SetNotice({ notice, draft, open, onClose, onSaved, onTake }: Props) {
  const { t } = useTranslation()
  const set = useSetNotice()
  const version = useRef(notice.version)
  if (!open) version.current = notice.version
  const send = async ({ reason }: { reason: string }) => {
    await set(notice.year, { expectedVersion: version.current, off: [...draft.off], on: [...draft.on], reason })
    onSaved()
  }
  const explain = (error: unknown, form: FormInstance<{ reason: string }>) => {
    if (!isConflict(error)) return undefined
    const standing = standingOf(error.problem.current)
    if (!standing) return undefined
    return (
      <ConflictNote
        sentence={error.message}
        differences={differencesOf({ off: draft.off, on: draft.on }, standing.body)}
        label={(field) => t(field === 'off' ? 'calendar:off' : 'calendar:on')}
        print={(_, value) => (Array.isArray(value) ? value.join(t('shell:comma')) : '') || t('parts:none')}
        onKeepMine={() => {
          version.current = standing.version
          form.submit()
        }}
        onTakeTheirs={() => {
          version.current = standing.version
          onTake(standing.body as unknown as Draft)
        }}
      />
    )
  }
  return (
    <ActDrawer<{ reason: string }>
      open={open}
      onClose={onClose}
      title={t('calendar:saveTitle', { year: notice.year })}
      lead={t('calendar:saveLead')}
      initial={{ reason: '' }}
      send={send}
      explain={explain}
    >
      <ReasonItem label={t('calendar:reason')} />
    </ActDrawer>
  )
}
