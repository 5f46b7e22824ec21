import type { CheckedRuleSet } from '@guatu/contract/rule-sets'
import { useTranslation } from 'react-i18next'

/** What the check finds and what the set means, in plain sentences, beside the table that makes it. */
export function MeaningPane({ checked, working }: { checked: CheckedRuleSet | undefined; working: boolean }) {
  const { t } = useTranslation()
  const found = (severity: 'error' | 'warning') => checked?.findings.filter((f) => f.severity === severity).length ?? 0
  const [errors, warnings] = [found('error'), found('warning')]
  return (
    <aside className="rule-meaning" aria-busy={working}>
      <h2>{t('rules:check.title')}</h2>
      <p role="status" className="rule-verdict" data-check={working ? 'working' : errors === 0 ? 'ok' : 'wrong'}>
        {working
          ? t('rules:check.working')
          : errors === 0
            ? t(warnings === 0 ? 'rules:check.ok' : 'rules:check.warnings', { count: warnings })
            : t('rules:check.errors', { count: errors })}
      </p>
      <ul>
        {checked?.findings.map((f) => (
          <li key={`${f.row} ${f.text}`} className="rule-finding">
            {f.text}
          </li>
        ))}
      </ul>
      {checked?.meaning && <Meaning meaning={checked.meaning} />}
    </aside>
  )
}

export function Meaning({ meaning }: { meaning: NonNullable<CheckedRuleSet['meaning']> }) {
  const { t } = useTranslation()
  return (
    <>
      <h2>{t('rules:check.meaning')}</h2>
      <ul>
        {meaning.about.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ol>
        {meaning.rules.map((rule) => (
          <li key={rule.id}>{rule.text}</li>
        ))}
      </ol>
    </>
  )
}
