import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { placeOfKey } from './navigation-model.ts'
import type { PageEntry } from './pages.tsx'

const secondKeyWithinMs = 1_200

/** True while somebody types: then every key is a letter. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role="dialog"]') !== null)

/** `/` to the search box of the page, `g` and a letter to a page, `?` to the list of keys. */
export function useShortcuts(pages: readonly PageEntry[], onHelp: () => void): void {
  const navigate = useNavigate()
  const latest = useRef({ pages, onHelp, navigate })
  latest.current = { pages, onHelp, navigate }
  useEffect(() => {
    // Long ago: a page is younger than the pause between two keys when the first one is pressed.
    let gAt = Number.NEGATIVE_INFINITY
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '/') {
        const search = document.querySelector<HTMLInputElement>('[data-search], [data-search] input')
        if (!search) return
        event.preventDefault()
        search.focus()
        search.select?.()
      } else if (event.key === '?') latest.current.onHelp()
      else if (event.key === 'g') gAt = event.timeStamp
      else if (event.timeStamp - gAt < secondKeyWithinMs) {
        const path = placeOfKey(latest.current.pages, event.key)
        gAt = Number.NEGATIVE_INFINITY
        if (!path) return
        event.stopImmediatePropagation()
        latest.current.navigate(path)
      }
    }
    addEventListener('keydown', press, { capture: true })
    return () => removeEventListener('keydown', press, { capture: true })
  }, [])
}
