import type { ReactNode } from 'react'

/** Empty says what to do first. */
export function EmptyState({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <section className="empty-state">
      <p className="empty-title">{title}</p>
      {hint && <p>{hint}</p>}
      {action}
    </section>
  )
}
