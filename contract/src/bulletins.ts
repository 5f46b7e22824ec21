import { z } from 'zod'
import { Decimal, Level } from './common.ts'
import { operation } from './operation.ts'

export const NoticeQuery = z.object({
  period: z.string().optional(),
  number: z.coerce.number().int().min(1).max(9999).optional(),
})
/** What the notice will say, for the eye before the file: same figures, same functions. */
export const NoticePreview = z.object({
  title: z.string(),
  number: z.string(),
  period: z.string(),
  summary: z.string(),
  ranking: z.array(
    z.object({
      rank: z.number().int().nullable(),
      name: z.string(),
      projects: z.number().int(),
      completionPercent: Decimal.nullable(),
      lagPoints: Decimal.nullable(),
      onSchedulePercent: Decimal.nullable(),
    }),
  ),
  lights: z.array(
    z.object({
      project: z.string(),
      unit: z.string(),
      level: Level,
      word: z.string(),
      sentence: z.string(),
      ask: z.string(),
    }),
  ),
})
export type NoticePreview = z.infer<typeof NoticePreview>
export const previewNotice = operation({
  id: 'previewNotice',
  method: 'GET',
  path: '/api/notice',
  auth: 'session',
  query: NoticeQuery,
  response: NoticePreview,
})
export const downloadNotice = operation({
  id: 'downloadNotice',
  method: 'GET',
  path: '/api/notice.docx',
  auth: 'session',
  query: NoticeQuery,
  download: 'docx',
})
