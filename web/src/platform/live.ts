import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { addressOf } from './address.ts'

/**
 * "Topic T changed, version V": the client fetches again. After a reconnect the server sends the versions of all topics,
 * so that what was missed is caught up.
 */
const path = 'api/live'
const versions = new Map<string, { version: string; count: number }>()
const listeners = new Set<() => void>()
let state: 'starting' | 'open' | 'lost' = 'starting'
let restart = () => {}
let started = false
/** What is first heard before this moment is the state we began with, not a change. */
let beginsUntil = Number.POSITIVE_INFINITY
const settleMs = 2_000

type Told = { topic: string; version: string } | { state: 'open' | 'lost' }

const hear = (told: Told) => {
  if ('state' in told) {
    state = told.state
    if (state === 'open') beginsUntil = Math.min(beginsUntil, Date.now() + settleMs)
  } else {
    const before = versions.get(told.topic)
    if (before?.version === told.version) return
    const first = Date.now() < beginsUntil ? 0 : 1
    versions.set(told.topic, { version: told.version, count: before ? before.count + 1 : first })
  }
  for (const listener of listeners) listener()
}

function listenHere(): void {
  let source: EventSource | undefined
  const connect = () => {
    source?.close()
    source = new EventSource(addressOf(path))
    source.onopen = () => hear({ state: 'open' })
    source.onerror = () => {
      hear({ state: 'lost' })
      if (source?.readyState === EventSource.CLOSED) setTimeout(connect, 5_000)
    }
    source.addEventListener('topic', (event) => hear(JSON.parse((event as MessageEvent<string>).data)))
  }
  restart = connect
  connect()
}

function listenThroughWorker(): void {
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: 'guatu-live' })
  worker.port.onmessage = (message: MessageEvent<Told>) => hear(message.data)
  worker.port.start()
  worker.port.postMessage({ open: addressOf(path) })
  // The worker may have been open for hours and say nothing but the versions.
  beginsUntil = Date.now() + settleMs
  restart = () => worker.port.postMessage({ restart: true })
  addEventListener('pagehide', () => worker.port.postMessage({ bye: true }))
  // A page taken back from the browser's memory had said good-bye.
  addEventListener('pageshow', (event) => event.persisted && location.reload())
}

/** Called once somebody is signed in; again after another person signed in, to listen with the new session. */
export function listen(): void {
  if (started) {
    restart()
    return
  }
  started = true
  try {
    if (typeof SharedWorker === 'undefined') listenHere()
    else listenThroughWorker()
  } catch {
    listenHere()
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How often the topic changed since this tab first heard of it: a number to put into a query key or an effect. */
export const useTopic = (topic: string): number =>
  useSyncExternalStore(subscribe, () => versions.get(topic)?.count ?? 0)

export const useLiveState = (): typeof state => useSyncExternalStore(subscribe, () => state)

/** Fetches the queries under `key` again whenever the topic changes; what stands stays on screen meanwhile. */
export function useRefreshOn(topic: string, key: readonly unknown[]): void {
  const count = useTopic(topic)
  const queries = useQueryClient()
  const name = JSON.stringify(key)
  useEffect(() => {
    if (count > 0) void queries.invalidateQueries({ queryKey: JSON.parse(name) as unknown[] })
  }, [count, name, queries])
}
