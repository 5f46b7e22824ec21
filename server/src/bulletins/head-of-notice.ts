import type { NoticeHead } from '@guatu/contract/bulletins'
import { say } from '@guatu/words/say'
import { CARD_NOTICE_HEAD, usualNoticeMark } from '../cards/notice-reads.ts'
import type { Db } from '../platform/db.ts'
import { districtName, findNoticeHead } from './reads.ts'

export type HeadOfNotice = {
  readonly issuer: string
  readonly mark: string
  readonly recipients: readonly string[]
  readonly copies: readonly string[]
}

/** How a notice is headed and addressed: as the office set it, else as the district's name suggests. The paper is Chinese. */
export async function headOfNotice(db: Db): Promise<HeadOfNotice> {
  const [set, usual] = [await findNoticeHead(db), await usualHead(db)]
  return {
    issuer: set?.issuer ?? usual.issuer,
    mark: set?.mark ?? usual.mark,
    recipients: set?.recipients ?? usual.recipients,
    copies: set?.copies ?? [],
  }
}

/** What was set, and beside it what stands where nothing was. */
export async function presentHead(db: Db, maySet: boolean): Promise<NoticeHead> {
  const [set, usual] = [await findNoticeHead(db), await usualHead(db)]
  const ofCards = await findNoticeHead(db, CARD_NOTICE_HEAD)
  return {
    cardMark: ofCards?.mark ?? null,
    issuer: set?.issuer ?? null,
    mark: set?.mark ?? null,
    recipients: set?.recipients ?? null,
    copies: set?.copies ?? [],
    version: set?.version ?? 0,
    usual: { ...usual, cardMark: await usualNoticeMark(db) },
    maySet,
  }
}

async function usualHead(db: Db): Promise<{ issuer: string; mark: string; recipients: string[] }> {
  const district = await districtName(db)
  return {
    issuer: say({ code: 'bulletins.issuerOf', params: { district } }),
    // 云山区 → 区项目办
    mark: say({ code: 'bulletins.markOf', params: { level: /[区县市]$/.exec(district)?.[0] ?? '' } }),
    recipients: [
      say({ code: 'bulletins.allHeadquarters', params: {} }),
      say({ code: 'bulletins.allUnits', params: {} }),
    ],
  }
}
