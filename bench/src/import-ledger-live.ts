import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { LiveServer } from './live-server.ts'

type View = {
  state: string
  version: number
  problem: string | null
  counts: Record<string, number>
  rows: { state: string; sheet: string; row: number }[]
}
export type ImportTimes = {
  readonly read: number
  readonly view: number
  readonly confirm: number
  readonly rows: number
}

/** Uploads a ledger, waits for its reading as a page does, previews and confirms it; seconds of each. */
export async function importLedgerLive(live: LiveServer, file: string): Promise<ImportTimes> {
  const headers = { cookie: live.cookie }
  const began = performance.now()
  const form = new FormData()
  form.set('file', new Blob([readFileSync(file)]), 'wide.xlsx')
  const started = await answer<{ id: string }>(`${live.url}/api/imports`, { method: 'POST', headers, body: form })
  const url = `${live.url}/api/imports/${started.id}`
  let view = await answer<View>(url, { headers })
  while (view.state === 'reading') {
    await pause(300)
    view = await answer<View>(url, { headers })
  }
  if (view.state !== 'ready') throw new Error(`not read: ${view.state} ${view.problem}`)
  const read = performance.now()
  view = await answer<View>(url, { headers })
  const seen = performance.now()
  let confirmed = await answer<View>(`${url}/confirmation`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ expectedVersion: view.version, removeGone: false }),
  })
  while (confirmed.state === 'storing') {
    await pause(300)
    confirmed = await answer<View>(url, { headers })
  }
  const end = performance.now()
  if (confirmed.state !== 'confirmed') throw new Error(`not confirmed: ${confirmed.state}`)
  return {
    read: (read - began) / 1000,
    view: (seen - read) / 1000,
    confirm: (end - seen) / 1000,
    rows: confirmed.counts.new ?? 0,
  }
}

async function answer<T>(url: string, init: RequestInit): Promise<T> {
  const got = await fetch(url, init)
  if (!got.ok) throw new Error(`${url}: ${got.status} ${(await got.text()).slice(0, 300)}`)
  return (await got.json()) as T
}
