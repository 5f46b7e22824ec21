/** Exit codes of every verb: 0 done (doubts and diagnoses allowed), 2 wrong use, 3 refused input, 4 not permitted, 5 busy, 70 a bug. */
export const EXIT = { done: 0, wrongUse: 2, refused: 3, notPermitted: 4, busy: 5, bug: 70 } as const

export type Verb = {
  /** Words as typed after `guatu`, e.g. 'ledger read'. */
  readonly name: string
  /** One line for the list of verbs. */
  readonly summary: string
  /** Printed by `--help`; says usage, options, exit codes that matter. */
  readonly help: string
  /** Gets what stands after the verb; returns the exit code. With `--json` prints exactly one JSON document on stdout. */
  run(args: readonly string[]): Promise<number>
}

let answered = false

/** Whether the one JSON document was printed. */
export const hasAnswered = (): boolean => answered

/** Prints the one JSON document of a `--json` run. */
export const printJson = (value: unknown): void => {
  answered = true
  process.stdout.write(`${JSON.stringify(value, null, 1)}\n`)
}

/** The same of a long list, row by row, so that it never stands in memory as one text. */
export const printJsonRows = (rows: Iterable<unknown>): void => {
  answered = true
  let before = '['
  for (const row of rows) {
    process.stdout.write(`${before}\n${JSON.stringify(row, null, 1)}`)
    before = ','
  }
  process.stdout.write(before === '[' ? '[]\n' : '\n]\n')
}

/** Everything that is not the answer goes to stderr. */
export const note = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
