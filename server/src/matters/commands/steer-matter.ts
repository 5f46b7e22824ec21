import { printDocumentNumber } from '@guatu/domain/bulletins/document-number'
import { type CivilDate, yearOf } from '@guatu/domain/calendar/civil-date'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { dueOfLimit } from '@guatu/domain/matters/matter-clock'
import type { SteeringAct } from '@guatu/domain/matters/matter-events'
import { currentCalendar } from '../../calendar/reads.ts'
import { findUnit } from '../../organization/unit-reads.ts'
import type { CommandContext } from '../../platform/command-context.ts'
import type { Command } from '../../platform/run-command.ts'
import { mayKeepMatter } from '../policy.ts'
import { findMatterFiles, lockMatterNumbers, type MatterFile, matterMark, nextMatterNumber } from '../reads.ts'
import { appendMatterNumber } from '../writes.ts'
import { openMatter, sightOfMatters } from './open-matter.ts'
import { type MatterNote, recordMatterAct } from './record-matter-act.ts'

type Assigning = { readonly kind: 'assigned'; readonly dueOn: CivilDate | null }
export type SteerMatter = {
  matterId: string
  act: Exclude<SteeringAct, { kind: 'assigned' }> | Assigning
  note: MatterNote
}

/** What the desk does: 交办 with its number, 改派, 催办, 核验, 退回, 销号 and what lies aside of the way. */
export const steerMatter: Command<SteerMatter, { id: string }> = {
  name: 'steer-matter',
  subject: (input) => input.matterId,
  async run(ctx, { matterId, act, note }) {
    const file = await openMatter(ctx, matterId, mayKeepMatter)
    if (isRefusal(file)) return file
    const whole = act.kind === 'assigned' ? await assignment(ctx, file, act, note) : act
    if (isRefusal(whole)) return whole
    const refusal = await refusePointer(ctx, whole)
    if (refusal) return refusal
    const done = await recordMatterAct(ctx, file, whole, note)
    if (isRefusal(done)) return done
    if (act.kind === 'assigned' && !done.again) await giveNumber(ctx, file, note.occurredOn as CivilDate)
    return { id: matterId }
  },
}

/** The date as said now, else as registered: a day, or so many working days from the assignment. */
async function assignment(
  ctx: CommandContext,
  file: MatterFile,
  act: Assigning,
  note: MatterNote,
): Promise<SteeringAct | Refusal> {
  const limit = async () =>
    file.limitDays === null
      ? null
      : dueOfLimit(await currentCalendar(ctx.trx), note.occurredOn as CivilDate, file.limitDays)
  const dueOn = act.dueOn ?? file.due ?? (await limit())
  return dueOn === null ? refuse('matters.act.dueMissing') : { kind: 'assigned', unitId: file.intendedUnitId, dueOn }
}

async function refusePointer(ctx: CommandContext, act: SteeringAct): Promise<Refusal | null> {
  if (act.kind === 'reassigned' && !(await findUnit(ctx.trx, act.unitId)))
    return refuse('platform.notFound', { what: 'organization.unit' })
  if (act.kind !== 'merged') return null
  const [into] = await findMatterFiles(ctx.trx, sightOfMatters(ctx.actor), { ids: [act.into] })
  return into ? null : refuse('platform.notFound', { what: 'matters.matter' })
}

/** 区督办〔2026〕1号: one after the other in a year, without gaps of our making. */
async function giveNumber(ctx: CommandContext, file: MatterFile, on: CivilDate): Promise<void> {
  await lockMatterNumbers(ctx.trx)
  const mark = await matterMark(ctx.trx)
  const year = yearOf(on)
  const number = await nextMatterNumber(ctx.trx, mark, year)
  printDocumentNumber(mark, year, number)
  const recorded = { occurredOn: on, recordedAt: ctx.now, actorId: ctx.actor.accountId }
  await appendMatterNumber(ctx, { id: ctx.newId(), matterId: file.id, mark, year, number, ...recorded })
}
