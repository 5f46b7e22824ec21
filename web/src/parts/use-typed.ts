import { useEffect, useRef, useState } from 'react'

/**
 * The text of a search box that is kept in the address. The address follows a moment later; while somebody types it
 * may not take letters back, from elsewhere ("clear", the back key) it may.
 */
export function useTyped(kept: string) {
  const [typed, setTyped] = useState(kept)
  const typing = useRef(false)
  useEffect(() => {
    if (!typing.current) setTyped(kept)
  }, [kept])
  const focus = {
    onFocus: () => {
      typing.current = true
    },
    onBlur: () => {
      typing.current = false
    },
  }
  return { typed, setTyped, focus }
}
