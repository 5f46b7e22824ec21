import type { Me } from '@guatu/contract/identity'
import { useSyncExternalStore } from 'react'
import { ApiProblem, api, NotReached } from '../platform/api.ts'
import { attachPhoto, submitReport } from './mutations.ts'
import {
  type Attire,
  keepPalette,
  keptPalette,
  type MyReports,
  memoryStore,
  openPhoneStore,
  type PhoneStore,
  recallMe,
  rememberMe,
} from './phone-store.ts'
import { fetchForm, fetchMyReports, fetchPalette } from './queries.ts'
import { type Queued, type Sent, sendQueued } from './send-queued.ts'

/** `away`: no network, working from what is kept; `expired`: known person, session over; `none`: nobody. */
export type Standing = 'starting' | 'in' | 'away' | 'expired' | 'none'
export type Phone = {
  readonly standing: Standing
  readonly me: Me | null
  /** Whether the browser keeps anything; false in some private windows. */
  readonly kept: boolean
  readonly list: MyReports | null
  readonly listProblem: string | null
  readonly drafts: ReadonlySet<string>
  readonly queue: readonly Queued[]
  readonly sending: boolean
  /** Reports that got through since the page was opened, newest last. */
  readonly sent: readonly Sent[]
  readonly palette: readonly Attire[]
}

let state: Phone = {
  standing: 'starting',
  me: null,
  kept: true,
  list: null,
  listProblem: null,
  drafts: new Set(),
  queue: [],
  sending: false,
  sent: [],
  palette: [],
}
let store: PhoneStore = memoryStore()
let sweeping: Promise<void> | null = null
const listeners = new Set<() => void>()

function set(change: Partial<Phone>): void {
  state = { ...state, ...change }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** All the phone knows, in one place, so that list and form never disagree about what is sent. */
export const usePhone = (): Phone => useSyncExternalStore(subscribe, () => state)
export const phoneStore = (): PhoneStore => store

async function whoIsHere(): Promise<{ standing: Standing; me: Me | null }> {
  const known = recallMe()
  try {
    const me = await api.get<Me>('api/session')
    rememberMe(me)
    return { standing: 'in', me }
  } catch (error) {
    const unreached = error instanceof NotReached || (error instanceof ApiProblem && error.problem.status >= 500)
    return { standing: known ? (unreached ? 'away' : 'expired') : 'none', me: known }
  }
}

/** Opens the page for whoever is signed in, or was last; sends what waited. */
export async function start(): Promise<void> {
  const here = await whoIsHere()
  if (!here.me || here.me.mustChangePassword) return set(here)
  try {
    store = await openPhoneStore(here.me.accountId)
    set({ kept: true })
  } catch {
    store = memoryStore()
    set({ kept: false })
  }
  set({ ...here, palette: keptPalette() })
  await readKept()
  await load()
  await sweep()
}

export async function signIn(userName: string, password: string): Promise<void> {
  rememberMe(await api.post<Me>('api/session', { userName, password }))
  await start()
}

export async function readKept(): Promise<void> {
  const drafts = await store.all('draft')
  set({ queue: await store.all('queue'), drafts: new Set(drafts.map((kept) => kept.draft.projectId)) })
}

/** The list of this period; without network the one that was kept. */
export async function load(): Promise<void> {
  try {
    const list = await fetchMyReports()
    await store.put('list', 'mine', list)
    set({ list, listProblem: null, standing: 'in' })
    void keepForms(list)
    void loadPalette()
  } catch (error) {
    const unreached = error instanceof NotReached
    const expired = error instanceof ApiProblem && error.problem.status === 401
    set({
      list: (await store.get('list', 'mine')) ?? null,
      ...(unreached ? { standing: 'away' as const } : expired ? { standing: 'expired' as const } : {}),
      listProblem: unreached || expired ? null : String(error instanceof Error ? error.message : error),
    })
  }
}

/** What the levels wear; without it shape and word still say the level. */
async function loadPalette(): Promise<void> {
  const palette = await fetchPalette().catch(() => [])
  if (palette.length === 0) return
  keepPalette(palette)
  set({ palette })
}

/** Fetches the forms of what is still to report, so that they are here when the network is not. */
async function keepForms(list: MyReports): Promise<void> {
  for (const row of list.rows.filter((r) => !r.reported).slice(0, 30)) {
    const kept = await store.get('form', row.projectId)
    if (kept?.period.key === list.period.key) continue
    try {
      await store.put('form', row.projectId, await fetchForm(row.projectId))
    } catch {
      return
    }
  }
}

/** Sends what waits. One sweep at a time; what is queued meanwhile goes with the next. */
export async function sweep(): Promise<void> {
  if (sweeping) await sweeping
  sweeping = sweepOnce().finally(() => {
    sweeping = null
  })
  return sweeping
}

async function sweepOnce(): Promise<void> {
  const before = await store.all('queue')
  if (before.length === 0) return
  set({ sending: true })
  const swept = await sendQueued(before, { report: submitReport, photo: attachPhoto }).finally(() =>
    set({ sending: false }),
  )
  const left = new Map(swept.left.map((entry) => [entry.id, entry]))
  for (const { id } of before) {
    const still = left.get(id)
    await (still ? store.put('queue', id, still) : store.remove('queue', id))
  }
  for (const { projectId } of swept.sent) await store.remove('form', projectId)
  set({ sent: [...state.sent, ...swept.sent], ...(swept.signedOut ? { standing: 'expired' as const } : {}) })
  await readKept()
  if (swept.sent.length > 0) await load()
}

/** Puts a report on its way: it is kept on the phone before anything is sent. */
export async function enqueue(entry: Queued): Promise<void> {
  await store.put('queue', entry.id, entry)
  await store.remove('draft', entry.projectId)
  await sweep()
  await readKept()
}

/** Takes a report back from the queue, to be changed or thrown away. */
export async function withdraw(id: string): Promise<void> {
  await store.remove('queue', id)
  await readKept()
}

/** Tries again whenever the network or the eye comes back, and once a minute while somebody looks. */
export function keepTrying(): void {
  const again = () => {
    if (document.visibilityState === 'visible' && state.me && state.standing !== 'starting') void load().then(sweep)
  }
  addEventListener('online', again)
  document.addEventListener('visibilitychange', again)
  setInterval(() => state.queue.some((q) => q.state === 'waiting' || q.state === 'photos') && again(), 60_000)
}
