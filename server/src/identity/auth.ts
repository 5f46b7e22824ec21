import { createHash, randomBytes } from 'node:crypto'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Clock, civilDateOf } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import type { Sessions } from '../platform/platform.ts'
import { verifyPassword } from './password.ts'
import { findAccountByUserName, findSignedIn, type SignedIn } from './reads.ts'
import { RecentSignIns } from './recent-sign-ins.ts'
import { clearFailures, countFailure, endSession, extendSession, insertSession } from './writes.ts'

const COOKIE = 'guatu_session'
const LIFETIME_MS = 12 * 3_600_000
const TOUCH_MS = 5 * 60_000

export type Auth = Sessions & {
  signIn(request: FastifyRequest, reply: FastifyReply, userName: string, password: string): Promise<SignedIn | Refusal>
  signOut(request: FastifyRequest, reply: FastifyReply): Promise<void>
  signedIn(request: FastifyRequest): Promise<SignedIn | undefined>
  sessionIdOf(request: FastifyRequest): string | null
}

/** A dummy hash, so that an unknown user name costs as long as a wrong password. */
const NOBODYS_HASH = `scrypt$15$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`

/** Only this file knows how a login works. The cookie holds a random token; the table holds its hash. */
export function createAuth(db: Db, clock: Clock, config: Pick<Config, 'basePath' | 'secure'>): Auth {
  const path = `${config.basePath}/`
  const cookie = (value: string, maxAge: number) =>
    `${COOKIE}=${value}; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${config.secure ? '; Secure' : ''}`
  const sessionIdOf = (request: FastifyRequest): string | null => {
    const token = /(?:^|;\s*)guatu_session=([\w-]{43})/.exec(request.headers.cookie ?? '')?.[1]
    return token ? createHash('sha256').update(token).digest('hex') : null
  }
  const signedIn = async (request: FastifyRequest): Promise<SignedIn | undefined> => {
    const id = sessionIdOf(request)
    if (!id) return undefined
    const now = clock.now()
    const found = await findSignedIn(db, id, now, civilDateOf(now))
    if (found && now.getTime() - found.lastSeenAt.getTime() > TOUCH_MS)
      await extendSession(db, id, now, new Date(now.getTime() + LIFETIME_MS))
    return found
  }
  const recent = new RecentSignIns()
  const recentlySignedIn = async (request: FastifyRequest): Promise<SignedIn | undefined> => {
    const id = sessionIdOf(request)
    const known = id ? recent.find(id, clock.now().getTime()) : undefined
    if (known || !id) return known
    const found = await signedIn(request)
    if (found) recent.keep(id, clock.now().getTime(), found)
    return found
  }
  return {
    sessionIdOf,
    signedIn,
    forget: () => recent.forget(),
    async actorOf(request) {
      const found = await recentlySignedIn(request)
      if (!found) return refuse('platform.notSignedIn')
      const mayAnyway = /\/api\/session(\/password)?$/.test(request.routeOptions.url ?? '')
      if (found.mustChange && !mayAnyway) return refuse('identity.mustChangePassword')
      return actorOfSignedIn(found)
    },
    async signIn(request, reply, userName, password) {
      const now = clock.now()
      const account = await findAccountByUserName(db, userName)
      if (account?.lockedUntil && account.lockedUntil > now)
        return refuse('identity.lockedOut', {
          minutes: Math.ceil((account.lockedUntil.getTime() - now.getTime()) / 60_000),
        })
      const right = await verifyPassword(password, account?.passwordHash ?? NOBODYS_HASH)
      if (!account || !right) {
        if (account) await countFailure(db, account.id, now)
        return refuse('identity.wrongPassword')
      }
      if (account.disabled) return refuse('identity.disabled')
      if (account.failures > 0) await clearFailures(db, account.id)
      const token = randomBytes(32).toString('base64url')
      const id = createHash('sha256').update(token).digest('hex')
      await insertSession(db, {
        id,
        accountId: account.id,
        now,
        expiresAt: new Date(now.getTime() + LIFETIME_MS),
        address: request.ip,
      })
      reply.header('set-cookie', cookie(token, LIFETIME_MS / 1000))
      return (await findSignedIn(db, id, now, civilDateOf(now)))!
    },
    async signOut(request, reply) {
      const id = sessionIdOf(request)
      if (id) await endSession(db, id)
      reply.header('set-cookie', cookie('', 0))
    },
  }
}

export const actorOfSignedIn = (s: SignedIn): Actor => ({
  accountId: s.accountId,
  personId: s.personId,
  name: s.personName,
  grants: s.grants,
  unitIds: s.unitIds,
  postIds: s.postIds,
})
