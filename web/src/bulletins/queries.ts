import type { NoticePreview } from '@guatu/contract/bulletins'
import { useQuery } from '@tanstack/react-query'
import { api } from '../platform/api.ts'
import { noticeKeys } from './keys.ts'

/** What the notice will say; the file is made by the same functions. */
export const useNotice = (period: string, number: string) =>
  useQuery({
    queryKey: noticeKeys.of(period, number),
    queryFn: () => api.get<NoticePreview>('api/notice', { period, number }),
    placeholderData: (before) => before,
  })
