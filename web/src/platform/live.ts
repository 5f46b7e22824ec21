import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { addressOf } from './address.ts'
import { openLiveSource, type Told } from './live-source.ts'
import type { Ask } from './live-worker.ts'

/**
 * "Topic T changed, version V": the client fetches again. After a reconnect the server sends the versions of all topics
 * wanted, so that what was missed is caught up. All tabs of a browser share one stream through a shared worker; where
 * there is none (phones), the tab has its own.
 */
const path = 'api/live'
const versions = new Map<string, { version: string; changes: number }>()
const listeners = new Set<() => void>()
const wanted = new Map<string, number>()
let state: 'starting' | 'open' | 'lost' = 'starting'
let started = false
let ask: (message: Ask) => void = () => {}

const hear = (told: Told) => {
  if ('state' in told) state = told.state
  else {
    const before = versions.get(told.topic)
    if (before?.version === told.version) return
    // The first version heard is the state we began with, not a change.
    versions.set(told.topic, { version: told.version, changes: before ? before.changes + 1 : 0 })
  }
  for (const listener of listeners) listener()
}

function listenHere(): void {
  const source = openLiveSource(hear)
  ask = (message) => {
    if ('address' in message) source.want(message.address, message.topics)
    else if ('restart' in message) source.restart()
    else source.close()
  }
}

function listenThroughWorker(): void {
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: 'guatu-live' })
  worker.port.onmessage = (message: MessageEvent<Told>) => hear(message.data)
  worker.port.start()
  ask = (message) => worker.port.postMessage(message)
  addEventListener('pagehide', () => ask({ bye: true }))
  // A page taken back from the browser's memory had said good-bye.
  addEventListener('pageshow', (event) => event.persisted && sayWanted())
}

const sayWanted = () => {
  if (started && wanted.size > 0) ask({ address: addressOf(path), topics: [...wanted.keys()] })
}

/** Called when somebody signed in; again after another person did, to listen with the new session. */
export function listen(): void {
  if (started) {
    versions.clear()
    ask({ restart: true })
    return
  }
  started = true
  try {
    if (typeof SharedWorker === 'undefined') listenHere()
    else listenThroughWorker()
  } catch {
    listenHere()
  }
  sayWanted()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** How often the topic changed since this tab first heard of it: a number for a query key or an effect. '' is no topic. */
export function useTopic(topic: string): number {
  const follow = useCallback(
    (listener: () => void) => {
      if (topic === '') return () => {}
      const users = wanted.get(topic) ?? 0
      wanted.set(topic, users + 1)
      if (users === 0) sayWanted()
      const leave = subscribe(listener)
      return () => {
        leave()
        const left = (wanted.get(topic) ?? 1) - 1
        if (left > 0) wanted.set(topic, left)
        else wanted.delete(topic)
      }
    },
    [topic],
  )
  return useSyncExternalStore(follow, () => versions.get(topic)?.changes ?? 0)
}

export const useLiveState = (): typeof state => useSyncExternalStore(subscribe, () => state)

/** Fetches the queries under `key` again whenever the topic changes; what stands stays on screen meanwhile. */
export function useRefreshOn(topic: string, key: readonly unknown[]): void {
  const changes = useTopic(topic)
  const queries = useQueryClient()
  const name = JSON.stringify(key)
  useEffect(() => {
    if (changes > 0) void queries.invalidateQueries({ queryKey: JSON.parse(name) as unknown[] })
  }, [changes, name, queries])
}
