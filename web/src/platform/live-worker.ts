/** One EventSource for all tabs of this browser: a seventh connection would hang every request on HTTP/1.1. */
type Tell = { topic: string; version: string } | { state: 'open' | 'lost' }
type Ask = { open: string } | { restart: true } | { bye: true }

const ports = new Set<MessagePort>()
const versions = new Map<string, string>()
let source: EventSource | undefined
let address = ''

const tellAll = (message: Tell) => {
  for (const port of ports) port.postMessage(message)
}

function connect(): void {
  source?.close()
  source = new EventSource(address)
  source.onopen = () => tellAll({ state: 'open' })
  source.onerror = () => {
    tellAll({ state: 'lost' })
    // A closed source (401, 5xx) does not come back by itself.
    if (source?.readyState === 2) setTimeout(() => ports.size > 0 && source?.readyState === 2 && connect(), 5_000)
  }
  source.addEventListener('topic', (event) => {
    const { topic, version } = JSON.parse((event as MessageEvent<string>).data) as { topic: string; version: string }
    versions.set(topic, version)
    tellAll({ topic, version })
  })
}

const hear = (port: MessagePort, ask: Ask) => {
  if ('bye' in ask) {
    ports.delete(port)
    if (ports.size === 0) {
      source?.close()
      source = undefined
    }
    return
  }
  if ('open' in ask) {
    address = ask.open
    if (!source) connect()
    else for (const [topic, version] of versions) port.postMessage({ topic, version } satisfies Tell)
    return
  }
  versions.clear()
  if (address) connect()
}

addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0]
  if (!port) return
  ports.add(port)
  port.onmessage = (message: MessageEvent<Ask>) => hear(port, message.data)
  port.start()
})
