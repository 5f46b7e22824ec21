import type { NoticeHead, setNoticeHead } from '@guatu/contract/bulletins'
import type { z } from 'zod'

/** Lists are typed one a line. */
export type HeadFields = {
  issuer: string
  mark: string
  cardMark: string
  recipients: string
  copies: string
  reason: string
}

export const fieldsOfHead = (
  head: Pick<NoticeHead, 'issuer' | 'mark' | 'cardMark' | 'recipients' | 'copies'>,
): HeadFields => ({
  issuer: head.issuer ?? '',
  mark: head.mark ?? '',
  cardMark: head.cardMark ?? '',
  recipients: (head.recipients ?? []).join('\n'),
  copies: head.copies.join('\n'),
  reason: '',
})

/** What is left empty follows the district's name: null. A 、 between two names parts them as a line does. */
export function bodyOfFields(fields: HeadFields, expectedVersion: number): z.infer<typeof setNoticeHead.body> {
  const lines = (text: string) =>
    (text ?? '')
      .split(/[\n、；;]/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const recipients = lines(fields.recipients)
  return {
    issuer: fields.issuer.trim() || null,
    mark: fields.mark.trim() || null,
    cardMark: fields.cardMark.trim() || null,
    recipients: recipients.length > 0 ? recipients : null,
    copies: lines(fields.copies),
    expectedVersion,
    reason: fields.reason,
  }
}
