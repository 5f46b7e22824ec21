import type { Light } from '@guatu/contract/cards'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { sayInstant } from '../parts/date-model.ts'
import { None } from '../parts/figures.tsx'
import { LevelMark } from '../parts/level-mark.tsx'
import { useFacts } from './queries.ts'

/** Why a light is as it is: rule, inputs with their day, arithmetic, what would turn it. The same on wall and in Word. */
export function Evidence({ light, projectId = light.projectId }: { light: Light; projectId?: string | null }) {
  const { t } = useTranslation()
  return (
    <div className="evidence">
      <p>
        <LevelMark level={light.level} word={light.word} judged={light.judged} strong />
      </p>
      <p className="evidence-sentence">{light.sentence}</p>
      <h3>{t('projects:light.rule')}</h3>
      <p>
        {light.ruleText}
        <span className="second-line">
          {t('projects:light.ruleSet', { name: light.ruleSetName, version: light.ruleSetVersion })}
        </span>
      </p>
      {light.inputs.length > 0 && (
        <>
          <h3>{t('projects:light.inputs')}</h3>
          <table className="plain-table">
            <tbody>
              {light.inputs.map((input) => (
                <InputRow key={input.metric} projectId={projectId} input={input} />
              ))}
            </tbody>
          </table>
        </>
      )}
      <Lines title={t('projects:light.arithmetic')} lines={light.arithmetic} />
      <Lines title={t('projects:light.wouldTurn')} lines={light.wouldTurn} />
      <Lines title={t('projects:light.others')} lines={light.others} />
      <p className="second-line">
        {t('projects:light.known', { asOf: light.asOf, knownAt: sayInstant(light.knownAt) })}
      </p>
    </div>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

type InputProps = { projectId: string | null; input: Light['inputs'][number] }

/** One input with its day; a press shows the facts it came from, each with who recorded it and when. */
function InputRow({ projectId, input }: InputProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const counted = input.projects.length + input.matters.length > 0
  const linked = (projectId !== null && input.facts.length > 0) || counted
  return (
    <>
      <tr>
        <td>
          {linked ? (
            <button
              type="button"
              className="plain-button link-button"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {input.name}
            </button>
          ) : (
            input.name
          )}
        </td>
        <td className="cell-right">
          {input.value === null ? <None /> : `${input.value.replace(/^-(?=\d)/, '−')} ${input.unit}`}
        </td>
        <td>{input.reason ?? (input.asOf && t('parts:asOf', { date: input.asOf }))}</td>
      </tr>
      {open && projectId !== null && <FactRows projectId={projectId} ids={input.facts} />}
      {open && projectId === null && <CountedRows input={input} />}
    </>
  )
}

/** The projects and matters that were counted; what each stands on is told by its own page. */
function CountedRows({ input: { projects, matters } }: { input: InputProps['input'] }) {
  return (
    <tr className="fact-rows">
      <td colSpan={3}>
        <ul className="evidence-projects">
          {projects.map((project) => (
            <li key={project.id}>
              <Link to={`/projects/${project.id}`}>{project.name}</Link>
            </li>
          ))}
          {matters.map((matter) => (
            <li key={matter.id}>
              <Link to={`/matters/${matter.id}`}>{matter.name}</Link>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}

function FactRows({ projectId, ids }: { projectId: string; ids: readonly string[] }) {
  const { t } = useTranslation()
  const facts = useFacts(projectId, ids)
  return (
    <tr className="fact-rows">
      <td colSpan={3} aria-busy={facts.isPending}>
        {facts.data?.length === 0 && <p className="section-empty">{t('projects:light.noFacts')}</p>}
        {(facts.data ?? []).map((fact) => (
          <p key={fact.id}>
            {fact.occurredOn} {fact.sentence}
            <span className="second-line">
              {t('projects:timeline.recorded', { by: fact.by, at: sayInstant(fact.recordedAt) })}
            </span>
          </p>
        ))}
      </td>
    </tr>
  )
}
