import type { Dossier } from '@guatu/contract/projects'
import { Button, Form, Radio } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DateItem } from '../parts/fields.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { newId } from '../platform/new-id.ts'
import { type DoneFields, DoneSoFar } from './done-so-far.tsx'
import { useCreatePlan } from './mutations.ts'
import { doneSoFarOf } from './new-plan-model.ts'
import { type PlanTemplate, useTemplate, useTemplates } from './queries.ts'

type Fields = {
  template: string
  committedFinish: string
  start: string | null
  done?: DoneFields
  doneReason?: string
}

/** Templates of the project's own kind first. */
const suited = (templates: readonly PlanTemplate[], kind: string | undefined): PlanTemplate[] =>
  [...templates].sort((a, b) => Number(kind && b.kinds.includes(kind)) - Number(kind && a.kinds.includes(kind)))

/** Template and committed finish: the rest is counted back. */
export function NewPlan({ projectId, project }: { projectId: string; project: Dossier | null }) {
  const { t } = useTranslation()
  const templates = useTemplates()
  if (templates.error) return <ProblemNote error={templates.error} onRetry={() => void templates.refetch()} />
  if (templates.isPending || !project) return <LoadingShape rows={6} />
  return (
    <section className="new-plan">
      <p>{t('plans:noneHint')}</p>
      <NewPlanForm projectId={projectId} project={project} choices={suited(templates.data, project.body.kind)} />
    </section>
  )
}

type FormProps = { projectId: string; project: Dossier; choices: readonly PlanTemplate[] }

function NewPlanForm({ projectId, project, choices }: FormProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const create = useCreatePlan(projectId)
  const id = useRef(newId())
  const chosen = Form.useWatch('template', form) ?? choices[0]?.id ?? ''
  const nodes = useTemplate(chosen).data?.nodes ?? []
  const make = ({ template, committedFinish, start, done, doneReason }: Fields) => {
    const out = Object.keys(done?.out ?? {}).filter((node) => done?.out?.[node])
    create.mutate({
      id: id.current,
      template,
      committedFinish,
      start: start ?? null,
      doneSoFar: doneSoFarOf(nodes, { ...done, out, reason: doneReason ?? '' }),
    })
  }
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={{
        template: choices[0]?.id,
        committedFinish: project.committedFinish?.inForce.date ?? null,
        start: null,
      }}
      onFinish={make}
    >
      <Form.Item name="template" label={t('plans:template')} rules={[{ required: true }]}>
        <Radio.Group
          className="template-choices"
          onChange={() => form.setFieldValue('done', undefined)}
          options={choices.map((template) => ({
            value: template.id,
            label: t('plans:templateOf', { name: template.name, count: template.nodes }),
          }))}
        />
      </Form.Item>
      <DateItem name="committedFinish" label={t('plans:committedFinish')} />
      <DateItem name="start" label={t('plans:start')} required={false} />
      {project.may.includes('claimMilestone') && <DoneSoFar nodes={nodes} />}
      {create.error && <ProblemNote error={create.error} />}
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        {t('plans:countBack')}
      </Button>
    </Form>
  )
}
