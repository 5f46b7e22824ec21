import type { RuleSetCatalogue } from '@guatu/contract/rule-sets'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { WanInput } from '../../parts/fields.tsx'
import { LevelShape } from '../../parts/level-mark.tsx'
import type { Place } from './mutations.ts'
import { PlaceSelect } from './place-select.tsx'
import { type Applies, type Body, tidy } from './rule-set-model.ts'

const LEVELS = ['severe', 'warn', 'remind', 'normal', 'commend'] as const
const COLOURS = ['red', 'orange', 'yellow', 'green', 'blue'] as const
const YEAR_CLASSES = ['carriedOver', 'new', 'finishing', 'reserve', 'preliminary'] as const

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
          <input
            id={id}
            className="rule-small"
            inputMode="numeric"
            value={body.liftAfter ?? ''}
            onChange={(event) =>
              onChange(tidy({ ...body, liftAfter: Number(event.target.value) || undefined }) as Body)
            }
          />
        )}
      </Field>
      <PaletteForm body={body} onChange={onChange} />
      {body.combine === 'weighted' && <Thresholds body={body} onChange={onChange} />}
      {body.scope === 'project' && <AppliesForm body={body} lists={catalogue.lists} onChange={onChange} />}
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

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <span className="set-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </span>
  )
}

function Choice({
  label,
  value,
  options,
  text,
  onChange,
}: {
  label: string
  value: string
  options: readonly string[]
  text: (value: string) => string
  onChange: (value: string) => void
}) {
  const { t } = useTranslation()
  return (
    <Field label={t(`rules:edit.${label}`)}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option} value={option}>
              {text(option)}
            </option>
          ))}
        </select>
      )}
    </Field>
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

function AppliesForm({
  body,
  lists,
  onChange,
}: {
  body: Body
  lists: readonly string[]
  onChange: (next: Body) => void
}) {
  const { t } = useTranslation()
  const applies = body.applies ?? {}
  const change = (part: Applies) => {
    const next = tidy({ ...applies, ...part })
    onChange(tidy({ ...body, applies: Object.keys(next).length > 0 ? next : undefined }) as Body)
  }
  const toggle = (key: 'yearClass' | 'listing', name: string, on: boolean) => {
    const had = (applies[key] as readonly string[] | undefined) ?? []
    const now = on ? [...had, name] : had.filter((x) => x !== name)
    change({ [key]: now.length > 0 ? now : undefined })
  }
  const offered = [...new Set([...((applies.listing as readonly string[] | undefined) ?? []), ...lists])].slice(0, 40)
  const box = (key: 'yearClass' | 'listing', name: string, text: string) => (
    <label key={name} className="set-box">
      <input
        type="checkbox"
        checked={((applies[key] as readonly string[] | undefined) ?? []).includes(name)}
        onChange={(event) => toggle(key, name, event.target.checked)}
      />
      {text}
    </label>
  )
  return (
    <fieldset className="set-applies">
      <legend>{t('rules:edit.applies')}</legend>
      <span className="set-boxes">
        <b>{t('rules:edit.yearClass')}</b>
        {YEAR_CLASSES.map((name) => box('yearClass', name, t(`projects:yearClass.${name}`)))}
      </span>
      {offered.length > 0 && (
        <span className="set-boxes">
          <b>{t('rules:edit.listing')}</b>
          {offered.map((name) => box('listing', name, t(`rules:edit.listOf.${name}`, { defaultValue: name })))}
        </span>
      )}
      <Amounts applies={applies} change={change} />
    </fieldset>
  )
}

function Amounts({ applies, change }: { applies: Applies; change: (part: Applies) => void }) {
  const { t } = useTranslation()
  return (
    <span className="set-boxes">
      {(['amountFrom', 'amountBelow'] as const).map((key) => (
        <Field key={key} label={t(`rules:edit.${key}`)}>
          {(id) => (
            <WanInput
              id={id}
              value={(applies[key] as string | undefined) ?? ''}
              onChange={(v) => change({ [key]: v || undefined })}
            />
          )}
        </Field>
      ))}
      <Choice
        label="amountBasis"
        value={(applies.amountBasis as string | undefined) ?? 'total'}
        options={['total', 'yearPlan']}
        text={(v) => t(`rules:edit.basisOf.${v}`)}
        onChange={(v) => change({ amountBasis: v === 'total' ? undefined : v })}
      />
    </span>
  )
}
