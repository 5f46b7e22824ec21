import type { BoardExplanation, ExplainedRules } from '@guatu/contract/boards'
import { useEffect, useState } from 'react'
import { sayDate } from '../parts/date-model.ts'
import { api } from '../platform/api.ts'
import { Worn } from './board-parts.tsx'
import { language, t } from './board-words.ts'
import './explanation.css'

/** What stands behind the code, for a phone: which rules there are, in plain sentences, and why each card was given. */
export function Explanation({ token }: { token: string }) {
  const [found, setFound] = useState<BoardExplanation | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    document.body.classList.add('reads')
    api
      .get<BoardExplanation>(`api/board/${encodeURIComponent(token)}/explanation`)
      .then(setFound, () => setFailed(true))
  }, [token])
  if (failed) return <p className="board-say">{t('unknownToken')}</p>
  if (!found) return <p className="board-say">{t('loading')}</p>
  return (
    <article className="explanation">
      <h1>{t('explanationTitle', { district: found.district })}</h1>
      <h2>{t('cardsInForce')}</h2>
      {found.cards.length === 0 && <p>{t('noCards')}</p>}
      <ul>
        {found.cards.map((card) => (
          <li key={`${card.rules}${card.level}${card.subject}${card.period}${card.unit}${card.notice}`}>
            <p className="explained">
              <Worn card={card} /> {card.subject}
            </p>
            <p className="explained-by">
              {[
                ...[card.unit, card.period, t('issuedSaid', { date: sayDate(card.issuedOn, language) }), card.notice],
                // The same colour means something else in another set: where there are several, each card names its own.
                found.sets.length > 1 && card.rules && t('rulesTitle', { name: card.rules }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {card.reason && <p>{card.reason}</p>}
          </li>
        ))}
      </ul>
      {found.sets.map((set) => (
        <Rules key={set.key} set={set} />
      ))}
    </article>
  )
}

/** One set of rules; the district's own comes first, then those that judged a card above. */
function Rules({ set }: { set: ExplainedRules }) {
  return (
    <section>
      <h2>{t('rulesTitle', { name: set.name })}</h2>
      <ul>
        {set.rules.map((rule) => (
          <li key={rule.sentence}>
            <p className="explained">
              <Worn card={rule} />
            </p>
            <p>{rule.sentence}</p>
          </li>
        ))}
      </ul>
      {set.about.map((line) => (
        <p key={line} className="explained-by">
          {line}
        </p>
      ))}
    </section>
  )
}
