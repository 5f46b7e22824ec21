/** One thing due on somebody's desk, on a day of its own. */
export type DeskDate = {
  readonly kind:
    | 'milestone'
    | 'finish'
    | 'bottleneck'
    | 'awaited'
    | 'report'
    | 'statement'
    | 'appeal'
    | 'rectification'
    | 'duty'
    | 'matter'
    | 'verification'
    | 'extension'
  /** With its kind the same as long as it is the same thing: an entry of a calendar moves with its date instead of being made anew. */
  readonly key: string
  /** What it is about: a project, a unit or a matter. */
  readonly subject: string
  readonly what: string
  readonly dueOn: string
  /** Where it is done, below the product's address. */
  readonly page: string
  /** Counted in working days of a year without an official notice. */
  readonly provisional: boolean
}
