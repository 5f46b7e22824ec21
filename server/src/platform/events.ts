/** News between subjects. Each type and who reacts to it stand on wiring.ts. */
export type DomainEvent =
  | { readonly type: 'report.accepted'; readonly projectId: string }
  | { readonly type: 'project.changed'; readonly projectId: string }
  | { readonly type: 'projects.imported'; readonly projectIds: readonly string[] }
  | { readonly type: 'commitment.moved'; readonly projectId: string }
  | { readonly type: 'yearPlan.set'; readonly projectId: string }
  | { readonly type: 'plan.changed'; readonly projectId: string }
  | { readonly type: 'milestone.recorded'; readonly projectId: string }
  | { readonly type: 'bottleneck.changed'; readonly projectId: string }
  | { readonly type: 'pause.changed'; readonly projectId: string }
  | { readonly type: 'exemption.changed'; readonly projectId: string }
  | { readonly type: 'calendar.changed' }
  | { readonly type: 'rhythm.changed' }
  | { readonly type: 'ruleSet.changed' }
  | { readonly type: 'campaign.changed' }
