import { useSyncExternalStore } from 'react'

const phone = '(max-width: 767px)'

/** Whether the window is as wide as a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(phone)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => window.matchMedia(phone).matches,
  )
}
