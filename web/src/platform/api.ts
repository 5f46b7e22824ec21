import type { Problem } from '@guatu/contract/common'
import { addressOf, type Query } from './address.ts'
import { currentLanguage } from './language.ts'

/** A refusal of the server (RFC 9457) with its sentence in the reader's language; `message` is that sentence. */
export class ApiProblem extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail || problem.title)
    this.name = 'ApiProblem'
    this.problem = problem
  }
}

/** The server was not reached at all: nothing was stored, and the same request may be sent again. */
export class NotReached extends Error {
  constructor(cause: unknown) {
    super('not reached', { cause })
    this.name = 'NotReached'
  }
}

export const isProblem = (error: unknown): error is ApiProblem => error instanceof ApiProblem
/** Somebody else changed the register meanwhile; `problem.current` is the state that stands. */
export const isConflict = (error: unknown): error is ApiProblem => isProblem(error) && error.problem.status === 409

type Listener = () => void
const onSignedOut = new Set<Listener>()
/** Called when the server answers 401 to anything but the login itself. */
export const whenSignedOut = (listener: Listener): (() => void) => {
  onSignedOut.add(listener)
  return () => onSignedOut.delete(listener)
}

const unknownProblem = (status: number, text: string): Problem => ({
  type: 'about:blank',
  title: text || `HTTP ${status}`,
  status,
  detail: text || `HTTP ${status}`,
  code: 'platform.unknown',
  params: {},
})

const problemOf = (status: number, text: string): Problem => {
  try {
    const body = JSON.parse(text) as Partial<Problem>
    return { ...unknownProblem(status, ''), ...body, status }
  } catch {
    return unknownProblem(status, text.slice(0, 200))
  }
}

const signedOut = (status: number, method: string, path: string) => {
  if (status === 401 && !(method === 'POST' && /^\/?api\/session$/.test(path)))
    for (const listener of onSignedOut) listener()
}

async function request<T>(method: string, path: string, query?: Query, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { 'Accept-Language': currentLanguage(), Accept: 'application/json' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  let answer: Response
  let text: string
  try {
    answer = await fetch(addressOf(path, query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    text = await answer.text()
  } catch (cause) {
    throw new NotReached(cause)
  }
  if (!answer.ok) {
    signedOut(answer.status, method, path)
    throw new ApiProblem(problemOf(answer.status, text))
  }
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** `onProgress` hears 0…1 while the file travels; XMLHttpRequest because fetch can't tell. Field name: `file`. */
function upload<T>(
  path: string,
  file: Blob & { name?: string },
  onProgress?: (share: number) => void,
  fields: Readonly<Record<string, string>> = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const form = new FormData()
    // Fields first: a streaming reader sees them before the file.
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', file, file.name ?? 'file')
    const call = new XMLHttpRequest()
    call.open('POST', addressOf(path))
    call.setRequestHeader('Accept-Language', currentLanguage())
    call.setRequestHeader('Accept', 'application/json')
    call.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total)
    call.onerror = () => reject(new NotReached(new Error('upload')))
    call.onload = () => {
      if (call.status >= 200 && call.status < 300) {
        resolve((call.responseText === '' ? undefined : JSON.parse(call.responseText)) as T)
        return
      }
      signedOut(call.status, 'POST', path)
      reject(new ApiProblem(problemOf(call.status, call.responseText)))
    }
    call.send(form)
  })
}

/** Paths as in the contract, with or without the leading slash; answers are typed by the caller from the contract. */
export const api = {
  get: <T>(path: string, query?: Query) => request<T>('GET', path, query),
  post: <T>(path: string, body?: unknown) => request<T>('POST', path, undefined, body ?? {}),
  put: <T>(path: string, body: unknown) => request<T>('PUT', path, undefined, body),
  delete: <T = void>(path: string) => request<T>('DELETE', path),
  upload,
}
