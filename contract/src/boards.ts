import { z } from 'zod'
import { CivilDate, Decimal, Id, Instant, Level } from './common.ts'
import { operation } from './operation.ts'

/** Only disclosed fields: levels, units, rates. A private firm's name never stands beside a red light; the unit does. */
export const BoardRow = z.object({
  rank: z.number().int(),
  project: z.string(),
  unit: z.string(),
  completionPercent: Decimal.nullable(),
  lagPoints: Decimal.nullable(),
  level: Level,
  change: z.number().int().nullable(),
})
export const Board = z.object({
  title: z.string(),
  district: z.string(),
  asOf: CivilDate.nullable(),
  period: z.string(),
  version: z.string(),
  at: Instant,
  counts: z.array(z.object({ level: Level, word: z.string(), colour: z.string().nullable(), count: z.number().int() })),
  headquarters: z.array(
    z.object({
      name: z.string(),
      projects: z.number().int(),
      completionPercent: Decimal.nullable(),
      lagPoints: Decimal.nullable(),
      rank: z.number().int().nullable(),
      change: z.number().int().nullable(),
    }),
  ),
  ahead: z.array(BoardRow),
  behind: z.array(BoardRow),
  overall: z.object({
    projects: z.number().int(),
    completionPercent: Decimal.nullable(),
    calendarSharePercent: Decimal.nullable(),
    onSchedulePercent: Decimal.nullable(),
    planYuan: z.string(),
    doneYuan: z.string(),
  }),
})
export type Board = z.infer<typeof Board>
const TokenParams = z.object({ token: z.string().min(20).max(80) })
export const getBoard = operation({
  id: 'getBoard',
  method: 'GET',
  path: '/api/board/:token',
  auth: 'token',
  params: TokenParams,
  response: Board,
  refusals: ['boards.unknownToken'],
})
export const BoardAddress = z.object({
  id: Id,
  name: z.string(),
  token: z.string(),
  createdAt: Instant,
  revokedAt: Instant.nullable(),
})
export const listBoards = operation({
  id: 'listBoards',
  method: 'GET',
  path: '/api/boards',
  auth: 'session',
  response: z.array(BoardAddress),
})
export const createBoard = operation({
  id: 'createBoard',
  method: 'POST',
  path: '/api/boards',
  auth: 'session',
  body: z.object({ id: Id, name: z.string().min(1).max(60) }),
  response: BoardAddress,
})
export const revokeBoard = operation({
  id: 'revokeBoard',
  method: 'DELETE',
  path: '/api/boards/:id',
  auth: 'session',
  params: z.object({ id: Id }),
  response: BoardAddress,
})
