import type { ReportForm } from '@guatu/contract/reports'
import { useCallback, useEffect, useState } from 'react'
import { ApiProblem, NotReached } from '../platform/api.ts'
import { newId } from '../platform/new-id.ts'
import { AsksView, QueuedView, RefusedView, SentView } from './after-sending-view.tsx'
import { Shape } from './my-reports-page.tsx'
import { enqueue, phoneStore, readKept, usePhone, withdraw } from './phone.ts'
import { t } from './phone-words.ts'
import { fetchForm } from './queries.ts'
import type { Photo, Queued } from './send-queued.ts'
import { bodyOf, type Draft, faultsOf, isTouched, newDraft } from './weekly-report-model.ts'
import { WeeklyReportView } from './weekly-report-view.tsx'

type Open = { readonly form: ReportForm; readonly draft: Draft; readonly photos: readonly Photo[] }

/** Today in Shanghai by the phone's clock: only the form's first suggestion for "as of". */
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

/** The newest form when the server is reached, else the one that was kept. */
async function formOf(projectId: string): Promise<ReportForm> {
  try {
    const form = await fetchForm(projectId)
    await phoneStore().put('form', projectId, form)
    return form
  } catch (error) {
    const kept = await phoneStore().get('form', projectId)
    const unreached = error instanceof NotReached || (error instanceof ApiProblem && error.problem.status === 401)
    if (kept && unreached) return kept
    throw unreached ? new Error(t('noFormOffline')) : error
  }
}

/** The form with the draft that was begun, if it is of this period; else an empty one. */
async function openForm(projectId: string): Promise<Open> {
  const form = await formOf(projectId)
  const kept = await phoneStore().get('draft', projectId)
  if (kept && kept.draft.period === form.period.key && kept.draft.supersedes === (form.current?.id ?? null))
    return { form, draft: kept.draft, photos: kept.photos }
  return { form, draft: newDraft(form, newId(), today()), photos: [] }
}

function useDraft(projectId: string) {
  const [open, setOpen] = useState<Open | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const begin = useCallback(() => {
    setProblem(null)
    openForm(projectId).then(setOpen, (error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    )
  }, [projectId])
  useEffect(begin, [begin])
  const change = (part: Partial<Pick<Open, 'photos'>> & { draft?: Partial<Draft> }) => {
    if (!open) return
    const next = { ...open, ...part, draft: { ...open.draft, ...part.draft } }
    setOpen(next)
    const kept = isTouched(next.draft) || next.photos.length > 0
    void (
      kept
        ? phoneStore().put('draft', projectId, { draft: next.draft, photos: next.photos })
        : phoneStore().remove('draft', projectId)
    ).then(readKept)
  }
  return { open, problem, begin, change, setOpen }
}

/** One project's report: fill, send, see the light. A report that waits in the queue is shown as it waits. */
export function WeeklyReportPage({ projectId, onLeave }: { projectId: string; onLeave: (next?: string) => void }) {
  const phone = usePhone()
  const { open, problem, begin, change, setOpen } = useDraft(projectId)
  const [shownSince] = useState(phone.sent.length)
  const [correcting, setCorrecting] = useState(false)
  const queued = phone.queue.find((entry) => entry.projectId === projectId)
  const sent = phone.sent.slice(shownSince).findLast((entry) => entry.projectId === projectId)

  const send = async (confirmed: readonly string[]) => {
    const body = open && bodyOf(open.form, open.draft, confirmed)
    if (body) await enqueue(entryOf(open, body))
  }
  /** Back from the queue into the form; a refused report gets a new id, since the old one may be taken. */
  const mend = async (entry: Queued) => {
    const form = open?.form ?? (await formOf(projectId))
    const draft = { ...(open?.draft ?? newDraft(form, newId(), today())), id: newId() }
    setOpen({ form, draft, photos: entry.photos })
    await phoneStore().put('draft', projectId, { draft, photos: entry.photos })
    await withdraw(entry.id)
  }
  if (sent && !queued && !correcting)
    return (
      <SentView
        sent={sent}
        onLeave={onLeave}
        onCorrect={() => {
          setCorrecting(true)
          begin()
        }}
      />
    )
  if (queued)
    return <Underway entry={queued} sending={phone.sending} onMend={() => void mend(queued)} onLeave={onLeave} />
  if (problem) return <LoadProblem reason={problem} onRetry={begin} onLeave={onLeave} />
  if (!open) return <Shape />
  return (
    <WeeklyReportView
      {...open}
      faults={faultsOf(open.form, open.draft)}
      sending={phone.sending}
      onDraft={(draft) => change({ draft })}
      onPhotos={(photos) => change({ photos })}
      onSubmit={() => void send([])}
    />
  )
}

/** A report that is on its way, asked about or refused. */
function Underway(props: { entry: Queued; sending: boolean; onMend: () => void; onLeave: () => void }) {
  const { entry, sending, onMend, onLeave } = props
  const confirmed = entry.asks.map((ask) => ask.code)
  if (entry.state === 'asks')
    return (
      <AsksView
        entry={entry}
        busy={sending}
        onConfirm={() =>
          void enqueue({ ...entry, state: 'waiting', body: { ...entry.body, confirmedAsks: confirmed } })
        }
        onMend={onMend}
      />
    )
  if (entry.state === 'refused')
    return <RefusedView entry={entry} onMend={onMend} onDiscard={() => void withdraw(entry.id).then(() => onLeave())} />
  return <QueuedView entry={entry} sending={sending} onLeave={onLeave} />
}

const entryOf = (open: Open, body: Queued['body']): Queued => ({
  id: body.id,
  projectId: open.form.projectId,
  projectName: open.form.projectName,
  body,
  photos: open.photos,
  state: 'waiting',
  asks: [],
  problem: null,
})

function LoadProblem(props: { reason: string; onRetry: () => void; onLeave: () => void }) {
  return (
    <div className="note" role="alert">
      <p>{t('loadFailed', { reason: props.reason })}</p>
      <p className="actions">
        <button type="button" className="primary" onClick={props.onRetry}>
          {t('retry')}
        </button>
        <button type="button" onClick={() => props.onLeave()}>
          {t('back')}
        </button>
      </p>
    </div>
  )
}
