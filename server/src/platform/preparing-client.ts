import { createHash } from 'node:crypto'
import pg from 'pg'

/** Shorter statements are planned in no time. */
const WORTH_PREPARING = 300
const SEEN_BEFORE = 3
const MOST = 150
/** How a statement ends that commits by itself. */
export const COMMIT_TOO = '; commit'

const seen = new Map<string, number>()
const names = new Map<string, string>()

/** A name for a long statement that comes again and again; the same text has the same name on every connection. */
export function nameOf(text: string): string | undefined {
  if (text.length < WORTH_PREPARING) return undefined
  const known = names.get(text)
  if (known) return known
  const times = (seen.get(text) ?? 0) + 1
  if (seen.size > 2000) seen.clear()
  seen.set(text, times)
  if (times < SEEN_BEFORE || names.size >= MOST) return undefined
  const name = createHash('sha256').update(text).digest('hex').slice(0, 24)
  names.set(text, name)
  return name
}

/**
 * Prepares statements by itself: planning the long reads of a project takes longer than running them. One row's text is
 * one statement, so lists whose text depends on their filters are prepared only when a filter is used again.
 */
export class PreparingClient extends pg.Client {
  /** The last statement brought its own COMMIT: the one that the query layer sends next has nothing to do. */
  private committed = false

  // biome-ignore lint/suspicious/noExplicitAny: pg's own overloads
  override query(...args: any[]): any {
    const [text, values] = args
    if (this.committed && text === 'commit') {
      this.committed = false
      return Promise.resolve({ rows: [], rowCount: null, command: 'COMMIT' })
    }
    if (typeof text === 'string' && text.endsWith(COMMIT_TOO)) return this.queryAndCommit(args)
    // What brings its values along as text (the audit entry with its commit) is another statement every time, or several.
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0 && args.length === 2) {
      const name = nameOf(text)
      if (name) return super.query({ name, text, values } as never)
    }
    return super.query(...(args as [never]))
  }

  private async queryAndCommit(args: unknown[]): Promise<unknown> {
    const done = await super.query(...(args as [never]))
    this.committed = true
    return done
  }
}
