import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../platform/api.ts'
import { problemTexts } from './problem-model.ts'

/** What happened, whether anything was lost (no), and the next step. Dark neutral with a sign: red belongs to levels. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const texts = problemTexts(error)
  const what = isProblem(error) ? error.message : t('shell:problem.notReached')
  return (
    <div className="problem-note" role="alert">
      <p>
        <span aria-hidden="true">! </span>
        {what}
      </p>
      {isProblem(error) &&
        error.problem.fields?.map((field) => (
          <p key={field.path} className="problem-field">
            {field.path}: {field.message}
          </p>
        ))}
      <p className="problem-next">{t(`shell:problem.${texts}`)}</p>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {t('shell:problem.again')}
        </Button>
      )}
    </div>
  )
}
