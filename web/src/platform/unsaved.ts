import { useEffect } from 'react'

/** What has been typed on this page and not been sent: one mark each. */
const marks = new Set<symbol>()

export const hasUnsaved = (): boolean => marks.size > 0

/** While `dirty`, leaving the page is asked about: by the desk's own guard, and by the browser where the tab is closed. */
export function useUnsaved(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const mark = Symbol('unsaved')
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    marks.add(mark)
    addEventListener('beforeunload', ask)
    return () => {
      marks.delete(mark)
      removeEventListener('beforeunload', ask)
    }
  }, [dirty])
}
