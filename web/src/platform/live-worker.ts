import { openLiveSource, type Told } from './live-source.ts'

/** One EventSource for all tabs of this browser: a seventh connection would hang every request on HTTP/1.1. */
export type Ask = { address: string; topics: string[] } | { restart: true } | { bye: true }

const ports = new Map<MessagePort, readonly string[]>()
const heard = new Map<string, string>()

const source = openLiveSource((told) => {
  if ('topic' in told) heard.set(told.topic, told.version)
  for (const port of ports.keys()) port.postMessage(told)
})

const hear = (port: MessagePort, ask: Ask) => {
  if ('restart' in ask) {
    heard.clear()
    source.restart()
    return
  }
  if ('bye' in ask) {
    ports.delete(port)
    if (ports.size === 0) source.close()
    return
  }
  ports.set(port, ask.topics)
  for (const topic of ask.topics) {
    const version = heard.get(topic)
    if (version !== undefined) port.postMessage({ topic, version } satisfies Told)
  }
  source.want(ask.address, [...new Set([...ports.values()].flat())])
}

addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0]
  if (!port) return
  ports.set(port, [])
  port.onmessage = (message: MessageEvent<Ask>) => hear(port, message.data)
  port.start()
})
