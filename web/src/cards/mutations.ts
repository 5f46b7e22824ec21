import type { CardDetail } from '@guatu/contract/card-acts'
import type { BatchDetail } from '@guatu/contract/card-batches'
import type { grantExemption } from '@guatu/contract/card-duties'
import type { Duty, Exemption } from '@guatu/contract/card-rows'
import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { cardKeys } from './keys.ts'

/** Each act answers with the card as it then stands; every list of cards is asked again. */
export function useCardActs() {
  const queries = useQueryClient()
  const stale = () => queries.invalidateQueries({ queryKey: cardKeys.all })
  const takenCard = (detail: CardDetail) => {
    void stale()
    queries.setQueryData(cardKeys.one(detail.card.id), detail)
    if (detail.card.subjectType === 'project')
      void queries.invalidateQueries({ queryKey: ['projects', detail.card.subjectId] })
    return detail
  }
  const takenBatch = (detail: BatchDetail) => {
    void stale()
    queries.setQueryData(cardKeys.batch(detail.batch.id), detail)
    return detail
  }
  return {
    act: async (cardId: string, path: string, body: object) =>
      takenCard(await api.post<CardDetail>(`api/cards/${cardId}/${path}`, body)),
    batch: async (batchId: string, path: string, body: object) =>
      takenBatch(await api.post<BatchDetail>(`api/card-batches/${batchId}/${path}`, body)),
    voidNotice: async (noticeId: string, body: object) =>
      takenBatch(await api.post<BatchDetail>(`api/card-notices/${noticeId}/void`, body)),
    duty: async (dutyId: string, path: string, body: object) => {
      const duty = await api.post<Duty>(`api/card-duties/${dutyId}/${path}`, body)
      await stale()
      return duty
    },
    grantExemption: async (body: z.infer<typeof grantExemption.body>) => {
      const exemption = await api.post<Exemption>('api/exemptions', body)
      await stale()
      return exemption
    },
    endExemption: async (id: string, body: object) => {
      const exemption = await api.post<Exemption>(`api/exemptions/${id}/end`, body)
      await stale()
      return exemption
    },
  }
}
