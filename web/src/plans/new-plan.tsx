import type { Dossier } from '@guatu/contract/projects'
import { Button, Form, Radio } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DateItem } from '../parts/fields.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { newId } from '../platform/new-id.ts'
import { useCreatePlan } from './mutations.ts'
import { type PlanTemplate, useTemplates } from './queries.ts'

type Fields = { template: string; committedFinish: string; start: string | null }

/** Templates of the project's own kind first. */
const suited = (templates: readonly PlanTemplate[], kind: string | undefined): PlanTemplate[] =>
  [...templates].sort((a, b) => Number(kind && b.kinds.includes(kind)) - Number(kind && a.kinds.includes(kind)))

/** Template and committed finish: the rest is counted back. */
export function NewPlan({ projectId, project }: { projectId: string; project: Dossier | null }) {
  const { t } = useTranslation()
  const templates = useTemplates()
  const create = useCreatePlan(projectId)
  const id = useRef(newId())
  if (templates.error) return <ProblemNote error={templates.error} onRetry={() => void templates.refetch()} />
  if (templates.isPending || !project) return <LoadingShape rows={6} />
  const choices = suited(templates.data, project.body.kind)
  return (
    <section className="new-plan">
      <p>{t('plans:noneHint')}</p>
      <Form<Fields>
        layout="vertical"
        initialValues={{
          template: choices[0]?.id,
          committedFinish: project.committedFinish?.inForce.date ?? null,
          start: null,
        }}
        onFinish={(fields) =>
          create.mutate({
            id: id.current,
            template: fields.template,
            committedFinish: fields.committedFinish,
            start: fields.start ?? null,
          })
        }
      >
        <Form.Item name="template" label={t('plans:template')} rules={[{ required: true }]}>
          <Radio.Group
            className="template-choices"
            options={choices.map((template) => ({
              value: template.id,
              label: t('plans:templateOf', { name: template.name, count: template.nodes }),
            }))}
          />
        </Form.Item>
        <DateItem name="committedFinish" label={t('plans:committedFinish')} />
        <DateItem name="start" label={t('plans:start')} required={false} />
        {create.error && <ProblemNote error={create.error} />}
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('plans:countBack')}
        </Button>
      </Form>
    </section>
  )
}
