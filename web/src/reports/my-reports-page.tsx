import { LevelBrief } from './level-brief.tsx'
import { type MyRow, myRows } from './my-reports-model.ts'
import { type Phone, sweep, usePhone } from './phone.ts'
import { monthDay, t } from './phone-words.ts'

/** What waits for me this period: to fill first, then what is on its way, then what is done. */
export function MyReportsPage({ onOpen }: { onOpen: (projectId: string) => void }) {
  const phone = usePhone()
  const { list } = phone
  if (!list) return <NoList phone={phone} />
  const rows = myRows(list.rows, phone.queue, phone.drafts)
  const toFill = rows.filter((row) => row.state === 'toReport' || row.state === 'draft').length
  return (
    <>
      <p className="summary">
        <strong>{toFill > 0 ? t('toReport', { count: toFill }) : t('allReported', { count: rows.length })}</strong>
        <span>
          {list.period.label} · {t('cutOff', { date: monthDay(list.period.cutOff) })}
        </span>
      </p>
      <Waiting phone={phone} />
      {rows.length === 0 && <p className="empty">{t('noProjects')}</p>}
      <ul className="rows">
        {rows.map((row) => (
          <Row key={row.projectId} row={row} onOpen={onOpen} />
        ))}
      </ul>
    </>
  )
}

function Row({ row, onOpen }: { row: MyRow; onOpen: (projectId: string) => void }) {
  const state = `state${row.state[0]!.toUpperCase()}${row.state.slice(1)}`
  return (
    <li>
      <button type="button" className="row" onClick={() => onOpen(row.projectId)}>
        <span className="row-name">{row.projectName}</span>
        <span className="row-foot">
          <LevelBrief level={row.level} judged={row.judged} />
          <span className={`state state-${row.state}`}>{t(state)}</span>
        </span>
      </button>
    </li>
  )
}

function Waiting({ phone }: { phone: Phone }) {
  const count = phone.queue.filter((q) => q.state === 'waiting' || q.state === 'photos').length
  if (count === 0) return null
  return (
    <p className="waiting" role="status">
      <span>{phone.sending ? t('sending') : t('waitingCount', { count })}</span>
      <button type="button" disabled={phone.sending} onClick={() => void sweep()}>
        {t('sendNow')}
      </button>
    </p>
  )
}

function NoList({ phone }: { phone: Phone }) {
  if (phone.listProblem)
    return (
      <p className="note" role="alert">
        {t('loadFailed', { reason: phone.listProblem })}
      </p>
    )
  if (phone.standing === 'away') return <p className="empty">{t('noListOffline')}</p>
  return <Shape />
}

/** The shape of the list while it comes. */
export function Shape() {
  return (
    <div className="shape" role="status" aria-label={t('loading')}>
      <i />
      <i />
      <i />
      <i />
    </div>
  )
}
