import type { NoticeHead, NoticePreview, setNoticeHead } from '@guatu/contract/bulletins'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { noticeKeys } from './keys.ts'

/** What the notice will say; the file is made by the same functions. */
export const useNotice = (period: string, number: string) =>
  useQuery({
    queryKey: noticeKeys.of(period, number),
    queryFn: () => api.get<NoticePreview>('api/notice', { period, number }),
    placeholderData: (before) => before,
  })

/** Under which head notices go out, and to whom. */
export const useHead = () =>
  useQuery({ queryKey: noticeKeys.head, queryFn: () => api.get<NoticeHead>('api/notice/head') })

export function useSetHead() {
  const queries = useQueryClient()
  return async (body: z.infer<typeof setNoticeHead.body>) => {
    await api.put<NoticeHead>('api/notice/head', body)
    await queries.invalidateQueries({ queryKey: noticeKeys.all })
  }
}
