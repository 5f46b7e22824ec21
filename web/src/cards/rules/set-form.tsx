import type { RuleSetCatalogue } from '@guatu/contract/rule-sets'
import { useTranslation } from 'react-i18next'
import { LevelShape } from '../../parts/level-mark.tsx'
import { AppliesForm } from './applies-form.tsx'
import { CardTermsForm } from './card-terms-form.tsx'
import { ConsequenceForm } from './consequence-form.tsx'
import type { Place } from './mutations.ts'
import { PlaceSelect } from './place-select.tsx'
import { type Body, LEVELS_WORST_FIRST as LEVELS, tidy } from './rule-set-model.ts'
import { Choice, Field, WholeInput } from './set-field.tsx'

const COLOURS = ['red', 'orange', 'yellow', 'green', 'blue'] as const

type Props = {
  name: string
  place: Place
  body: Body
  catalogue: RuleSetCatalogue
  onName: (name: string) => void
  onPlace: (place: Place) => void
  onChange: (next: Body) => void
}

/** What holds for the set as a whole: name, where, how it combines, to whom it applies, colours and words. */
export function SetForm(props: Props) {
  const { t } = useTranslation()
  const { name, place, body, catalogue, onName, onPlace, onChange } = props
  return (
    <section className="set-form">
      <Field label={t('rules:edit.name')}>
        {(id) => <input id={id} maxLength={200} value={name} onChange={(event) => onName(event.target.value)} />}
      </Field>
      <Field label={t('rules:edit.id')}>
        {(id) => (
          <input
            id={id}
            maxLength={80}
            value={body.id}
            onChange={(event) => onChange({ ...body, id: event.target.value.trim() })}
          />
        )}
      </Field>
      <Field label={t('rules:edit.place')}>
        {(id) => <PlaceSelect id={id} place={place} catalogue={catalogue} onChange={onPlace} />}
      </Field>
      <SetChoices body={body} onChange={onChange} />
      <Field label={t('rules:edit.liftAfter')}>
        {(id) => (
          <WholeInput
            id={id}
            value={body.liftAfter}
            usual={1}
            onChange={(liftAfter) => onChange(tidy({ ...body, liftAfter }) as Body)}
          />
        )}
      </Field>
      <PaletteForm body={body} onChange={onChange} />
      {body.combine === 'weighted' && <Thresholds body={body} onChange={onChange} />}
      {body.scope === 'project' && (
        <AppliesForm
          applies={body.applies ?? {}}
          lists={catalogue.lists}
          onChange={(applies) => onChange(tidy({ ...body, applies }) as Body)}
        />
      )}
      <CardTermsForm body={body} onChange={onChange} />
      <ConsequenceForm body={body} onChange={onChange} />
    </section>
  )
}

/** Whom it judges, how its rules combine, what no value does, of which periods it speaks. */
function SetChoices({ body, onChange }: Pick<Props, 'body' | 'onChange'>) {
  const { t } = useTranslation()
  const choose = <K extends 'scope' | 'combine' | 'noValue' | 'period' | 'repairedLate'>(key: K, value: string) =>
    onChange(tidy({ ...body, [key]: value || undefined }) as Body)
  return (
    <>
      <Choice
        label="scope"
        value={body.scope}
        options={['project', 'matter', 'unit']}
        text={(v) => t(`rules:scope.${v}`)}
        onChange={(v) => choose('scope', v)}
      />
      <Choice
        label="combine"
        value={body.combine}
        options={['worst', 'firstMatch', 'weighted']}
        text={(v) => t(`rules:edit.combineOf.${v}`)}
        onChange={(v) => choose('combine', v)}
      />
      <Choice
        label="noValue"
        value={body.noValue}
        options={['skip', 'holds']}
        text={(v) => t(`rules:edit.noValueOf.${v}`)}
        onChange={(v) => choose('noValue', v)}
      />
      <Choice
        label="period"
        value={body.period ?? 'month'}
        options={['month', 'week']}
        text={(v) => t(`rules:edit.periodOf.${v}`)}
        onChange={(v) => choose('period', v === 'month' ? '' : v)}
      />
      <Choice
        label="repairedLate"
        value={body.repairedLate ?? ''}
        options={['', ...LEVELS]}
        text={(v) => (v === '' ? t('rules:edit.no') : t(`rules:level.${v}`))}
        onChange={(v) => choose('repairedLate', v)}
      />
    </>
  )
}

/** Level and colour are two things: any level may wear any colour, or none. */
function PaletteForm({ body, onChange }: { body: Body; onChange: (next: Body) => void }) {
  const { t } = useTranslation()
  const wear = (level: (typeof LEVELS)[number], attire: { colour: string; word: string } | undefined) =>
    onChange({ ...body, palette: tidy({ ...body.palette, [level]: attire }) })
  return (
    <fieldset className="set-palette">
      <legend>{t('rules:edit.palette')}</legend>
      {LEVELS.map((level) => {
        const attire = body.palette[level]
        const name = t(`rules:level.${level}`)
        return (
          <span key={level} className="set-attire">
            <label>
              <input
                type="checkbox"
                aria-label={`${name} ${t('rules:edit.wears')}`}
                checked={attire !== undefined}
                onChange={(event) => wear(level, event.target.checked ? { colour: 'yellow', word: name } : undefined)}
              />
              <LevelShape level={level} colour={attire?.colour ?? 'none'} />
              {name}
            </label>
            {attire && (
              <>
                <select
                  aria-label={`${name} ${t('rules:edit.colour')}`}
                  value={attire.colour}
                  onChange={(event) => wear(level, { ...attire, colour: event.target.value })}
                >
                  {COLOURS.map((colour) => (
                    <option key={colour} value={colour}>
                      {t(`rules:edit.colourOf.${colour}`)}
                    </option>
                  ))}
                </select>
                <input
                  className="set-word"
                  maxLength={8}
                  aria-label={`${name} ${t('rules:edit.word')}`}
                  value={attire.word}
                  onChange={(event) => wear(level, { ...attire, word: event.target.value })}
                />
              </>
            )}
          </span>
        )
      })}
    </fieldset>
  )
}

function Thresholds({ body, onChange }: { body: Body; onChange: (next: Body) => void }) {
  const { t } = useTranslation()
  const from = (level: string) => body.thresholds?.find((x) => x.level === level)?.from ?? ''
  const change = (level: (typeof LEVELS)[number], text: string) => {
    const others = (body.thresholds ?? []).filter((x) => x.level !== level)
    onChange({ ...body, thresholds: text === '' ? others : [...others, { level, from: Number(text) || 0 }] })
  }
  return (
    <fieldset className="set-palette">
      <legend>{t('rules:edit.threshold')}</legend>
      {(['remind', 'warn', 'severe'] as const).map((level) => (
        <label key={level} className="set-attire">
          {t(`rules:level.${level}`)}
          <input
            className="rule-small"
            inputMode="decimal"
            value={from(level)}
            onChange={(event) => change(level, event.target.value)}
          />
        </label>
      ))}
    </fieldset>
  )
}
