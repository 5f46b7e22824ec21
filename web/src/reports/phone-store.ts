import type { Level } from '@guatu/contract/common'
import type { Me } from '@guatu/contract/identity'
import type { Period, ReportForm } from '@guatu/contract/reports'
import type { Photo, Queued } from './send-queued.ts'
import type { Draft } from './weekly-report-model.ts'

export type MyReports = {
  period: Period
  rows: { projectId: string; projectName: string; reported: boolean; level: Level; judged?: boolean }[]
}
export type KeptDraft = { readonly draft: Draft; readonly photos: readonly Photo[] }

/**
 * What the phone keeps for hours without network: who I am, my list, the forms, half-filled drafts and what is to be
 * sent. One database an account, so that two people sharing a phone do not see each other's drafts.
 */
type Kinds = { list: MyReports; form: ReportForm; draft: KeptDraft; queue: Queued }
const kinds = ['list', 'form', 'draft', 'queue'] as const

export type PhoneStore = {
  get: <K extends keyof Kinds>(kind: K, key: string) => Promise<Kinds[K] | undefined>
  all: <K extends keyof Kinds>(kind: K) => Promise<Kinds[K][]>
  put: <K extends keyof Kinds>(kind: K, key: string, value: Kinds[K]) => Promise<void>
  remove: (kind: keyof Kinds, key: string) => Promise<void>
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

function openDatabase(accountId: string): Promise<IDBDatabase> {
  const request = indexedDB.open(`guatu-report-${accountId}`, 1)
  request.onupgradeneeded = () => {
    for (const kind of kinds) request.result.createObjectStore(kind)
  }
  return answered(request)
}

/** The store in IndexedDB; rejects where a browser forbids it (private windows of some). */
export async function openPhoneStore(accountId: string): Promise<PhoneStore> {
  const database = await openDatabase(accountId)
  const write = (kind: keyof Kinds, act: (store: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(kind, 'readwrite', { durability: 'strict' })
      act(transaction.objectStore(kind))
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
  const read = (kind: keyof Kinds) => database.transaction(kind).objectStore(kind)
  return {
    get: (kind, key) => answered(read(kind).get(key)),
    all: (kind) => answered(read(kind).getAll()),
    put: (kind, key, value) => write(kind, (store) => store.put(value, key)),
    remove: (kind, key) => write(kind, (store) => store.delete(key)),
  }
}

/** Where nothing may be kept: everything works, but only while the page is open. */
export function memoryStore(): PhoneStore {
  const kept = new Map<string, unknown>()
  return {
    get: async (kind, key) => kept.get(`${kind}/${key}`) as never,
    all: async (kind) => [...kept].filter(([k]) => k.startsWith(`${kind}/`)).map(([, v]) => v) as never,
    put: async (kind, key, value) => void kept.set(`${kind}/${key}`, value),
    remove: async (kind, key) => void kept.delete(`${kind}/${key}`),
  }
}

const lastMe = 'guatu.report.me'
/** Who was signed in last: a start without network belongs to that person. */
export const rememberMe = (me: Me): void => localStorage.setItem(lastMe, JSON.stringify(me))
export const forgetMe = (): void => localStorage.removeItem(lastMe)
export function recallMe(): Me | null {
  try {
    return JSON.parse(localStorage.getItem(lastMe) ?? 'null') as Me | null
  } catch {
    return null
  }
}

export type Attire = { readonly level: Level; readonly word: string; readonly colour: string | null }
const lastPalette = 'guatu.report.palette'
export const keepPalette = (palette: readonly Attire[]): void =>
  localStorage.setItem(lastPalette, JSON.stringify(palette))
export function keptPalette(): Attire[] {
  try {
    return JSON.parse(localStorage.getItem(lastPalette) ?? '[]') as Attire[]
  } catch {
    return []
  }
}
