import { GROUP_KINDS } from '@guatu/domain/cards/group-members'
import { useTranslation } from 'react-i18next'
import { type Body, isCarded, setCarded, setTerms } from './rule-set-model.ts'
import { Choice, Field, WholeInput } from './set-field.tsx'

/** What stands where a set is silent, shown in the empty field. */
const USUAL = { hearingDays: 3, appealDays: 5, rectifyDays: 30 } as const

/** 亮牌: which levels are given as cards at a period's close, to whom, and within which limits. */
export function CardTermsForm({ body, onChange }: { body: Body; onChange: (next: Body) => void }) {
  const { t } = useTranslation()
  const worn = (['commend', 'remind', 'warn', 'severe'] as const).filter((level) => body.palette[level] !== undefined)
  return (
    <fieldset className="set-applies">
      <legend>{t('rules:card.title')}</legend>
      <span className="set-boxes">
        <b>{t('rules:card.levels')}</b>
        {worn.length === 0 && <span>{t('rules:card.noneWorn')}</span>}
        {worn.map((level) => (
          <label key={level} className="set-box">
            <input
              type="checkbox"
              checked={isCarded(body, level)}
              onChange={(event) => onChange(setCarded(body, level, event.target.checked))}
            />
            {t('rules:card.levelWord', { level: t(`rules:level.${level}`), word: body.palette[level]?.word })}
          </label>
        ))}
      </span>
      <span className="set-boxes">
        <Choice
          label="cardRhythm"
          value={body.cards?.rhythm ?? 'month'}
          options={['month', 'quarter']}
          text={(v) => t(`rules:card.rhythmOf.${v}`)}
          onChange={(v) => onChange(setTerms(body, { rhythm: v === 'quarter' ? 'quarter' : undefined }))}
        />
        {(['hearingDays', 'appealDays', 'rectifyDays'] as const).map((key) => (
          <Field key={key} label={t(`rules:card.${key}`)}>
            {(id) => (
              <WholeInput
                id={id}
                value={body.cards?.[key]}
                usual={USUAL[key]}
                onChange={(v) => onChange(setTerms(body, { [key]: v }))}
              />
            )}
          </Field>
        ))}
      </span>
      {body.scope === 'unit' && <Groups body={body} onChange={onChange} />}
    </fieldset>
  )
}

/** Whom a set for units gives cards to; all of them is what the file leaves out. */
function Groups({ body, onChange }: { body: Body; onChange: (next: Body) => void }) {
  const { t } = useTranslation()
  const chosen = body.cards?.groups ?? GROUP_KINDS
  const toggle = (kind: string, on: boolean) => {
    const next = GROUP_KINDS.filter((k) => (k === kind ? on : chosen.includes(k)))
    onChange(setTerms(body, { groups: next.length === GROUP_KINDS.length ? undefined : next }))
  }
  return (
    <span className="set-boxes">
      <b>{t('rules:card.groups')}</b>
      {GROUP_KINDS.map((kind) => (
        <label key={kind} className="set-box">
          <input
            type="checkbox"
            checked={chosen.includes(kind)}
            onChange={(event) => toggle(kind, event.target.checked)}
          />
          {t(`cards:subjectType.${kind}`)}
        </label>
      ))}
    </span>
  )
}
