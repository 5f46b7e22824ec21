import type { Template, TemplateNode } from '@guatu/contract/plan-templates'
import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import { planFromTemplate } from '@guatu/domain/plans/templates'
import type { PlanTemplate } from '@guatu/domain/plans/templates/plan-template'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { DateInput } from '../parts/fields.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useMe } from '../platform/session.ts'
import { useSaveTemplate } from './mutations.ts'
import { useTemplate, useTemplates } from './queries.ts'
import { diagnosesOfTemplate } from './template-model.ts'
import { NodeTable } from './template-nodes.tsx'
import { useNodeDraft } from './use-node-draft.ts'
import { usePlanCalendars } from './use-plan-calendars.ts'
import './plan-views.css'
import './plans.css'

/** The templates that plans are counted back from. */
export function TemplatesPage() {
  const { t } = useTranslation()
  const templates = useTemplates()
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('plans:templates.title')}</h1>
      </div>
      <p className="plan-legend">{t('plans:templates.lead')}</p>
      {templates.isPending && <LoadingShape rows={5} />}
      {templates.error && <ProblemNote error={templates.error} onRetry={() => void templates.refetch()} />}
      <ul className="plan-templates">
        {templates.data?.map((template) => (
          <li key={template.id}>
            <Link data-row-link className="row-link" to={`/plan-templates/${template.id}`}>
              {t('plans:templateOf', { name: template.name, count: template.nodes })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** One template: its nodes with links, durations, lead units and papers; what finished projects took beside; a plan counted back from a day. */
export function TemplatePage() {
  const { key = '' } = useParams()
  const template = useTemplate(key)
  const calendars = usePlanCalendars()
  if (template.error) return <ProblemNote error={template.error} onRetry={() => void template.refetch()} />
  if (template.isPending || !calendars) return <LoadingShape rows={12} />
  const { data } = template
  return <TemplateDesk key={`${data.key} ${data.version}`} template={data} calendars={calendars} />
}

function TemplateDesk({ template, calendars }: { template: Template; calendars: PlanCalendars }) {
  const { t, i18n } = useTranslation()
  const lang = i18n.language === 'en' ? 'en' : 'zh'
  const draft = useNodeDraft(template.nodes)
  const wrong = useMemo(() => diagnosesOfTemplate(draft.nodes, calendars, lang), [draft.nodes, calendars, lang])
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          <Link to="/plan-templates">{t('plans:templates.title')}</Link> {template.names[lang] || template.names.zh}
        </h1>
        <span className="list-total">
          {t(template.version === 0 ? 'plans:templates.shipped' : 'plans:templates.version', {
            version: template.version,
          })}
        </span>
      </div>
      {wrong.length > 0 && (
        <div className="plan-diagnoses" role="alert">
          <ul>
            {wrong.map((sentence) => (
              <li key={sentence}>! {sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {template.mayChange && <SaveTemplate {...{ template, draft, sound: wrong.length === 0 }} />}
      <CountedBack {...{ template, nodes: draft.nodes, calendars, sound: wrong.length === 0 }}>
        {(latest) => (
          <NodeTable
            nodes={draft.nodes}
            learnt={template.learnt}
            latest={latest}
            may={template.mayChange}
            onChange={draft.set}
          />
        )}
      </CountedBack>
    </div>
  )
}

type Save = { template: Template; draft: ReturnType<typeof useNodeDraft>; sound: boolean }

function SaveTemplate({ template, draft, sound }: Save) {
  const { t } = useTranslation()
  const save = useSaveTemplate(template.key)
  const [reason, setReason] = useState('')
  const { kind, names, retired, version } = template
  const ready = draft.edited && sound && reason.trim() !== ''
  const send = () =>
    save.mutate({ expectedVersion: version, kind, names, retired, nodes: [...draft.nodes], reason: reason.trim() })
  return (
    <div className="plan-acts no-print">
      <Button disabled={!draft.mayUndo} title="Ctrl+Z" onClick={draft.undo}>
        ↶ {t('plans:undo')}
      </Button>
      <Button disabled={!draft.mayRedo} title="Ctrl+Y" onClick={draft.redo}>
        ↷ {t('plans:redo')}
      </Button>
      {draft.edited && (
        <>
          <Input
            className="plan-reason"
            aria-label={t('plans:reason')}
            placeholder={t('plans:reason')}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={() => ready && send()}
          />
          <Button type="primary" disabled={!ready} loading={save.isPending} onClick={send}>
            {t('plans:templates.save')}
          </Button>
        </>
      )}
      <span className="plan-hint">{t('plans:templates.hint')}</span>
      {save.error && <ProblemNote error={save.error} />}
    </div>
  )
}

type Counted = {
  template: Template
  nodes: readonly TemplateNode[]
  calendars: PlanCalendars
  sound: boolean
  children: (latest: ReadonlyMap<string, string>) => React.ReactNode
}

/** The latest date of each node, counted back from a day one chooses: what a plan made from the template would commit to. */
function CountedBack({ template, nodes, calendars, sound, children }: Counted) {
  const { t } = useTranslation()
  const { today } = useMe()
  const [finish, setFinish] = useState<string | null>(addDays(today as CivilDate, 730))
  const plan = useMemo(() => {
    if (!sound || !finish) return null
    const wanted = { committedFinish: finish as CivilDate, statusDate: today as CivilDate }
    return planFromTemplate({ ...template, nodes } as unknown as PlanTemplate, wanted, calendars)
  }, [template, nodes, calendars, sound, finish, today])
  const latest = new Map((plan?.activities ?? []).map((a) => [a.id, a.commitment ?? '']))
  return (
    <>
      <div className="plan-pick">
        <span>{t('plans:templates.preview')}</span>
        <DateInput value={finish} onChange={setFinish} label={t('plans:committedFinish')} />
        {plan && <span>{t('plans:templates.mustBegin', { date: plan.start })}</span>}
      </div>
      {children(latest)}
    </>
  )
}
