import { createHash } from 'node:crypto'
import pg from 'pg'
import { OneMessage, type Step } from './one-message.ts'

/** Shorter statements are planned in no time, longer ones are lists of rows, each of another length. */
const WORTH_PREPARING = 300
const TOO_LONG = 20_000
const SEEN_BEFORE = 3
const MOST = 150
/** What was made to travel comes often, however short. */
const SHORTEST = 20

/** Values that one message may gather: writing tens of thousands of them out at once would hold up everybody else. */
const MOST_VALUES = 1000

/** What the query layer sends instead of statements that need no answer before the next one; its values are steps. */
export const WITH_THE_NEXT = '/* with the next */'
/** Sends its values, which are steps, at once, in one message with what waits. */
export const TOGETHER = '/* together */'
/** Sends the steps that wait, if any of them has somebody who listens. */
export const HEAR_THE_WAITING = '/* hear the waiting */'

const seen = new Map<string, number>()
const names = new Map<string, string>()

/** A name for a statement that comes again and again; the same text has the same name on every connection. */
export function nameOf(text: string, least = WORTH_PREPARING): string | undefined {
  if (text.length < least || text.length > TOO_LONG) return undefined
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

const BEGIN: Step = { text: 'begin', values: [] }
const COMMIT: Step = { text: 'commit', values: [] }
const valuesOf = (steps: readonly Step[]): number =>
  steps.reduce((sum, step) => step.values.reduce<number>((n, v) => n + (Array.isArray(v) ? v.length : 1), sum), 0)

const NOTHING = Promise.resolve({ rows: [], rowCount: null, command: null })

/** PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK, as if all were well. */
function kept<A extends { readonly command: string | null }>(answer: A): A {
  if (answer.command === 'ROLLBACK') throw new Error('the transaction had failed before its commit: nothing was kept')
  return answer
}

/**
 * Prepares statements by itself: planning the long reads of a project takes longer than running them. One row's text is
 * one statement, so lists whose text depends on their filters are prepared only when a filter is used again.
 *
 * And it saves ways: the BEGIN of a transaction, and every statement said to go with the next, waits until one comes whose
 * answer somebody needs, and they travel together. An error of what waited is thrown by what it travelled with.
 */
export class PreparingClient extends pg.Client {
  private waiting: Step[] = []

  constructor(config?: string | pg.ClientConfig) {
    super(config)
    // A connection that breaks in the middle of somebody's work is that work's failure: whoever waits for an answer gets it.
    this.on('error', () => {})
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg's own overloads
  override query(...args: any[]): any {
    const [text, values] = args
    if (typeof text === 'string' && Array.isArray(values) && args.length === 2) {
      if (text === WITH_THE_NEXT) return this.wait(values as Step[])
      if (text === TOGETHER) return this.send(values as Step[])
      if (text === HEAR_THE_WAITING) return this.waiting.some((step) => step.answered) ? this.send([]) : NOTHING
      if (text === 'begin') return this.begin()
      if (this.waiting.length > 0) return this.sendWith({ text, values })
      if (text === 'commit') return this.send([COMMIT])
      const name = nameOf(text)
      if (name) return super.query({ name, text, values } as never)
    } else if (this.waiting.length > 0) {
      if (typeof text === 'string' && args.length === 1) return this.send([{ text, values: [] }])
      this.openTransaction()
    }
    return super.query(...(args as [never]))
  }

  private begin(): Promise<unknown> {
    // What an earlier transaction left behind, broken off before it was heard, belongs to nobody.
    this.waiting = []
    return this.wait([BEGIN])
  }

  private wait(steps: readonly Step[]): Promise<unknown> {
    this.waiting.push(...steps)
    return valuesOf(this.waiting) > MOST_VALUES ? this.send([]) : NOTHING
  }

  /** For a COPY by the connection itself, in a transaction of the query layer. */
  private openTransaction(): void {
    if (this.waiting.length > 1 || this.waiting[0] !== BEGIN)
      throw new Error('statements still wait for the next one: hear them before a COPY')
    this.waiting = []
    super.query(BEGIN.text).catch(() => {})
  }

  private sendWith(step: Step): Promise<unknown> {
    const unheard = this.waiting[0] === BEGIN
    if (step.text === 'rollback') this.waiting = []
    // The server has heard nothing of this transaction: there is nothing to take back, and nothing to keep.
    if (unheard && (step.text === 'rollback' || (step.text === 'commit' && this.waiting.length === 1))) {
      this.waiting = []
      return NOTHING
    }
    return this.send([step])
  }

  private send(more: readonly Step[]): Promise<unknown> {
    const steps = [...this.waiting, ...more]
    this.waiting = []
    if (steps.length === 0) return NOTHING
    const { _types: types } = this as unknown as { _types: unknown }
    const message = new OneMessage(steps, types, (text) => nameOf(text, SHORTEST))
    super.query(message as never)
    return steps.at(-1)!.text === COMMIT.text ? message.answer.then(kept) : message.answer
  }
}
