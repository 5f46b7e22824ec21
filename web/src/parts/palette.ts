import type { getPalette } from '@guatu/contract/cards'
import type { Level } from '@guatu/contract/common'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'

type Clothes = { word: string; colour: string | null }
export type Palette = Partial<Record<Level, Clothes>>

export const paletteKey = ['palette'] as const

const byLevel = (rows: z.infer<typeof getPalette.response>): Palette =>
  Object.fromEntries(rows.map(({ level, word, colour }) => [level, { word, colour }]))

/** Which colour and word each level wears under the rule set in force; empty until it arrives. */
export function usePalette(): Palette {
  const palette = useQuery({
    queryKey: paletteKey,
    staleTime: 10 * 60_000,
    queryFn: () => api.get<z.infer<typeof getPalette.response>>('api/palette'),
    select: byLevel,
  })
  return palette.data ?? nothing
}

const nothing: Palette = {}
