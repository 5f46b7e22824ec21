import { roles } from '@guatu/domain/organization/actor'
import { z } from 'zod'
import { CivilDate, Id, IdParams, Instant, Name, PageQuery, pageOf } from './common.ts'
import { operation } from './operation.ts'

export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const Grant = z.object({
  role: Role,
  unitId: Id.nullable(),
  unitName: z.string().nullable().optional(),
  regionCode: z.string().nullable(),
})

export const Me = z.object({
  accountId: Id,
  userName: z.string(),
  personName: z.string(),
  grants: z.array(Grant),
  /** What this person may do anywhere, for showing and hiding buttons; the server checks again. */
  abilities: z.array(z.string()),
  mustChangePassword: z.boolean(),
  districtName: z.string(),
  today: CivilDate,
  isSample: z.boolean(),
})
export type Me = z.infer<typeof Me>

export const login = operation({
  id: 'login',
  method: 'POST',
  path: '/api/session',
  auth: 'public',
  body: z.object({ userName: z.string().min(1).max(60), password: z.string().min(1).max(200) }),
  response: Me,
  refusals: ['identity.wrongPassword', 'identity.lockedOut', 'identity.disabled'],
})
export const whoAmI = operation({ id: 'whoAmI', method: 'GET', path: '/api/session', auth: 'session', response: Me })
export const logout = operation({ id: 'logout', method: 'DELETE', path: '/api/session', auth: 'session' })
export const changePassword = operation({
  id: 'changePassword',
  method: 'POST',
  path: '/api/session/password',
  auth: 'session',
  body: z.object({ current: z.string().max(200), next: z.string().min(10).max(200) }),
  response: Me,
  refusals: ['identity.wrongPassword', 'identity.weakPassword'],
})

export const Account = z.object({
  id: Id,
  userName: z.string(),
  personId: Id,
  personName: z.string(),
  grants: z.array(Grant),
  disabled: z.boolean(),
  lockedUntil: Instant.nullable(),
  version: z.number().int(),
})
export type Account = z.infer<typeof Account>

export const listAccounts = operation({
  id: 'listAccounts',
  method: 'GET',
  path: '/api/accounts',
  auth: 'session',
  query: PageQuery.extend({ role: z.string().max(300).optional(), state: z.string().max(60).optional() }),
  response: pageOf(Account),
})
/** The accounts of the list, with its search, without its pages. */
export const exportAccounts = operation({
  id: 'exportAccounts',
  method: 'GET',
  path: '/api/accounts.xlsx',
  auth: 'session',
  query: listAccounts.query,
  download: 'xlsx',
})
export const CreateAccount = z.object({
  id: Id,
  userName: Name,
  personName: Name,
  phone: z.string().max(30),
  grants: z.array(Grant),
})
export const createAccount = operation({
  id: 'createAccount',
  method: 'POST',
  path: '/api/accounts',
  auth: 'session',
  body: CreateAccount,
  response: z.object({ account: Account, firstPassword: z.string() }),
  refusals: ['identity.userNameTaken'],
})
export const changeAccount = operation({
  id: 'changeAccount',
  method: 'PUT',
  path: '/api/accounts/:id',
  auth: 'session',
  params: IdParams,
  body: z.object({ expectedVersion: z.number().int(), grants: z.array(Grant), disabled: z.boolean() }),
  response: Account,
})
export const resetPassword = operation({
  id: 'resetPassword',
  method: 'POST',
  path: '/api/accounts/:id/password',
  auth: 'session',
  params: IdParams,
  response: z.object({ firstPassword: z.string() }),
})

/** Only in the sample district: makes an empty installation of one's own beside it, which is served from then on. */
export const BeginEmpty = z.object({
  districtName: Name,
  adminUserName: z.string().trim().min(2).max(60).default('admin'),
  regionCode: z
    .string()
    .regex(/^\d{6}(\d{3})?$/)
    .nullable()
    .default(null),
})
export const beginEmpty = operation({
  id: 'beginEmpty',
  method: 'POST',
  path: '/api/begin-empty',
  auth: 'session',
  body: BeginEmpty,
  response: z.object({ userName: z.string(), firstPassword: z.string() }),
  refusals: ['identity.notTheSample', 'identity.alreadyBegun'],
})
