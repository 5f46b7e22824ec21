import type { getRates } from '@guatu/contract/project-figures'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { rateKeys } from './keys.ts'
import type { GroupedBy } from './rates-model.ts'

export const useRates = (by: GroupedBy, asOf: string) =>
  useQuery({
    queryKey: rateKeys.by(by, asOf),
    queryFn: () => api.get<z.infer<typeof getRates.response>>('api/rates', { by, asOf }),
    placeholderData: (before) => before,
  })
