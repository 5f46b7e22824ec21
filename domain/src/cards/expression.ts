import type { Expression, RuleSet } from './rule-set.ts'

/** An expert condition, parsed and bounded. `metrics`: the names it reads. */
export type PreparedExpression = {
  readonly kind: 'expression'
  readonly source: Expression
  readonly metrics: readonly string[]
  readonly holdsWithoutValue: boolean
  readonly run: (values: Readonly<Record<string, number>>) => boolean
}

export function prepareExpression(source: Expression, _holds: boolean, _set: RuleSet): PreparedExpression {
  throw new RangeError(`expressions come later: ${source.expression}`)
}
