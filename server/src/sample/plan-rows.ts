import { addDays, type CivilDate } from '@guatu/domain/calendar/civil-date'
import type { MadePlan, Step } from './generate-plan.ts'
import type { Making } from './generate-project.ts'

/** The plan as approved and frozen at the set-up, the commitments of its assessed nodes, and what happened since. */
export function writePlanRows(m: Making, plan: MadePlan): void {
  const { rows, time, random } = m
  const drafted = time.at(time.setupOn, 11)
  const approved = time.at(time.setupOn, 15)
  const planId = random.id(drafted)
  rows.plan.push({
    id: planId,
    projectId: m.id,
    status: 'approved',
    template: plan.template,
    startOn: plan.startOn,
    committedFinish: plan.committedFinish,
    activities: JSON.stringify(plan.steps.map((s) => s.activity)),
    version: m.move ? 3 : 2,
  })
  const revision = { register: 'plan', subjectId: planId, effectiveOn: time.setupOn, reason: '' }
  const before = m.move ? { committed_finish: m.move.original } : {}
  rows.revisions.push(
    {
      ...revision,
      id: random.id(drafted),
      version: 1,
      patch: { version: 1, status: 'draft', ...before },
      recordedAt: drafted,
    },
    { ...revision, id: random.id(approved), version: 2, patch: { version: 2, ...before }, recordedAt: approved },
  )
  if (m.move) {
    const moved = time.recorded(m.move.on, 30)
    rows.revisions.push({
      ...revision,
      id: random.id(moved),
      version: 3,
      patch: {},
      effectiveOn: m.move.on,
      recordedAt: moved,
    })
  }
  rows.planBaseline.push({
    id: random.id(approved),
    planId,
    projectId: m.id,
    planVersion: 2,
    dates: JSON.stringify(plan.steps.map((s) => ({ id: s.activity.id, start: s.baseStart, finish: s.baseFinish }))),
    occurredOn: time.setupOn,
    recordedAt: approved,
    actorId: null,
  })
  for (const step of plan.steps) {
    if (step.activity.assessed) nodeCommitment(m, step, approved)
    events(m, step)
  }
}

function nodeCommitment(m: Making, step: Step, recordedAt: Date): void {
  m.rows.commitment.push({
    id: m.random.id(recordedAt),
    projectId: m.id,
    milestone: step.activity.id,
    committedOn: step.plannedFinish,
    precision: 'day',
    reasonCode: 'first',
    reason: '',
    approver: m.sketch.leadUnit,
    occurredOn: m.time.setupOn,
    recordedAt,
    actorId: null,
    supersedes: null,
  })
}

function events(m: Making, step: Step): void {
  const { time, random, sketch, organization } = m
  const record = (event: string, occurredOn: CivilDate, waitsForUnitId: string | null = null, note = '') => {
    // What happened before the set-up was entered into the approved plan that afternoon.
    const recordedAt =
      occurredOn <= time.setupOn ? time.at(time.setupOn, 16) : time.recorded(occurredOn, random.int(0, 59))
    const fact = { occurredOn, recordedAt, actorId: null, supersedes: null }
    const activityId = step.activity.id
    m.rows.milestoneEvent.push({
      id: random.id(recordedAt),
      projectId: m.id,
      activityId,
      event,
      waitsForUnitId,
      note,
      ...fact,
    })
  }
  if (step.startedOn) record('started', step.startedOn)
  if (step.claimedOn) record('claimed', step.claimedOn)
  if (step.verifiedOn) record('verified', step.verifiedOn)
  const isOverdue = step.activity.assessed && step.claimedOn === null && step.plannedFinish <= time.today
  if (sketch.fate === 'waits' && isOverdue)
    record('waiting', addDays(step.plannedFinish, -3), organization.unitId('区供电公司'), '正式供电尚未接入')
}
