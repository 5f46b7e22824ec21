import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import type { ProjectKind } from '@guatu/domain/projects/project-terms'
import { moveStage, type Stage } from '@guatu/domain/projects/stages'
import type { Command } from '../../platform/run-command.ts'
import { scopeOfSystem } from '../../platform/scope.ts'
import { findDossier } from '../dossier-reads.ts'
import { stageBefore } from '../figure-reads.ts'
import { itemsOnFile } from '../gate.ts'
import { mayEnterStage, mayPassGate, type ProjectTies } from '../policy.ts'
import { appendStage, writeProject } from '../writes.ts'
import { openProject } from './open-project.ts'

export type EnterStage = {
  id: string
  projectId: string
  stage: Stage
  occurredOn: string
  passReason: string | null
  expectedVersion: number
}

const STARTS: readonly Stage[] = ['building']
const COMPLETES: readonly Stage[] = ['completed', 'delivered']

/** Moves a project along its track; a gate that misses something is passed only by an authorised person, with a reason. */
export const enterStage: Command<EnterStage, { id: string }> = {
  name: 'enter-stage',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    // A leader moves no stages, but may pass a gate with a reason.
    const may = (a: Actor, p: ProjectTies) => mayEnterStage(a, p) || (input.passReason !== null && mayPassGate(a))
    const project = await openProject(ctx, input.projectId, may)
    if (isRefusal(project)) return project
    if (input.occurredOn > ctx.today) return refuse('projects.figureInFuture', { asOf: input.occurredOn })
    if (input.passReason && !mayPassGate(ctx.actor)) return refuse('projects.gatePassNotPermitted')
    const row = (await findDossier(ctx.trx, scopeOfSystem('enter-stage'), input.projectId, ctx.today))!
    const startedOn = row.startedOn ?? (STARTS.includes(input.stage) ? input.occurredOn : null)
    const moved = moveStage({
      kind: row.kind as ProjectKind,
      from: row.stage as Stage,
      to: input.stage,
      // Entering construction on a day is the start event 开工 itself.
      onFile: itemsOnFile({ ...row, startedOn }),
      before: row.stage === 'paused' ? await stageBefore(ctx.trx, input.projectId) : null,
      pass: input.passReason ? { approver: ctx.actor.name, reason: input.passReason } : null,
    })
    if (isRefusal(moved)) return moved
    const written = await writeProject(
      ctx,
      {
        id: input.projectId,
        stage: input.stage,
        startedOn,
        completedOn: row.completedOn ?? (COMPLETES.includes(input.stage) ? input.occurredOn : null),
      },
      { expectedVersion: input.expectedVersion, reason: input.passReason ?? '' },
    )
    if (isRefusal(written)) return written
    await appendStage(ctx, {
      id: input.id,
      projectId: input.projectId,
      stage: input.stage,
      missing: JSON.stringify(moved.passedWithout),
      passReason: input.passReason,
      occurredOn: input.occurredOn,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
      supersedes: null,
    })
    ctx.emit({ type: 'project.changed', projectId: input.projectId })
    return { id: input.id }
  },
}
