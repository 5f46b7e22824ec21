import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { type Coded, isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import { excepted, refuseOneHand } from '@guatu/domain/plans/four-eyes'
import type { CommandContext } from '../../platform/command-context.ts'
import { handsOf } from '../hand-reads.ts'

type Asked = {
  /** Accounts. */
  readonly by: readonly string[]
  readonly approver: string
  /** Why one hand may do both, where somebody says so. */
  readonly why: string | undefined
}
type Move = { readonly from: CivilDate; readonly to: CivilDate }

/** Four eyes before dates are granted: null when two hands do it, the exception as it is recorded when one does and says why, else a refusal. */
export async function oneHand(
  ctx: CommandContext,
  moves: readonly Move[],
  { by, approver, why }: Asked,
): Promise<Coded | Refusal | null> {
  const me = ctx.actor.accountId
  const hands = await handsOf(ctx.trx, me ? [me, ...by] : [], ctx.today)
  const granting = me && hands.get(me)
  if (!granting) return null
  const asked = by.flatMap((id) => hands.get(id) ?? [])
  const refused = moves.map((m) => refuseOneHand(m, asked, granting, approver)).find(isRefusal)
  return refused ? excepted(refused, why) : null
}
