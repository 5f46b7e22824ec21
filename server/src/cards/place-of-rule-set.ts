import type { RuleSetPlace } from '@guatu/contract/rule-sets'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { z } from 'zod'
import type { Db } from '../platform/db.ts'
import { findPlace } from './rule-set-reads.ts'

export type PlaceColumns = { readonly campaignId: string | null; readonly regionCode: string | null }

/** A place as the columns that keep it; refused where there is no such campaign or region. */
export async function placeColumns(db: Db, place: z.infer<typeof RuleSetPlace>): Promise<PlaceColumns | Refusal> {
  if (place.kind === 'district') return { campaignId: null, regionCode: null }
  const known = place.id === null ? null : await findPlace(db, place.kind, place.id)
  if (!known) return refuse('cards.ruleSet.unknownPlace')
  return place.kind === 'campaign'
    ? { campaignId: place.id, regionCode: null }
    : { campaignId: null, regionCode: place.id }
}

/** The line that a set of an id belongs to at a place: 'yinchuan-2025', 'yinchuan-2025@370402'. */
export const lineOf = (setId: string, { campaignId, regionCode }: PlaceColumns): string => {
  const place = campaignId ?? regionCode
  return place === null ? setId : `${setId}@${place}`
}
