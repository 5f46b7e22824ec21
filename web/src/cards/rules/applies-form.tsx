import { useTranslation } from 'react-i18next'
import { WanInput } from '../../parts/fields.tsx'
import { type Applies, type Body, tidy } from './rule-set-model.ts'
import { Choice, Field } from './set-field.tsx'

const YEAR_CLASSES = ['carriedOver', 'new', 'finishing', 'reserve', 'preliminary'] as const

/** To which projects the set applies: place in the year, lists, amount. */
export function AppliesForm({
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
