import type { Unit, UnitKind } from '@guatu/contract/organization'
import type { SetupPreview } from './mutations.ts'

export const unitKinds = [
  'headquarters',
  'areaHeadquarters',
  'taskForce',
  'bureau',
  'township',
  'park',
  'government',
  'office',
  'stateInvestor',
  'firm',
] as const satisfies readonly UnitKind[]
export const duties = ['sponsor', 'chief', 'serviceOfficer', 'liaison', 'member'] as const

/** Posts nobody holds: the desk rings into the void there. */
export const vacantPosts = (unit: Unit): number => unit.posts.filter((post) => post.holder === null).length

/** Rows that can go in: their project is known and nothing is wrong with them. The others stay in the sheet. */
export const goodRows = (preview: SetupPreview): SetupPreview['rows'] =>
  preview.rows.filter((row) => row.projectId !== null && row.problems.length === 0)

/** Rows with problems first, in the order of the sheet within each half. */
export const problemsFirst = (preview: SetupPreview): SetupPreview['rows'] =>
  [...preview.rows].sort((a, b) => Number(b.problems.length > 0) - Number(a.problems.length > 0) || a.row - b.row)
