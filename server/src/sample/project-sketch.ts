import type { ProjectKind, YearClass } from '@guatu/domain/projects/project-terms'

/** What becomes of a project by today: each light of the default rule set has its own ways to come about. */
export type Fate =
  | 'steady'
  | 'commend'
  | 'unreported'
  | 'dueSoon'
  | 'waits'
  | 'ownBottleneck'
  | 'lagWarn'
  | 'overdueWarn'
  | 'forecastWarn'
  /** Nothing lights yet: a node due in days will be missed by days, if nothing changes. */
  | 'turnsSoon'
  | 'turnsLater'
  | 'lagSevere'
  | 'overdueSevere'
  | 'forecastSevere'
  | 'completed'

/** A project before its facts: what an office's ledger says of it. Money in 万元. */
export type ProjectSketch = {
  readonly name: string
  readonly owner: string
  /** Null: one with a valid check character is made. */
  readonly creditCode: string | null
  readonly site: string
  readonly chain: string
  readonly total: number
  readonly yearPlan: number
  /** Done this year as the sample ledger has it: an import then finds the figure unchanged. Null: made. */
  readonly done: number | null
  /** 'YYYY-MM-DD/precision'; null: not planned yet. */
  readonly start: string | null
  readonly finish: string
  readonly taskForce: number
  readonly leadUnit: string
  readonly kind: ProjectKind
  readonly yearClass: YearClass
  readonly fate: Fate
  readonly problem: readonly [text: string, due: string] | null
}
