import { Button } from 'antd'
import type { ReactNode } from 'react'

/** A part of the dossier: its name, what can be done there, and its content. */
export function Section({
  id,
  title,
  note,
  acts = [],
  children,
}: {
  id: string
  title: string
  note?: ReactNode
  acts?: readonly { label: string; onAct: () => void; shown: boolean }[]
  children: ReactNode
}) {
  return (
    <section className="dossier-section" id={id} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        {note && <span className="section-note">{note}</span>}
        <span className="page-space" />
        {acts
          .filter((act) => act.shown)
          .map((act) => (
            <Button key={act.label} size="small" className="no-print" onClick={act.onAct}>
              {act.label}
            </Button>
          ))}
      </header>
      {children}
    </section>
  )
}
