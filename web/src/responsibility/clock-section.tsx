import type { Pause, ProjectClock } from '@guatu/contract/responsibility'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRefreshOn } from '../platform/live.ts'
import { Section } from '../projects/section.tsx'
import { responsibilityKeys } from './keys.ts'
import { AskPause, type ChosenPause, PauseAct, PauseMenu } from './pause-acts.tsx'
import { useProjectClock, useProjectPauses } from './queries.ts'
import './responsibility.css'

/** 公平时钟 of one project: gross and net days of what is late, whose the other days are, and its pauses. */
export function ClockSection({ projectId, mayAsk }: { projectId: string; mayAsk: boolean }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [chosen, setChosen] = useState<ChosenPause | null>(null)
  const clock = useProjectClock(projectId)
  const pauses = useProjectPauses(projectId)
  useRefreshOn('pauses', responsibilityKeys.pauses)
  const late = clock.data?.milestones ?? []
  const waits = clock.data?.waits ?? []
  return (
    <Section
      id="clock"
      title={t('responsibility:clock.title')}
      acts={[{ label: t('responsibility:pause.ask'), onAct: () => setAsking(true), shown: mayAsk }]}
    >
      {clock.error && <ProblemNote error={clock.error} onRetry={() => void clock.refetch()} />}
      {clock.data && late.length + waits.length === 0 && (
        <p className="section-empty">{t('responsibility:clock.none')}</p>
      )}
      {clock.data && clock.data.grossDays > 0 && (
        <p className="section-said">
          {t('responsibility:clock.said', { gross: clock.data.grossDays, net: clock.data.netDays })}
        </p>
      )}
      {late.length > 0 && <LateTable late={late} />}
      {waits.length > 0 && (
        <ul className="waits">
          {waits.map((w) => (
            <li key={w.unit}>
              {t(w.open ? 'responsibility:clock.waitsOpen' : 'responsibility:clock.waited', {
                unit: w.unit,
                days: w.days,
                overdue: w.overdueDays,
              })}
            </li>
          ))}
        </ul>
      )}
      {(pauses.data ?? []).map((pause) => (
        <PauseLine key={pause.id} pause={pause} onChoose={setChosen} />
      ))}
      <AskPause projectId={projectId} open={asking} onClose={() => setAsking(false)} />
      {chosen && <PauseAct key={`${chosen.pause.id}${chosen.event}`} chosen={chosen} onClose={() => setChosen(null)} />}
    </Section>
  )
}

function LateTable({ late }: { late: ProjectClock['milestones'] }) {
  const { t } = useTranslation()
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('responsibility:what.milestone')}</th>
          <th scope="col">{t('responsibility:due')}</th>
          <th scope="col" className="cell-right">
            {t('responsibility:clock.gross')}
            <small>{t('responsibility:days')}</small>
          </th>
          <th scope="col" className="cell-right">
            {t('responsibility:clock.stopped')}
            <small>{t('responsibility:days')}</small>
          </th>
          <th scope="col" className="cell-right">
            {t('responsibility:clock.net')}
            <small>{t('responsibility:days')}</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {late.map((m) => (
          <tr key={m.id} className={m.claimedOn ? 'row-past' : ''}>
            <td>{m.name}</td>
            <td>{m.dueOn}</td>
            <td className="cell-right figure">{m.grossDays}</td>
            <td className="cell-right figure">{m.stoppedDays}</td>
            <td className="cell-right figure">{m.netDays}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PauseLine({ pause, onChoose }: { pause: Pause; onChoose: (chosen: ChosenPause) => void }) {
  const { t } = useTranslation()
  return (
    <p className="pause-line">
      <strong>{t(`responsibility:state.${pause.state}`)}</strong>
      <span>
        {t(`responsibility:reason.${pause.reason}`)}
        {t('responsibility:pause.span', { from: pause.from, to: pause.holdsTo ?? pause.to })}
        <span className="second-line">
          {pause.approver
            ? t('responsibility:pause.by', { by: pause.askedBy, approver: pause.approver })
            : t('responsibility:pause.askedBy', { by: pause.askedBy })}
        </span>
      </span>
      <PauseMenu pause={pause} onChoose={onChoose} />
    </p>
  )
}
