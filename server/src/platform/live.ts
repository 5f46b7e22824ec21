import type { ServerResponse } from 'node:http'
import pg from 'pg'

export type Live = {
  /** Adds a browser's stream: sends the versions of all its topics at once, then every change it may see. */
  subscribe(response: ServerResponse, topics: readonly string[], sees: (topic: string) => boolean): void
  /** How many browsers listen. */
  subscribers(): number
  /** Called for every change, also those that other servers made. */
  onChange(listener: (topics: readonly string[], seq: number) => void): void
  /** Tells of what is no command's doing (a file was read): a version that only this server knows. */
  announce(topics: readonly string[]): void
  close(): Promise<void>
}

type Subscriber = { response: ServerResponse; topics: ReadonlySet<string>; sees: (topic: string) => boolean }

const HEARTBEAT_MS = 20_000
/** A stream ends now and then and the browser opens a new one: whoever is out, or sees other projects by then, hears so. */
const STREAM_LIFE_MS = 10 * 60_000
const AGAIN_MS = 500

/**
 * "Topic T changed, version V". The version is the audit entry's number, so it only grows. One LISTEN connection a
 * server; when it breaks, it is made again and every topic is announced anew, since news may have been missed.
 */
export async function startLive(connection: pg.ClientConfig, log: (text: string) => void): Promise<Live> {
  const subscribers = new Set<Subscriber>()
  const versions = new Map<string, number>()
  const listeners: ((topics: readonly string[], seq: number) => void)[] = []
  let floor = 0
  let closed = false
  let client: pg.Client | null = null
  let again: NodeJS.Timeout | undefined

  const versionOf = (topic: string): number => versions.get(topic) ?? floor
  const announce = (s: Subscriber, topic: string) => {
    s.response.write(`event: topic\ndata: ${JSON.stringify({ topic, version: String(versionOf(topic)) })}\n\n`)
  }
  const receive = (payload: string) => {
    const { seq, topics } = JSON.parse(payload) as { seq: number; topics: string[] }
    for (const topic of topics) versions.set(topic, seq)
    for (const s of subscribers) for (const t of topics) if (s.topics.has(t) && s.sees(t)) announce(s, t)
    for (const listener of listeners) listener(topics, seq)
  }
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ ...connection, application_name: 'guatu live' })
    fresh.on('error', (error) => {
      log(`live connection lost: ${error.message}`)
      if (fresh === client) reconnect()
    })
    fresh.on('notification', (n) => n.payload && receive(n.payload))
    await fresh.connect()
    await fresh.query('listen guatu_live')
    const head = await fresh.query<{ seq: string }>('select seq from audit_head')
    floor = Number(head.rows[0]?.seq ?? 0)
    versions.clear()
    if (closed) return void fresh.end().catch(() => {})
    client = fresh
    for (const s of subscribers) for (const t of s.topics) announce(s, t)
  }
  // However long the database is away.
  const reconnect = () => {
    client = null
    clearTimeout(again)
    if (!closed) again = setTimeout(() => connect().catch(reconnect), AGAIN_MS)
  }
  await connect()
  const heartbeat = setInterval(() => {
    for (const s of subscribers) s.response.write(': still here\n\n')
  }, HEARTBEAT_MS)
  heartbeat.unref()

  return {
    subscribe(response, topics, sees) {
      const s: Subscriber = { response, topics: new Set(topics), sees }
      subscribers.add(s)
      const life = setTimeout(() => response.end(), STREAM_LIFE_MS)
      life.unref()
      response.on('close', () => {
        clearTimeout(life)
        subscribers.delete(s)
      })
      for (const topic of s.topics) announce(s, topic)
    },
    announce(topics) {
      for (const topic of topics) versions.set(topic, versionOf(topic) + 0.001)
      for (const s of subscribers) for (const t of topics) if (s.topics.has(t) && s.sees(t)) announce(s, t)
    },
    subscribers: () => subscribers.size,
    onChange: (listener) => void listeners.push(listener),
    async close() {
      closed = true
      clearInterval(heartbeat)
      clearTimeout(again)
      for (const s of subscribers) s.response.end()
      await client?.end().catch(() => {})
    },
  }
}
