import type { Light } from '@guatu/contract/cards'
import { useTranslation } from 'react-i18next'
import { sayInstant } from '../parts/date-model.ts'
import { None } from '../parts/figures.tsx'
import { LevelMark } from '../parts/level-mark.tsx'

/** Why a light is as it is: rule, inputs with their day, arithmetic, what would turn it. The same on wall and in Word. */
export function Evidence({ light }: { light: Light }) {
  const { t } = useTranslation()
  return (
    <div className="evidence">
      <p>
        <LevelMark level={light.level} word={light.word} strong />
      </p>
      <p className="evidence-sentence">{light.sentence}</p>
      <h3>{t('projects:light.rule')}</h3>
      <p>
        {light.ruleText}
        <span className="second-line">
          {t('projects:light.ruleSet', { name: light.ruleSet, version: light.ruleSetVersion })}
        </span>
      </p>
      {light.inputs.length > 0 && (
        <>
          <h3>{t('projects:light.inputs')}</h3>
          <table className="plain-table">
            <tbody>
              {light.inputs.map((input) => (
                <tr key={input.metric}>
                  <td>{input.name}</td>
                  <td className="cell-right">{input.value === null ? <None /> : `${input.value} ${input.unit}`}</td>
                  <td>{input.asOf && t('parts:asOf', { date: input.asOf })}</td>
                </tr>
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
