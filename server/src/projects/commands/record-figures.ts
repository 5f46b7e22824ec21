import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { hasProjectCodeForm } from '@guatu/domain/projects/ledger/project-code'
import type { Command } from '../../platform/run-command.ts'
import { mayChangeProject, mayRecordFigures } from '../policy.ts'
import { appendCode, appendFund, appendListing, appendStatistics } from '../writes.ts'
import { openProject } from './open-project.ts'

type OfProject = { id: string; projectId: string }
export type RecordFunds = OfProject & {
  source: string
  planned: string
  arrived: string
  allocated: string
  paid: string
  asOf: string
  basis: string
  reason: string
}

/** Funds of one source: planned → arrived → allocated → paid, running in the year of `asOf`, on one basis. */
export const recordFunds: Command<RecordFunds, { id: string }> = {
  name: 'record-funds',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayRecordFigures)
    if (isRefusal(project)) return project
    if (input.asOf > ctx.today) return refuse('projects.figureInFuture', { asOf: input.asOf })
    await appendFund(ctx, {
      id: input.id,
      projectId: input.projectId,
      year: Number(input.asOf.slice(0, 4)),
      source: input.source,
      plannedYuan: input.planned,
      arrivedYuan: input.arrived,
      allocatedYuan: input.allocated,
      paidYuan: input.paid,
      asOf: input.asOf,
      basis: input.basis,
      reason: input.reason,
      occurredOn: input.asOf,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
      supersedes: null,
    })
    return { id: input.id }
  },
}

export type RecordStatistics = OfProject & { state: string; month: string | null; reason: string; occurredOn: string }

export const recordStatistics: Command<RecordStatistics, { id: string }> = {
  name: 'record-statistics',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayRecordFigures)
    if (isRefusal(project)) return project
    if (input.occurredOn > ctx.today) return refuse('projects.figureInFuture', { asOf: input.occurredOn })
    const { id, projectId, state, month, reason, occurredOn } = input
    await appendStatistics(ctx, {
      id,
      projectId,
      state,
      month,
      reason,
      occurredOn,
      recordedAt: ctx.now,
      actorId: ctx.actor.accountId,
      supersedes: null,
    })
    return { id }
  },
}

export type AddListing = OfProject & { list: string; from: string; to: string | null; documentNumber: string | null }

export const addListing: Command<AddListing, { id: string }> = {
  name: 'add-listing',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayChangeProject)
    if (isRefusal(project)) return project
    await appendListing(ctx, {
      id: input.id,
      projectId: input.projectId,
      list: input.list,
      fromOn: input.from,
      toOn: input.to,
      documentNumber: input.documentNumber,
      occurredOn: input.from,
      recordedAt: ctx.now,
      supersedes: null,
    })
    ctx.emit({ type: 'project.changed', projectId: input.projectId })
    return { id: input.id }
  },
}

export const addCode: Command<OfProject & { kind: string; code: string }, { id: string }> = {
  name: 'add-code',
  subject: (input) => input.projectId,
  async run(ctx, input) {
    const project = await openProject(ctx, input.projectId, mayChangeProject)
    if (isRefusal(project)) return project
    if (!hasProjectCodeForm(input.code)) return refuse('projects.badProjectCode', { code: input.code })
    const { id, projectId, kind, code } = input
    await appendCode(ctx, { id, projectId, kind, code, occurredOn: ctx.today, recordedAt: ctx.now, supersedes: null })
    return { id }
  },
}
