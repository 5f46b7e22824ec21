import { useTranslation } from 'react-i18next'

/** The shape of what comes: a head and rows, so that nothing jumps when it arrives. */
export function LoadingShape({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation()
  return (
    <div className="loading-shape" role="status" aria-label={t('shell:loading')}>
      <i className="loading-head" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <i key={row} />
      ))}
    </div>
  )
}
