import type { SubmitReportBody } from '@guatu/contract/reports'
import { ApiProblem, NotReached } from '../platform/api.ts'
import { currentLanguage } from '../platform/language.ts'
import type { Submitted } from './mutations.ts'
import { type Ask, asksOf } from './weekly-report-model.ts'

export type Photo = { readonly name: string; readonly blob: Blob }
/**
 * A report on its way. `waiting` is sent when the server is reached; `asks` and `refused` wait for the person; `photos`
 * is stored, only pictures are still to go.
 */
export type Queued = {
  readonly id: string
  readonly projectId: string
  readonly projectName: string
  readonly body: SubmitReportBody
  readonly photos: readonly Photo[]
  readonly state: 'waiting' | 'asks' | 'refused' | 'photos'
  readonly asks: readonly Ask[]
  readonly problem: string | null
}
export type Outcome =
  | { readonly kind: 'sent'; readonly answer: Submitted }
  | { readonly kind: 'away' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'asks'; readonly asks: readonly Ask[] }
  | { readonly kind: 'refused'; readonly sentence: string }

/** What became of one attempt. Away, overloaded or failing servers are all "later"; a refusal is for the person. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof NotReached) return { kind: 'away' }
  if (!(error instanceof ApiProblem)) throw error
  const { problem } = error
  if (problem.status === 401) return { kind: 'signedOut' }
  if (problem.status >= 500 || problem.status === 429) return { kind: 'away' }
  const asks = asksOf(problem, currentLanguage() === 'en' ? 'en' : 'zh')
  return asks.length > 0 ? { kind: 'asks', asks } : { kind: 'refused', sentence: error.message }
}

export type Post = {
  report: (projectId: string, body: SubmitReportBody) => Promise<Submitted>
  photo: (projectId: string, reportId: string, photo: File) => Promise<unknown>
}

/** Sends one report. The id was made here, so sending it twice stores it once. */
export async function sendOne(entry: Queued, post: Post): Promise<Outcome> {
  try {
    return { kind: 'sent', answer: await post.report(entry.projectId, entry.body) }
  } catch (error) {
    return outcomeOf(error)
  }
}

/** The photos that are still to go: a refused picture is dropped (it would be refused again), an unreached one kept. */
export async function sendPhotos(entry: Queued, post: Post): Promise<readonly Photo[]> {
  for (const [i, photo] of entry.photos.entries()) {
    try {
      await post.photo(entry.projectId, entry.id, new File([photo.blob], photo.name, { type: photo.blob.type }))
    } catch (error) {
      const { kind } = outcomeOf(error)
      if (kind === 'away' || kind === 'signedOut') return entry.photos.slice(i)
    }
  }
  return []
}

export type Sent = { readonly projectId: string; readonly projectName: string; readonly answer: Submitted }
export type Swept = { readonly sent: readonly Sent[]; readonly left: readonly Queued[]; readonly signedOut: boolean }

/**
 * Sends what waits, oldest first (ids are in order of time), and stops at the first sign that the server is away or the
 * session over: the rest would meet the same.
 */
export async function sendQueued(queue: readonly Queued[], post: Post): Promise<Swept> {
  const sent: Sent[] = []
  const left: Queued[] = []
  let stopped: 'away' | 'signedOut' | null = null
  for (const entry of [...queue].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (stopped || entry.state === 'asks' || entry.state === 'refused') {
      left.push(entry)
      continue
    }
    const outcome: Outcome | null = entry.state === 'photos' ? null : await sendOne(entry, post)
    if (outcome?.kind === 'sent')
      sent.push({ projectId: entry.projectId, projectName: entry.projectName, answer: outcome.answer })
    if (outcome && outcome.kind !== 'sent') {
      if (outcome.kind === 'away' || outcome.kind === 'signedOut') stopped = outcome.kind
      left.push(afterwards(entry, outcome))
      continue
    }
    const photos = await sendPhotos(entry, post)
    if (photos.length > 0) left.push({ ...entry, photos, state: 'photos' })
  }
  return { sent, left, signedOut: stopped === 'signedOut' }
}

/** The entry as it waits after an attempt that did not store it. */
export function afterwards(entry: Queued, outcome: Exclude<Outcome, { kind: 'sent' }>): Queued {
  if (outcome.kind === 'asks') return { ...entry, state: 'asks', asks: outcome.asks }
  if (outcome.kind === 'refused') return { ...entry, state: 'refused', problem: outcome.sentence }
  return { ...entry, state: 'waiting' }
}
