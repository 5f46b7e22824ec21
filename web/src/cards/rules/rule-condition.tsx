import type { RuleSetCatalogue } from '@guatu/contract/rule-sets'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  boundAt,
  type Condition,
  percentShown,
  plainNumber,
  ratioTyped,
  tidy,
  withBound,
  withOperator,
} from './rule-set-model.ts'
import { WholeBeside, WholeInput } from './set-field.tsx'

const OPERATORS = ['<', '<=', '>', '>=', '==', 'between'] as const
const GROUPS = ['headquarters', 'region', 'leadUnit', 'kind', 'yearClass', 'chain', 'administration'] as const
const LEVELS = ['commend', 'normal', 'remind', 'warn', 'severe'] as const

type Props = {
  row: number
  n: number
  condition: Condition
  metrics: RuleSetCatalogue['metrics']
  onChange: (next: Condition) => void
  onRemove: () => void
}

/** One condition of a rule: metric, operator, bounds; runs, rank and what no value does stand behind "more". */
export function RuleCondition(props: Props) {
  const { condition, onChange, onRemove } = props
  const { t } = useTranslation()
  const label = useLabel(props)
  return (
    <div className="rule-condition">
      {condition.expression === undefined ? (
        <Comparison {...props} />
      ) : (
        <textarea
          rows={2}
          className="rule-expression"
          aria-label={label(t('rules:row.expression'))}
          placeholder={t('rules:row.expressionHint')}
          value={condition.expression}
          onChange={(event) => onChange({ ...condition, expression: event.target.value })}
        />
      )}
      <button
        type="button"
        className="plain-button rule-remove"
        aria-label={label(t('rules:row.removeCondition'))}
        title={t('rules:row.removeCondition')}
        onClick={onRemove}
      >
        ×
      </button>
    </div>
  )
}

const useLabel = ({ row, n }: Pick<Props, 'row' | 'n'>) => {
  const { t } = useTranslation()
  return (what: string) => t('rules:row.ofCondition', { row, n, what })
}

function Comparison(props: Props) {
  const { condition, metrics, onChange } = props
  const { t } = useTranslation()
  const label = useLabel(props)
  const kind = metrics.find((m) => m.name === condition.metric)
  return (
    <>
      <select
        className="rule-metric"
        aria-label={label(t('rules:row.metric'))}
        value={condition.metric ?? ''}
        onChange={(event) => onChange({ ...condition, metric: event.target.value })}
      >
        <option value="">{t('rules:row.chooseMetric')}</option>
        {condition.metric && !kind && <option value={condition.metric}>{condition.metric}</option>}
        {metrics.map((m) => (
          <option key={m.name} value={m.name}>
            {m.title}
          </option>
        ))}
      </select>
      <select
        aria-label={label(t('rules:row.op'))}
        value={condition.op ?? ''}
        onChange={(event) => onChange(withOperator(condition, event.target.value))}
      >
        <option value="">{condition.rank ? t('rules:row.opOf.none') : '—'}</option>
        {OPERATORS.map((op) => (
          <option key={op} value={op}>
            {t(`rules:row.opOf.${op}`)}
          </option>
        ))}
      </select>
      {condition.op !== undefined && <Bound {...props} which={0} kind={kind} />}
      {condition.op === 'between' && <Bound {...props} which={1} kind={kind} />}
      {kind?.unit && condition.op !== undefined && <span className="rule-unit">{kind.unit}</span>}
      <MoreOfCondition {...props} />
    </>
  )
}

type Kind = RuleSetCatalogue['metrics'][number] | undefined

/** A level, a number, or for a rate its per cent: the file holds the ratio. */
function Bound({ which, kind, ...props }: Props & { which: 0 | 1; kind: Kind }) {
  const { condition, onChange } = props
  const { t } = useTranslation()
  const label = useLabel(props)
  const name = label(t(which === 0 ? 'rules:row.bound' : 'rules:row.bound2'))
  const value = boundAt(condition, which)
  const change = (text: string) => onChange(withBound(condition, which, text))
  if (kind?.isLevel)
    return (
      <select aria-label={name} value={value} onChange={(event) => change(event.target.value)}>
        <option value="">—</option>
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`rules:level.${level}`)}
          </option>
        ))}
      </select>
    )
  if (kind?.unit === '%') return <PercentBound name={name} value={value} onChange={change} />
  return (
    <input
      className="rule-bound"
      inputMode="decimal"
      aria-label={name}
      value={value}
      onChange={(event) => change(plainNumber(event.target.value))}
    />
  )
}

/** What is being typed stays as it is ('80.' is on its way to '80.5') as long as it means the bound that is held. */
function PercentBound({ name, value, onChange }: { name: string; value: string; onChange: (next: string) => void }) {
  const [typed, setTyped] = useState(percentShown(value))
  const shown = ratioTyped(typed) === value || (typed === '' && value === '') ? typed : percentShown(value)
  return (
    <input
      className="rule-bound"
      inputMode="decimal"
      aria-label={name}
      value={shown}
      onChange={(event) => {
        const text = plainNumber(event.target.value)
        setTyped(text)
        onChange(ratioTyped(text))
      }}
    />
  )
}

/** Consecutive periods, rank inside a group, and what a missing value does. */
function MoreOfCondition(props: Props) {
  const { condition, onChange } = props
  const { t } = useTranslation()
  const label = useLabel(props)
  const { rank } = condition
  const change = (part: Partial<Condition>) => onChange(tidy({ ...condition, ...part }) as Condition)
  const open = rank !== undefined || condition.periods !== undefined || condition.noValue !== undefined
  return (
    <details className="rule-more" open={open || undefined}>
      <summary aria-label={label(t('rules:row.more'))}>{t('rules:row.more')}</summary>
      <span className="rule-more-fields">
        <WholeBeside
          text={t('rules:row.periods')}
          label={label(t('rules:row.periods'))}
          value={condition.periods}
          usual={1}
          onChange={(periods) => change({ periods } as Partial<Condition>)}
        />
        <RankFields {...props} />
        <label>
          {t('rules:row.noValue')}
          <select
            aria-label={label(t('rules:row.noValue'))}
            value={condition.noValue ?? ''}
            onChange={(event) =>
              change({ noValue: (event.target.value || undefined) as Condition['noValue'] } as Partial<Condition>)
            }
          >
            <option value="">{t('rules:edit.noValueOf.set')}</option>
            <option value="skip">{t('rules:edit.noValueOf.skip')}</option>
            <option value="holds">{t('rules:edit.noValueOf.holds')}</option>
          </select>
        </label>
      </span>
    </details>
  )
}

/** Among the first or last so many of a group. */
function RankFields(props: Props) {
  const { condition, onChange } = props
  const { t } = useTranslation()
  const label = useLabel(props)
  const { rank } = condition
  const change = (part: Partial<Condition>) => onChange(tidy({ ...condition, ...part }) as Condition)
  const setRank = (from: string) =>
    change({
      rank: from === '' ? undefined : { ...(rank ?? { n: 10 }), from: from as 'top' | 'bottom' },
    } as Partial<Condition>)
  return (
    <>
      <label>
        {t('rules:row.rank')}
        <select
          aria-label={label(t('rules:row.rank'))}
          value={rank?.from ?? ''}
          onChange={(event) => setRank(event.target.value)}
        >
          <option value="">{t('rules:row.rankOf.none')}</option>
          <option value="top">{t('rules:row.rankOf.top')}</option>
          <option value="bottom">{t('rules:row.rankOf.bottom')}</option>
        </select>
      </label>
      {rank && (
        <>
          <WholeInput
            label={label(t('rules:row.rankN'))}
            value={rank.n || undefined}
            onChange={(n) => change({ rank: { ...rank, n: n ?? 0 } })}
          />
          <select
            aria-label={label(t('rules:row.rankGroup'))}
            value={rank.group ?? ''}
            onChange={(event) => change({ rank: tidy({ ...rank, group: event.target.value }) })}
          >
            <option value="">{t('rules:row.groupOf.none')}</option>
            {GROUPS.map((group) => (
              <option key={group} value={group}>
                {t(`rules:row.groupOf.${group}`)}
              </option>
            ))}
          </select>
        </>
      )}
    </>
  )
}
