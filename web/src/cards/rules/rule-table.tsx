import type { CheckedRuleSet, RuleSetCatalogue } from '@guatu/contract/rule-sets'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../parts/empty-state.tsx'
import { AppliesForm } from './applies-form.tsx'
import { RuleCondition } from './rule-condition.tsx'
import {
  addCondition,
  addRule,
  type Body,
  changeCondition,
  changeRule,
  copyRule,
  moveRule,
  type Rule,
  removeCondition,
  removeRule,
} from './rule-set-model.ts'

const LEVELS = ['commend', 'normal', 'remind', 'warn', 'severe'] as const
const EXEMPTIONS = ['exempt', 'properReason'] as const

type Props = {
  body: Body
  metrics: RuleSetCatalogue['metrics']
  lists: RuleSetCatalogue['lists']
  findings: CheckedRuleSet['findings']
  onChange: (next: Body) => void
}

/** The rules as a table: one row a rule, its conditions beside each other, the check's sentence under the row it is about. */
export function RuleTable({ body, metrics, lists, findings, onChange }: Props) {
  const { t } = useTranslation()
  const offered = metrics.filter((m) => m.scopes.includes(body.scope))
  return (
    <section className="rule-table">
      <div className="rule-table-head">
        <h2>{t('rules:edit.rules')}</h2>
        <span className="page-space" />
        <Button onClick={() => onChange(addRule(body))}>{t('rules:row.add')}</Button>
      </div>
      {body.rules.length === 0 && <EmptyState title={t('rules:row.none')} hint={t('rules:row.noneHint')} />}
      {body.rules.map((rule, at) => (
        <RuleRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule's id is what is being typed
          key={at}
          at={at}
          rule={rule}
          body={body}
          metrics={offered}
          lists={lists}
          findings={findings.filter((f) => f.row === at + 1)}
          onChange={onChange}
        />
      ))}
    </section>
  )
}

type RowProps = Props & { at: number; rule: Rule }

function RuleRow(props: RowProps) {
  const { at, rule, body, findings, onChange } = props
  const { t } = useTranslation()
  const label = (what: string) => t('rules:row.of', { row: at + 1, what: t(`rules:row.${what}`) })
  const wrong = findings.length > 0
  return (
    <div className={wrong ? 'rule-row rule-wrong' : 'rule-row'} data-rule={rule.id}>
      <span className="rule-no">{at + 1}</span>
      <input
        className="rule-id"
        aria-label={label('id')}
        aria-invalid={wrong}
        value={rule.id}
        onChange={(event) => onChange(changeRule(body, at, { id: event.target.value.trim() }))}
      />
      <select
        className="rule-level"
        aria-label={label('level')}
        value={rule.level}
        onChange={(event) => onChange(changeRule(body, at, { level: event.target.value as Rule['level'] }))}
      >
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`rules:level.${level}`)}
          </option>
        ))}
      </select>
      <RuleConditions {...props} />
      <RuleSides {...props} />
      {findings.map((f) => (
        <p key={f.text} className="rule-finding" role="alert">
          <span aria-hidden="true">! </span>
          {f.text}
        </p>
      ))}
    </div>
  )
}

function RuleConditions({ at, rule, body, metrics, lists, onChange }: RowProps) {
  const { t } = useTranslation()
  const label = (what: string) => t('rules:row.of', { row: at + 1, what: t(`rules:row.${what}`) })
  return (
    <div className="rule-conditions">
      {rule.all.map((condition, c) => (
        <RuleCondition
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names
          key={c}
          row={at + 1}
          n={c + 1}
          condition={condition}
          metrics={metrics}
          onChange={(next) => onChange(changeCondition(body, at, c, next))}
          onRemove={() => onChange(removeCondition(body, at, c))}
        />
      ))}
      <span className="rule-adds">
        <button
          type="button"
          className="plain-button"
          aria-label={label('addCondition')}
          onClick={() => onChange(addCondition(body, at))}
        >
          + {t('rules:row.addCondition')}
        </button>
        <button
          type="button"
          className="plain-button"
          aria-label={label('addExpression')}
          onClick={() => onChange(addCondition(body, at, { expression: '' }))}
        >
          + {t('rules:row.addExpression')}
        </button>
      </span>
      {body.scope === 'project' && (
        <details className="rule-more" open={rule.applies !== undefined || undefined}>
          <summary aria-label={label('applies')}>{t('rules:row.applies')}</summary>
          <AppliesForm
            applies={rule.applies ?? {}}
            lists={lists}
            onChange={(applies) => onChange(changeRule(body, at, { applies }))}
          />
        </details>
      )}
    </div>
  )
}

/** What stands at the right of a row: exemptions, the weight, and what can be done with the row. */
function RuleSides({ at, rule, body, onChange }: RowProps) {
  const { t } = useTranslation()
  const label = (what: string) => t('rules:row.of', { row: at + 1, what })
  const unless = rule.unless ?? []
  const toggle = (name: string, on: boolean) =>
    onChange(changeRule(body, at, { unless: on ? [...unless, name] : unless.filter((u) => u !== name) }))
  const acts = [
    ['up', () => moveRule(body, at, -1), at === 0],
    ['down', () => moveRule(body, at, 1), at === body.rules.length - 1],
    ['copy', () => copyRule(body, at), false],
    ['remove', () => removeRule(body, at), false],
  ] as const
  return (
    <div className="rule-sides">
      {EXEMPTIONS.map((name) => (
        <label key={name} className="rule-unless">
          <input
            type="checkbox"
            aria-label={label(t(`rules:row.${name}`))}
            checked={unless.includes(name)}
            onChange={(event) => toggle(name, event.target.checked)}
          />
          {t(`rules:row.${name}`)}
        </label>
      ))}
      {body.combine === 'weighted' && (
        <label className="rule-unless">
          {t('rules:row.weight')}
          <input
            className="rule-small"
            inputMode="decimal"
            aria-label={label(t('rules:row.weight'))}
            value={body.weights?.[rule.id] ?? ''}
            onChange={(event) =>
              onChange({ ...body, weights: { ...body.weights, [rule.id]: Number(event.target.value) || 0 } })
            }
          />
        </label>
      )}
      <span className="rule-acts">
        {acts.map(([name, act, off]) => (
          <button
            key={name}
            type="button"
            className="plain-button"
            disabled={off}
            aria-label={label(t(`rules:row.${name}`))}
            onClick={() => onChange(act())}
          >
            {t(`rules:row.${name}`)}
          </button>
        ))}
      </span>
    </div>
  )
}
