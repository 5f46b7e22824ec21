import './light-drawer.css'
import type { WallProject } from '@guatu/domain/wall/decode-wall'
import { useEffect, useRef } from 'react'
import { ProvisionalDay } from '../calendar/provisional-date.tsx'
import { signed, type WallTexts } from '../locales/wall.ts'
import { factsOf, reasonOf } from './describe.ts'
import type { Light } from './paths.ts'
import { WallMark } from './wall-mark.tsx'
import { wordOf } from './wall-scene.ts'

export type LightState = { readonly data?: Light | undefined; readonly isError: boolean; refetch(): unknown }
type Props = {
  readonly project: WallProject
  readonly light: LightState
  readonly texts: WallTexts
  readonly language: string
  readonly onClose: () => void
  readonly onDossier?: ((projectId: string) => void) | undefined
}

/** Why a project wears its level: rule, inputs with their as-of, arithmetic, what would turn it. */
export function LightDrawer({ project, light, texts, language, onClose, onDossier }: Props) {
  const close = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project's evidence takes the focus anew
  useEffect(() => close.current?.focus(), [project.id])
  return (
    <aside
      className="light-drawer"
      aria-label={texts.evidence.title}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return
        e.stopPropagation()
        onClose()
      }}
    >
      <header>
        <span className="light-level">
          <WallMark wall={project} level={project.level} size={16} /> {wordOf({ wall: project, texts }, project.level)}
        </span>
        <button ref={close} type="button" className="light-close" aria-label={texts.evidence.close} onClick={onClose}>
          ✕
        </button>
        <h2>{project.name}</h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse */}
      <div className="light-body" tabIndex={0}>
        <p className="light-sentence">{light.data?.sentence ?? reasonOf(project, language)}</p>
        <dl className="light-facts">
          {factsOf(project, texts).map((fact) => (
            <div key={fact.name}>
              <dt>{fact.name}</dt>
              <dd>
                {fact.value}
                <ProvisionalDay day={fact.computed ?? null} />
              </dd>
            </div>
          ))}
        </dl>
        <Evidence light={light} texts={texts} />
      </div>
      {onDossier && (
        <footer>
          <button type="button" className="wall-button strong" onClick={() => onDossier(project.id)}>
            {texts.evidence.open}
          </button>
        </footer>
      )}
    </aside>
  )
}

function Evidence({ light, texts }: { light: LightState; texts: WallTexts }) {
  if (light.isError) {
    return (
      <div className="light-failed" role="alert">
        <p>{texts.evidence.failed}</p>
        <button type="button" className="wall-button" onClick={() => light.refetch()}>
          {texts.failed.action}
        </button>
      </div>
    )
  }
  if (!light.data) return <div className="light-waiting" aria-busy="true" />
  const { ruleText, ruleSetName, ruleSetVersion, inputs, arithmetic, wouldTurn, others } = light.data
  return (
    <>
      <Section title={texts.evidence.rule} lines={[ruleText, texts.evidence.ruleSet(ruleSetName, ruleSetVersion)]} />
      {inputs.length > 0 && (
        <section>
          <h3>{texts.evidence.inputs}</h3>
          <table>
            <thead>
              <tr>
                <th scope="col">{texts.evidence.name}</th>
                <th scope="col" className="number">
                  {texts.evidence.value}
                </th>
                <th scope="col">{texts.evidence.asOf}</th>
              </tr>
            </thead>
            <tbody>
              {inputs.map((input) => (
                <tr key={input.metric}>
                  <th scope="row">{input.name}</th>
                  <td className="number">
                    {input.value === null ? '—' : `${signed(input.value)} ${input.unit}`.trim()}
                  </td>
                  <td className="date">{input.asOf ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Section title={texts.evidence.arithmetic} lines={arithmetic} mono />
      <Section title={texts.evidence.wouldTurn} lines={wouldTurn} />
      <Section title={texts.evidence.others} lines={others} />
    </>
  )
}

type SectionProps = { readonly title: string; readonly lines: readonly string[]; readonly mono?: boolean }
function Section({ title, lines, mono = false }: SectionProps) {
  const said = lines.filter((line) => line !== '')
  if (said.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <p className={mono ? 'arithmetic' : undefined}>{said.join('\n')}</p>
    </section>
  )
}
