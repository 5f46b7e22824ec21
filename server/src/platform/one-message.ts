import pg from 'pg'

/** A statement of a message. `answered` hears its rows before the message as a whole is answered. */
export type Step = {
  readonly text: string
  readonly values: readonly unknown[]
  readonly answered?: ((rows: readonly never[]) => void) | undefined
}

/** What a message needs of pg's own query and connection, and pg's types leave out. */
type Connection = {
  readonly stream: { cork(): void; uncork(): void }
  readonly parsedStatements: Record<string, string>
  readonly submittedNamedStatements: Record<string, string>
  execute(portal: { portal: string }): void
  sync(): void
}
type Answer = { _types: unknown; rows: never[]; command: string | null; rowCount: number | null }
type Inner = {
  readonly name?: string
  readonly text: string
  readonly _result: Answer
  readonly _canceledDueToError: Error | false
  callback: (error: Error) => void
  prepare(connection: Connection): void
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Connection): void
  handleCopyInResponse(connection: Connection): void
}

/** pg's query but for the Sync behind it: the message has one for all of them. */
class Part extends (pg.Query as unknown as new (config: object) => Inner) {
  _getRows(connection: Connection): void {
    connection.execute({ portal: '' })
  }
}

/**
 * Several statements in one message with one Sync: PostgreSQL runs them in order, each with a snapshot of its own, and
 * stops at the first that fails. On a busy server the way there and back costs more than most statements.
 */
export class OneMessage {
  readonly answer: Promise<Answer>
  private readonly steps: readonly Step[]
  private readonly parts: readonly Part[]
  private at = 0
  private unsendable: Error | null = null
  private done!: (error: Error | null) => void

  constructor(steps: readonly Step[], types: unknown, nameOf: (text: string) => string | undefined) {
    this.steps = steps
    this.parts = steps.map((step) => {
      const name = nameOf(step.text)
      const part = new Part({ text: step.text, values: step.values, queryMode: 'extended', ...(name && { name }) })
      part._result._types = types
      // pg tells a query alone that its values could not be sent, and has sent the Sync by then.
      part.callback = (error) => {
        this.unsendable = error
      }
      return part
    })
    this.answer = new Promise((resolve, reject) => {
      this.done = (error) => (error ? reject(error) : resolve(this.parts.at(-1)!._result))
    })
  }

  /** Of the statement at work: pg notes under them what the connection has prepared. */
  get name(): string | undefined {
    return this.parts[this.at]?.name
  }
  get text(): string | undefined {
    return this.parts[this.at]?.text
  }
  /** pg hands an error that comes without a statement to the callback it finds. */
  callback = (): void => {}

  submit(connection: Connection): null {
    connection.stream.cork()
    try {
      for (const part of this.parts) {
        part.prepare(connection)
        if (this.unsendable) return null
      }
      connection.sync()
    } finally {
      connection.stream.uncork()
    }
    return null
  }

  handleRowDescription(message: unknown): void {
    this.parts[this.at]?.handleRowDescription(message)
  }
  handleDataRow(message: unknown): void {
    this.parts[this.at]?.handleDataRow(message)
  }
  handleCommandComplete(message: unknown, connection: Connection): void {
    this.parts[this.at]?.handleCommandComplete(message, connection)
    this.at++
  }
  /** A text without a statement is answered by this instead. */
  handleEmptyQuery(): void {
    this.at++
  }
  handleCopyInResponse(connection: Connection): void {
    this.parts[this.at]?.handleCopyInResponse(connection)
  }
  handleCopyData(): void {}

  handleError(error: Error, connection: Connection): void {
    // What stood behind the failed statement was never parsed.
    for (const { name } of this.parts.slice(this.at)) if (name) delete connection.submittedNamedStatements[name]
    this.done(error)
  }
  handleReadyForQuery(connection: Connection): void {
    if (this.unsendable) {
      // With the statement whose values could not be sent, pg has closed what was prepared under its name.
      const { name } = this
      if (name) delete connection.parsedStatements[name]
      this.handleError(this.unsendable, connection)
    } else {
      const unread = this.parts.find((part) => part._canceledDueToError)?._canceledDueToError
      this.done(unread || this.hear())
    }
  }

  private hear(): Error | null {
    try {
      for (const [i, step] of this.steps.entries()) step.answered?.(this.parts[i]!._result.rows)
      return null
    } catch (error) {
      return error as Error
    }
  }
}
