import type { Coded } from '@guatu/domain/kernel/coded'

/** A committed date that was moved at once, by an act or an import: asked for and granted in one. */
export type MovedDate = {
  readonly commitmentId: string
  readonly projectId: string
  readonly milestone: string
  readonly from: string
  readonly to: string
  readonly precision: string
  readonly reasonCode: string
  readonly reason: string
  /** The paper or the ledger it was asked by. */
  readonly document: string
  readonly approver: string
  readonly approvedOn: string
  /** Who asked; null: the actor of the command. */
  readonly askedBy: string | null
  /** Why one hand did both; null where two did. */
  readonly exception: Coded | null
}

/** News between subjects. Each type and who reacts to it stand on wiring.ts. */
export type DomainEvent =
  | { readonly type: 'report.accepted'; readonly projectId: string }
  | { readonly type: 'project.changed'; readonly projectId: string }
  | { readonly type: 'projects.imported'; readonly projectIds: readonly string[] }
  | { readonly type: 'commitment.moved'; readonly projectId: string }
  | { readonly type: 'dates.granted'; readonly moves: readonly MovedDate[] }
  | { readonly type: 'yearPlan.set'; readonly projectId: string }
  | { readonly type: 'plan.changed'; readonly projectId: string }
  | { readonly type: 'milestone.recorded'; readonly projectId: string }
  | { readonly type: 'bottleneck.changed'; readonly projectId: string }
  | { readonly type: 'pause.changed'; readonly projectId: string }
  | { readonly type: 'exemption.changed'; readonly projectId: string }
  | { readonly type: 'matter.changed'; readonly matterId: string }
  | { readonly type: 'calendar.changed' }
  | { readonly type: 'rhythm.changed' }
  | { readonly type: 'ruleSet.changed' }
  | { readonly type: 'campaign.changed' }
