import { PROJECT_KINDS, YEAR_CLASSES } from '@guatu/domain/projects/project-terms'
import { INDUSTRIAL_TRACK, PUBLIC_TRACK } from '@guatu/domain/projects/stages'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WanInput } from '../../parts/fields.tsx'
import { type Applies, tidy } from './rule-set-model.ts'
import { Choice, Field } from './set-field.tsx'

/** Lists that presets name. */
const PUBLISHED_LISTS = ['cityFunded', 'centralBudget', 'keyPrivate'] as const
const CHOICES = {
  yearClass: YEAR_CLASSES,
  kind: PROJECT_KINDS,
  stage: [...new Set([...INDUSTRIAL_TRACK, ...PUBLIC_TRACK])],
} as const
type Named = 'yearClass' | 'kind' | 'stage' | 'listing'
type Props = {
  applies: Applies
  lists: readonly string[]
  /** Undefined where nothing is chosen: it applies to all. */
  onChange: (next: Applies | undefined) => void
}

/** To which projects a set or a rule applies: place in the year, kind, stage, lists, amount. */
export function AppliesForm({ applies, lists, onChange }: Props) {
  const { t } = useTranslation()
  const change = (part: Applies) => {
    const next = tidy({ ...applies, ...part })
    onChange(Object.keys(next).length > 0 ? next : undefined)
  }
  const chosen = (key: Named) => (applies[key] as readonly string[] | undefined) ?? []
  const toggle = (key: Named, name: string, on: boolean) => {
    const now = on ? [...chosen(key), name] : chosen(key).filter((x) => x !== name)
    change({ [key]: now.length > 0 ? now : undefined })
  }
  const box = (key: Named, name: string, text: string) => (
    <label key={name} className="set-box">
      <input
        type="checkbox"
        checked={chosen(key).includes(name)}
        onChange={(event) => toggle(key, name, event.target.checked)}
      />
      {text}
    </label>
  )
  const boxes = (key: keyof typeof CHOICES) => (
    <span className="set-boxes">
      <b>{t(`rules:edit.${key}`)}</b>
      {CHOICES[key].map((name) => box(key, name, t(`projects:${key}.${name}`)))}
    </span>
  )
  return (
    <fieldset className="set-applies">
      <legend>{t('rules:edit.applies')}</legend>
      {boxes('yearClass')}
      <Lists {...{ box, lists, chosen: chosen('listing'), onAdd: (name) => toggle('listing', name, true) }} />
      <Amounts applies={applies} change={change} />
      <details className="rule-more" open={chosen('kind').length + chosen('stage').length > 0 || undefined}>
        <summary>{t('rules:edit.kindAndStage')}</summary>
        {boxes('kind')}
        {boxes('stage')}
      </details>
    </fieldset>
  )
}

type ListsProps = {
  box: (key: 'listing', name: string, text: string) => ReactNode
  lists: readonly string[]
  chosen: readonly string[]
  onAdd: (name: string) => void
}

/** Lists that projects are on, those that published sets name, and one that is typed: a list may be named before a project is on it. */
function Lists({ box, lists, chosen, onAdd }: ListsProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const offered = [...new Set([...chosen, ...PUBLISHED_LISTS, ...lists])].slice(0, 40)
  const add = () => {
    const name = typed.trim()
    if (name !== '' && !chosen.includes(name)) onAdd(name)
    setTyped('')
  }
  return (
    <span className="set-boxes">
      <b>{t('rules:edit.listing')}</b>
      {offered.map((name) => box('listing', name, t(`rules:edit.listOf.${name}`, { defaultValue: name })))}
      <span className="set-box">
        <input
          maxLength={60}
          aria-label={t('rules:edit.otherList')}
          placeholder={t('rules:edit.otherList')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add()
          }}
        />
        <button type="button" className="plain-button link-button" disabled={typed.trim() === ''} onClick={add}>
          {t('rules:edit.addList')}
        </button>
      </span>
    </span>
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
