import { type ASTNode, Environment } from '@marcbachmann/cel-js'
import { isRefusal, type Refusal, refuse } from '../kernel/coded.ts'
import { METRICS, metricKind } from './metrics.ts'
import { unknownMetric } from './nearest-metric.ts'
import type { Expression, RuleSet } from './rule-set.ts'

/** An expert condition, parsed and bounded. `metrics`: the names it reads. */
export type PreparedExpression = {
  readonly kind: 'expression'
  readonly source: Expression
  readonly metrics: readonly string[]
  /** The same names as the expression's variables ('.' written '_'), in the same order. */
  readonly variables: readonly string[]
  /** Decimals that each of them prints with. */
  readonly digits: readonly number[]
  readonly holdsWithoutValue: boolean
  readonly run: (values: Readonly<Record<string, number>>) => boolean
}

const LIMITS = { maxAstNodes: 200, maxDepth: 24, maxListElements: 0, maxMapEntries: 0, maxCallArguments: 0 }
const MAX_LENGTH = 1_000
/** The library bounds size and not time: without calls, lists and texts a node runs once, so 200 nodes are the time bound too. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['value', 'id', '?:', '||', '&&', '!_', '-_'],
  ...['==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/'],
])
const TOKEN = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[\s\S]/g

/**
 * Parses an expert condition of a set. Metrics are doubles at their printed precision; whole numbers are read as doubles.
 * Refused: unknown metrics, calls, lists, maps, texts, more than 200 nodes, a result that is not true or false.
 */
export function parseExpression(source: Expression, holds: boolean, set: RuleSet): PreparedExpression | Refusal {
  const text = source.expression
  if (text.trim() === '') return refuse('cards.expression.empty')
  if (text.length > MAX_LENGTH) return refuse('cards.expression.tooLong', { most: MAX_LENGTH })
  const environment = new Environment({ limits: LIMITS })
  const names = new Map<string, string>()
  let normal = ''
  for (const [token] of text.matchAll(TOKEN)) {
    const metric = /^[A-Za-z_]/.test(token) ? metricNamed(token, set) : null
    if (metric !== null) {
      const variable = variableOf(metric)
      if (!names.has(metric)) environment.registerVariable(variable, 'double')
      names.set(metric, variable)
      normal += variable
    } else if (/^[A-Za-z_]/.test(token) && token !== 'true' && token !== 'false') {
      const { code, params } = unknownMetric(token)
      return refuse(code, params)
    } else normal += /^\d+$/.test(token) ? `${token}.0` : token
  }
  const parsed = checked(source, holds, environment, normal, names)
  return isRefusal(parsed)
    ? parsed
    : { ...parsed, digits: parsed.metrics.map((m) => metricKind(m, set.metrics)?.digits ?? 0) }
}

/** As above; throws on what is refused, since sets are checked before they are prepared. */
export function prepareExpression(source: Expression, holds: boolean, set: RuleSet): PreparedExpression {
  const parsed = parseExpression(source, holds, set)
  if ('refused' in parsed) throw new RangeError(`${parsed.code} ${JSON.stringify(parsed.params)}`)
  return parsed
}

const variableOf = (metric: string): string => metric.replaceAll('.', '_')

function metricNamed(token: string, set: RuleSet): string | null {
  if (metricKind(token, set.metrics)) return token
  const listed = [...Object.keys(METRICS), ...(set.metrics ?? []).map((m) => m.name)]
  const exact = listed.find((name) => variableOf(name) === token)
  if (exact) return exact
  const dotted = token.replace('_', '.')
  return metricKind(dotted, set.metrics) ? dotted : null
}

function checked(
  source: Expression,
  holdsWithoutValue: boolean,
  environment: Environment,
  normal: string,
  names: ReadonlyMap<string, string>,
): Omit<PreparedExpression, 'digits'> | Refusal {
  const where = { expression: source.expression }
  try {
    const parsed = environment.parse(normal)
    const forbidden = forbiddenIn(parsed.ast)
    if (forbidden !== null) return refuse('cards.expression.forbidden', { ...where, what: forbidden })
    const check = parsed.check()
    if (!check.valid) return refuse('cards.expression.wrong', { ...where, reason: firstLine(check.error?.message) })
    if (check.type !== 'bool') return refuse('cards.expression.notTrueOrFalse', { ...where, type: check.type ?? '' })
    return {
      kind: 'expression',
      source,
      metrics: [...names.keys()],
      variables: [...names.values()],
      holdsWithoutValue,
      run: (values) => parsed(values) === true,
    }
  } catch (error) {
    return notParsed(where, firstLine(error instanceof Error ? error.message : ''))
  }
}

/** The two faults that hands make most, told without the parser's own English. */
function notParsed(where: { readonly expression: string }, reason: string): Refusal {
  if (/EOF/.test(reason)) return refuse('cards.expression.unfinished', where)
  const [, character] = /^Unexpected character: (\S)/u.exec(reason) ?? []
  return character
    ? refuse('cards.expression.character', { ...where, character })
    : refuse('cards.expression.wrong', { ...where, reason })
}

const firstLine = (text: string | undefined): string => (text ?? '').split('\n')[0] ?? ''

/** The first construct that is not allowed, or null. */
function forbiddenIn(root: ASTNode): string | null {
  const open: unknown[] = [root]
  while (open.length > 0) {
    const node = open.pop()
    if (Array.isArray(node)) open.push(...node)
    else if (isNode(node)) {
      if (!ALLOWED.has(node.op)) return node.op
      if (node.op === 'value' && typeof node.args !== 'number' && typeof node.args !== 'boolean') return 'value'
      if (node.op !== 'value' && node.op !== 'id') open.push(node.args)
    }
  }
  return null
}

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value
