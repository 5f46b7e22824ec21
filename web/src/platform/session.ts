import type { Me } from '@guatu/contract/identity'
import { createContext, use } from 'react'

export const MeContext = createContext<Me | null>(null)

/** Who is signed in. Only below the shell, where somebody always is. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('useMe stands outside the shell')
  return me
}

/** What to show, not what is allowed: the server checks again. */
export const useMay = (ability: string): boolean => useMe().abilities.includes(ability)
