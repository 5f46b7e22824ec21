import { DUTIES } from '@guatu/domain/cards/consequences'
import type { Consequence } from '@guatu/domain/cards/rule-set'
import { useTranslation } from 'react-i18next'
import { type Body, plainNumber, setConsequences, tidy } from './rule-set-model.ts'
import { WholeBeside } from './set-field.tsx'

const LEVELS = ['severe', 'warn', 'remind', 'commend'] as const
const FRESH: Consequence = { level: 'severe', duty: 'talk', withinDays: 7, days: 'working' }

/** 结果运用: what a card of a level entails, within how many days of its service, and from which card in a row on. */
export function ConsequenceForm({ body, onChange }: { body: Body; onChange: (next: Body) => void }) {
  const { t } = useTranslation()
  const all = body.consequences ?? []
  const put = (next: readonly Consequence[]) => onChange(setConsequences(body, next))
  return (
    <fieldset className="set-applies">
      <legend>{t('rules:duty.title')}</legend>
      {all.length === 0 && <span className="rule-unit">{t('rules:duty.none')}</span>}
      {all.map((one, at) => (
        <ConsequenceRow
          // biome-ignore lint/suspicious/noArrayIndexKey: consequences have no names
          key={at}
          at={at}
          one={one}
          onChange={(next) => put(all.map((c, i) => (i === at ? next : c)))}
          onRemove={() => put(all.filter((_, i) => i !== at))}
        />
      ))}
      <span className="rule-adds set-boxes">
        <button type="button" className="plain-button" onClick={() => put([...all, FRESH])}>
          + {t('rules:duty.add')}
        </button>
      </span>
    </fieldset>
  )
}

type RowProps = { at: number; one: Consequence; onChange: (next: Consequence) => void; onRemove: () => void }

/** One consequence, read as a sentence: level, n-th card in a row, within so many days, what. */
function ConsequenceRow({ at, one, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  const label = (what: string) => t('rules:duty.of', { row: at + 1, what: t(`rules:duty.${what}`) })
  const change: Change = (part) => onChange(tidy({ ...one, ...part }) as Consequence)
  const choose = (key: 'level' | 'duty' | 'days', options: readonly string[], text: (v: string) => string) => (
    <select
      aria-label={label(key)}
      value={one[key] ?? 'calendar'}
      onChange={(event) => change({ [key]: event.target.value })}
    >
      {options.map((v) => (
        <option key={v} value={v}>
          {text(v)}
        </option>
      ))}
    </select>
  )
  return (
    <span className="set-boxes set-duty">
      <span className="rule-no">{at + 1}</span>
      {choose('level', LEVELS, (v) => t(`rules:level.${v}`))}
      <WholeBeside
        text={t('rules:duty.running')}
        label={label('running')}
        value={one.running}
        usual={1}
        onChange={(v) => change({ running: v })}
      />
      <WholeBeside
        text={t('rules:duty.withinDays')}
        label={label('withinDays')}
        value={one.withinDays || undefined}
        onChange={(v) => change({ withinDays: v ?? 0 })}
      />
      {choose('days', ['calendar', 'working'], (v) => t(`rules:duty.daysOf.${v}`))}
      {choose('duty', DUTIES, (v) => t(`cards:dutyKind.${v}`))}
      <DutyExtra one={one} label={label} change={change} />
      <button
        type="button"
        className="plain-button rule-remove"
        aria-label={label('remove')}
        title={t('rules:duty.remove')}
        onClick={onRemove}
      >
        ×
      </button>
    </span>
  )
}

type Change = (part: { readonly [K in keyof Consequence]?: Consequence[K] | undefined }) => void

/** What two duties want beside: the points of a deduction, and in words what another one is. */
function DutyExtra({ one, label, change }: { one: Consequence; label: (what: string) => string; change: Change }) {
  const { t } = useTranslation()
  return (
    <>
      {one.duty === 'deduction' && (
        <label className="set-box">
          {t('rules:duty.points')}
          <input
            className="rule-small"
            inputMode="decimal"
            aria-label={label('points')}
            value={one.points ?? ''}
            onChange={(event) => change({ points: plainNumber(event.target.value) })}
          />
        </label>
      )}
      {one.duty === 'other' && (
        <input
          maxLength={100}
          aria-label={label('text')}
          placeholder={t('rules:duty.text')}
          value={one.text ?? ''}
          onChange={(event) => change({ text: event.target.value })}
        />
      )}
    </>
  )
}
