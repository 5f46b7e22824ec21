import type { AnsweringAct, MatterSource } from '@guatu/domain/matters/matter-events'
import type { Actor } from '@guatu/domain/organization/actor'
import { currentCalendar } from '../calendar/reads.ts'
import { answerMatter } from '../matters/commands/answer-matter.ts'
import { directMatter } from '../matters/commands/direct-matter.ts'
import { registerMatter } from '../matters/commands/register-matter.ts'
import { type SteerMatter, steerMatter } from '../matters/commands/steer-matter.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Transaction } from '../platform/db.ts'
import { newId } from '../platform/id.ts'
import { listCardActors } from './card-actor-reads.ts'
import { listMatterPlaces } from './matter-actor-reads.ts'
import { SAMPLE_MATTERS, type SampleStep } from './sample-matters.ts'
import { actorOf, Days, take } from './tell-story.ts'

/**
 * Some twenty matters by the commands people use: in every state of the loop, some late, one sent back twice, one with an extension
 * asked, one void. Steps are counted in working days from today, and none lies ahead of it.
 */
export async function matterHistory(trx: Transaction, now: Date): Promise<void> {
  const calendar = await currentCalendar(trx)
  const { units, projects } = await listMatterPlaces(trx)
  const { inspection, leaders } = await listCardActors(trx)
  const desk = actorOf(inspection, 'inspection', [])
  const leader = actorOf(leaders[0], 'leader', [])
  const unitId = (name: string): string => units.get(name) ?? [...units.values()][0]!
  for (const told of SAMPLE_MATTERS) {
    const worker = actorOf({ id: '', name: `${told.unit}经办人` }, 'department', [unitId(told.unit)])
    const days = new Days(calendar, civilDateOf(now))
    const id = newId(days.at(told.registered).getTime())
    const body = {
      ...{ id, title: told.title, demand: told.demand, source: told.source as MatterSource, sourceTitle: told.from },
      ...{ sourceNumber: '', sourceOn: days.on(told.registered), sourcePeriod: null, leader: told.leader ?? '' },
      ...{ projectId: told.project === undefined ? null : (projects[told.project] ?? null), unitId: unitId(told.unit) },
      helpingUnitIds: (told.helpers ?? []).map(unitId),
      due: { date: days.on(told.due), precision: 'day' as const },
      ...{ limitDays: null, needsApproval: told.approval ?? false, needsShowing: told.showing ?? false },
    }
    await take(trx, desk, days.at(told.registered), registerMatter, body)
    for (const [i, step] of told.steps.entries())
      await takeStep(trx, { desk, leader, worker }, { id, version: i + 1, days, step, unitId })
  }
}

type Told = {
  readonly id: string
  readonly version: number
  readonly days: Days
  readonly step: SampleStep
  unitId(name: string): string
}

async function takeStep(
  trx: Transaction,
  cast: Record<'desk' | 'leader' | 'worker', Actor>,
  told: Told,
): Promise<void> {
  const [on, kind, text = '', date, unit] = told.step
  const at = told.days.at(on)
  const occurredOn = told.days.on(on)
  const note = { id: newId(at.getTime()), expectedVersion: told.version, text, papers: [], occurredOn }
  const day = date === undefined ? null : told.days.on(date)
  const dated = { dueOn: day, to: day, reviewOn: day, unitId: unit ? told.unitId(unit) : undefined }
  const fields = FIELDS[kind] ?? []
  const act = Object.fromEntries([['kind', kind], ...fields.map((f) => [f, dated[f]])])
  const input = { matterId: told.id, act: act as never, note }
  if (kind === 'approved' || kind === 'instructed') await take(trx, cast.leader, at, directMatter, input)
  else if (ANSWERS.includes(kind as never)) await take(trx, cast.worker, at, answerMatter, input)
  else await take(trx, cast.desk, at, steerMatter, input as SteerMatter)
}

const ANSWERS: readonly AnsweringAct['kind'][] = ['accepted', 'declined', 'feedback', 'extensionAsked', 'submitted']
const FIELDS: Readonly<Record<string, readonly ('dueOn' | 'to' | 'reviewOn' | 'unitId')[]>> = {
  assigned: ['dueOn'],
  reassigned: ['unitId', 'dueOn'],
  extensionAsked: ['to'],
  extensionGranted: ['to'],
  sentBack: ['dueOn'],
  suspended: ['reviewOn'],
  resumed: ['dueOn'],
  reopened: ['dueOn'],
}
