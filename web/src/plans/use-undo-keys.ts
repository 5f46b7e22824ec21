import { useEffect } from 'react'

/** A field in which something is being typed undoes its own letters first. */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.closest('[role="dialog"]') !== null ||
    (target.matches('input, textarea') && !target.matches('.plan-table input:not([data-typing])')))

/** Ctrl+Z takes a step back, Ctrl+Y (or Ctrl+Shift+Z) does it again; ⌘ on a Mac. */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || typing(event.target)) return
      const key = event.key.toLowerCase()
      const act = key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : null
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [undo, redo])
}
