import { type RefObject, useEffect } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null

/** `j` and `k` go from row to row by their links, so that Enter opens what is focused; Esc leaves the search box. */
export function useRowKeys(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (
        event.key === 'Escape' &&
        event.target instanceof HTMLElement &&
        event.target.matches('[data-search], [data-search] input')
      )
        event.target.blur()
      if ((event.key !== 'j' && event.key !== 'k') || typing(event.target)) return
      const links = [...(frame.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
      if (links.length === 0) return
      const at = links.indexOf(document.activeElement as HTMLElement)
      const next = event.key === 'j' ? Math.min(links.length - 1, at + 1) : Math.max(0, at - 1)
      links[next]?.focus()
      links[next]?.scrollIntoView({ block: 'nearest' })
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [frame])
}
