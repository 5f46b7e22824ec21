import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * One operation of the contract. `auth`: 'session' asks for a signed-in person, 'public' for nobody (login, health),
 * 'token' for a board token or personal link in the path. `refusals` lists the codes a caller may meet beside the common
 * ones. `download` marks an answer that is a file, not JSON.
 */
export type Operation = {
  readonly id: string
  readonly method: Method
  /** Fastify form, relative to the base path: '/api/projects/:id/reports'. */
  readonly path: string
  readonly auth: 'session' | 'public' | 'token'
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly response?: z.ZodType
  readonly download?: string
  readonly upload?: boolean
  readonly refusals?: readonly string[]
}

export const operation = <const O extends Operation>(o: O): O => o
