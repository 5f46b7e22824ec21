import { z } from 'zod'
import { CivilDate, Decimal, Level, Text } from './common.ts'
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
  /** Issued cards in force, as the paper quotes them, each with its notice and day. */
  cards: z.array(
    z.object({
      project: z.string(),
      unit: z.string(),
      level: Level,
      word: z.string(),
      sentence: z.string(),
      number: z.string(),
      issuedOn: CivilDate,
      ask: z.string(),
    }),
  ),
  /** Lights of the period's close, for the desk beside the preview; they are not on the paper. */
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

/** Issuer 发文机关, mark of the document number 发文字号的机关代字, recipients 主送, copies 抄送; nulls as `usual` says. */
const HeadFields = {
  issuer: Text(60).nullable(),
  mark: Text(20).nullable(),
  recipients: z.array(Text(60)).max(60).nullable(),
  copies: z.array(Text(60)).max(60),
  /** Mark of the numbers of card notices 亮牌通报的机关代字. */
  cardMark: Text(20).nullable(),
}
export const NoticeHead = z.object({
  ...HeadFields,
  version: z.number().int(),
  /** What stands where nothing was set. */
  usual: z.object({ issuer: z.string(), mark: z.string(), recipients: z.array(z.string()), cardMark: z.string() }),
  maySet: z.boolean(),
})
export type NoticeHead = z.infer<typeof NoticeHead>
export const getNoticeHead = operation({
  id: 'getNoticeHead',
  method: 'GET',
  path: '/api/notice/head',
  auth: 'session',
  response: NoticeHead,
})
export const setNoticeHead = operation({
  id: 'setNoticeHead',
  method: 'PUT',
  path: '/api/notice/head',
  auth: 'session',
  body: z.object({ ...HeadFields, expectedVersion: z.number().int(), reason: Text(500) }),
  response: NoticeHead,
})
