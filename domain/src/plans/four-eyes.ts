import type { CivilDate } from '../calendar/civil-date.ts'
import { type Coded, coded, type Refusal, refuse } from '../kernel/coded.ts'

/** Who asks for a date or grants it: the person, and the units the person sits in by grant or post (those below them not counted). */
export type Hand = { readonly personId: string | null; readonly name: string; readonly unitIds: readonly string[] }

type Move = { readonly from: CivilDate; readonly to: CivilDate }

/** Whether the two are one and the same hand: one person, or two of one unit; null where they are apart. */
export function sameHand(asked: Hand, granting: Hand): 'person' | 'unit' | null {
  if (asked.personId !== null && asked.personId === granting.personId) return 'person'
  return asked.unitIds.some((id) => granting.unitIds.includes(id)) ? 'unit' : null
}

/**
 * Four eyes on a later date (N04): it is not granted by who asked for it, nor by somebody of the same unit, nor in the asker's own name,
 * unless an exception is named. A date brought forward takes nothing from anybody and passes.
 * Refuses plans.grantedByAsker, plans.grantedByAskersUnit.
 */
export function refuseOneHand(move: Move, asked: readonly Hand[], granting: Hand, approver: string): Refusal | null {
  if (move.to <= move.from) return null
  const person = asked.find((a) => sameHand(a, granting) === 'person' || isName(approver, a.name))
  if (person) return refuse('plans.grantedByAsker', { name: person.name })
  const colleague = asked.find((a) => sameHand(a, granting) === 'unit')
  return colleague ? refuse('plans.grantedByAskersUnit', { name: colleague.name }) : null
}

/**
 * Asked and granted in one act: one person only writes down what somebody else decided, so the approver is another and the paper is named.
 * Refuses plans.grantedByAsker, plans.grantedWithoutPaper.
 */
export function refuseUnwitnessed(
  move: Move,
  by: Pick<Hand, 'name'>,
  { approver, paper }: { readonly approver: string; readonly paper: string },
): Refusal | null {
  if (move.to <= move.from) return null
  if (isName(approver, by.name)) return refuse('plans.grantedByAsker', { name: by.name })
  return paper.trim() === '' ? refuse('plans.grantedWithoutPaper') : null
}

/** The exception under which one hand may do both, as it is recorded, or the refusal where nobody named one. */
export function excepted(refused: Refusal, why: string | undefined): Coded | Refusal {
  const named = why?.trim() ?? ''
  return named === '' ? refused : coded('plans.exception.stated', { why: named })
}

/** Names as typed: blanks inside a Chinese name ("王 明") are layout. */
const isName = (typed: string, name: string): boolean =>
  typed.replace(/\s/gu, '') === name.replace(/\s/gu, '') && name !== ''
