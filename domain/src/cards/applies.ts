import { compareDecimals, parseDecimal } from '../kernel/exact.ts'
import type { Applies } from './rule-set.ts'
import type { Subject } from './verdict.ts'

/** Whether a set or rule applies to a subject; an attribute that the subject doesn't have matches nothing. */
export function appliesTo(applies: Applies | undefined, subject: Subject): boolean {
  if (applies === undefined) return true
  return (
    oneOf(applies.yearClass, subject, 'yearClass') &&
    oneOf(applies.listing, subject, 'listing') &&
    oneOf(applies.stage, subject, 'stage') &&
    oneOf(applies.kind, subject, 'kind') &&
    inAmount(applies, subject)
  )
}

function oneOf(wanted: readonly string[] | undefined, subject: Subject, name: string): boolean {
  if (wanted === undefined) return true
  const has = subject.attributes?.[name] ?? []
  return typeof has === 'string' ? wanted.includes(has) : has.some((h) => wanted.includes(h))
}

function inAmount({ amountFrom, amountBelow, amountBasis }: Applies, subject: Subject): boolean {
  if (amountFrom === undefined && amountBelow === undefined) return true
  const yearly = amountBasis === 'yearPlan' ? subject.attributes?.yearPlan : undefined
  const attribute = yearly ?? subject.attributes?.amount
  const amount = typeof attribute === 'string' ? attribute : (subject.metrics.amount?.value ?? null)
  if (amount === null || parseDecimal(amount) === null) return false
  if (amountFrom !== undefined && compareDecimals(amount, amountFrom) < 0) return false
  return amountBelow === undefined || compareDecimals(amount, amountBelow) < 0
}
