import { useEffect, useSyncExternalStore } from 'react'

let shown: string | null = null
const listeners = new Set<() => void>()
const set = (date: string | null) => {
  shown = date
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A page tells the head of the desk the day its figures are about; it is taken back when the page goes. */
export function useShownAsOf(date: string | null | undefined): void {
  useEffect(() => {
    set(date ?? null)
    return () => set(null)
  }, [date])
}

export const useAsOfOfPage = (): string | null => useSyncExternalStore(subscribe, () => shown)
