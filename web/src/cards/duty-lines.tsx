import type { Duty } from '@guatu/contract/card-rows'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../platform/address.ts'
import { type ChosenDuty, DutyActDrawer, DutyMenu } from './duty-act.tsx'

/** What a card entails, each with limit, who carries it out and its record. */
export function DutyLines({ duties }: { duties: readonly Duty[] }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ChosenDuty | null>(null)
  return (
    <>
      <table className="plain-table">
        <tbody>
          {duties.map((duty) => (
            <tr key={duty.id} className={duty.state === 'open' ? '' : 'row-past'}>
              <td>
                <strong>{duty.name}</strong>
                <span className="second-line">{[duty.unit, duty.post, duty.holder].filter(Boolean).join(' · ')}</span>
                {duty.record && <span className="step-text">{duty.record}</span>}
                {duty.papers.map((paper) => (
                  <a key={paper.id} className="step-paper" href={addressOf(`api/card-papers/${paper.id}`)}>
                    {paper.name}
                  </a>
                ))}
              </td>
              <td className="cell-right duty-when">
                {duty.state === 'open' ? (duty.dueOn ?? t('cards:fromService')) : (duty.doneOn ?? '')}
                <span className={`second-line${duty.overdue ? ' overdue' : ''}`}>
                  {duty.overdue ? t('cards:overdue') : duty.stateName}
                </span>
              </td>
              <td className="cell-right duty-when">
                <DutyMenu duty={duty} onChoose={setChosen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen && (
        <DutyActDrawer key={`${chosen.duty.id}${chosen.act}`} chosen={chosen} onClose={() => setChosen(null)} />
      )}
    </>
  )
}
