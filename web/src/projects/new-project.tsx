import type { ProjectBody } from '@guatu/contract/projects'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { projectKeys } from './keys.ts'
import { createProject } from './mutations.ts'
import { bodyOfFields, emptyBody } from './project-body-model.ts'
import { ProjectFields } from './project-fields.tsx'

export function NewProject({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const send = async (fields: ProjectBody, id: string) => {
    const dossier = await createProject({ ...bodyOfFields(fields, emptyBody), id })
    void queries.invalidateQueries({ queryKey: projectKeys.list })
    navigate(`/projects/${dossier.id}`)
  }
  return (
    <ActDrawer<ProjectBody>
      wide
      open={open}
      onClose={onClose}
      title={t('projects:new.title')}
      initial={emptyBody}
      send={send}
    >
      <ProjectFields withStage />
    </ActDrawer>
  )
}
