export type Told = { topic: string; version: string } | { state: 'open' | 'lost' }

export type LiveSource = {
  /** Topics only grow while the stream stands; a new one opens the stream anew, with all of them. */
  want(address: string, topics: readonly string[]): void
  restart(): void
  close(): void
}

const gatherMs = 60
const againMs = 5_000

/** The event stream of the server; runs in a page or in the shared worker. */
export function openLiveSource(tell: (told: Told) => void): LiveSource {
  let stream: EventSource | undefined
  let address = ''
  let wanted = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const connect = () => {
    timer = undefined
    stream?.close()
    if (wanted.size === 0) return
    const url = new URL(address)
    url.searchParams.set('topics', [...wanted].sort().join(','))
    const mine = new EventSource(url)
    stream = mine
    mine.onopen = () => tell({ state: 'open' })
    mine.onerror = () => {
      tell({ state: 'lost' })
      // A closed stream (401, 5xx) does not come back by itself.
      if (mine.readyState === 2 && mine === stream) later(againMs)
    }
    mine.addEventListener('topic', (event) => tell(JSON.parse((event as MessageEvent<string>).data) as Told))
  }
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(connect, ms)
  }
  return {
    want(at, topics) {
      const grows = at !== address || topics.some((topic) => !wanted.has(topic))
      address = at
      if (!grows) return
      wanted = new Set([...wanted, ...topics])
      later(gatherMs)
    },
    restart: () => later(gatherMs),
    close() {
      clearTimeout(timer)
      stream?.close()
      stream = undefined
      wanted = new Set()
    },
  }
}
