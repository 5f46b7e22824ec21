import type { Json, TableKind } from '../platform/tables.ts'

type Recorded = { id: string; occurredOn: string; recordedAt: Date }
type Acted = { actor: string; actorId: string | null; personId: string | null }

export type ContestTable = Recorded &
  Acted & { name: string; campaignId: string | null; heldOn: string; kind: 'unit' | 'project' }
export type ContestContestantTable = Recorded & {
  contestId: string
  seq: number
  unitId: string | null
  projectId: string | null
  name: string
  unitIds: string[]
}
export type ContestJudgeTable = Recorded & {
  contestId: string
  seq: number
  personId: string
  name: string
  unitName: string
  unitIds: string[]
}
export type ContestItemTable = Recorded & { contestId: string; seq: number; name: string; maxMarks: string }
export type ContestEventTable = Recorded &
  Acted & { contestId: string; seq: number; kind: string; body: Json<Record<string, unknown>>; text: string }
/** Sealed until revealed: only mark-reads.ts reads `marks`. */
export type ContestMarkTable = Recorded & {
  contestId: string
  judgeId: string
  contestantId: string
  marks: Json<Record<string, number>>
  nonce: string
  supersedes: string | null
  actorId: string | null
}
export type AppraisalTables = {
  contest: ContestTable
  contestContestant: ContestContestantTable
  contestJudge: ContestJudgeTable
  contestItem: ContestItemTable
  contestEvent: ContestEventTable
  contestMark: ContestMarkTable
}
export const kinds = {
  contest: 'fact',
  contestContestant: 'fact',
  contestJudge: 'fact',
  contestItem: 'fact',
  contestEvent: 'fact',
  contestMark: 'fact',
} as const satisfies Record<keyof AppraisalTables, TableKind>
