import type { CardStatement } from '@guatu/contract/card-batches'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../platform/address.ts'

/** 核实意见: what the unit said to the proposal, for whoever decides; that it said nothing is told too. */
export function Statement({ said }: { said: CardStatement | null }) {
  const { t } = useTranslation()
  if (!said) return <p className="second-line">{t('cards:notStated')}</p>
  return (
    <blockquote className="card-statement" aria-label={t('cards:statement')}>
      <span className="second-line">
        {said.on} {said.by} · {said.sentence}
      </span>
      {said.text && <p>{said.text}</p>}
      {said.papers.map((paper) => (
        <a key={paper.id} className="step-paper" href={addressOf(`api/card-papers/${paper.id}`)}>
          {paper.name}
        </a>
      ))}
    </blockquote>
  )
}
