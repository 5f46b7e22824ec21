import type { ProjectBody } from '@guatu/contract/projects'
import type { FormInstance } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../../parts/act-drawer.tsx'
import { differencesOf, standingOf } from '../../parts/conflict-model.ts'
import { ConflictNote } from '../../parts/conflict-note.tsx'
import { ReasonItem } from '../../parts/fields.tsx'
import { isConflict } from '../../platform/api.ts'
import type { ActProps } from '../dossier-acts.tsx'
import { useProjectActs } from '../mutations.ts'
import { usePrintField } from '../print-field.ts'
import { bodyOfFields } from '../project-body-model.ts'
import { ProjectFields } from '../project-fields.tsx'

type Fields = ProjectBody & { reason: string }

/** Changes the register. Somebody else's change meanwhile: both states are shown, and nothing typed is lost. */
export function ChangeProject({ dossier, open, onClose }: ActProps) {
  const { t } = useTranslation()
  const acts = useProjectActs(dossier.id)
  const print = usePrintField(dossier)
  // The version that was on screen when the drawer opened, until the reader has chosen between two states.
  const version = useRef(dossier.version)
  if (!open) version.current = dossier.version
  const send = (fields: Fields) =>
    acts.change({
      ...bodyOfFields(fields, dossier.body),
      reason: fields.reason ?? '',
      expectedVersion: version.current,
    })
  const explain = (error: unknown, form: FormInstance<Fields>) => {
    if (!isConflict(error)) return undefined
    const standing = standingOf(error.problem.current)
    if (!standing) return undefined
    const mine = bodyOfFields(form.getFieldsValue(), dossier.body)
    return (
      <ConflictNote
        sentence={error.message}
        differences={differencesOf(mine, standing.body)}
        label={(field) => t(`projects:field.${field}`)}
        print={print}
        onKeepMine={() => {
          version.current = standing.version
          form.submit()
        }}
        onTakeTheirs={() => {
          version.current = standing.version
          form.setFieldsValue(standing.body as Partial<Fields> as never)
        }}
      />
    )
  }
  return (
    <ActDrawer<Fields>
      wide
      open={open}
      onClose={onClose}
      title={t('projects:head.change')}
      initial={{ ...dossier.body, reason: '' }}
      send={send}
      explain={explain}
    >
      <ProjectFields dossier={dossier} withStage={false} />
      <ReasonItem label={t('projects:change.reason')} />
    </ActDrawer>
  )
}
