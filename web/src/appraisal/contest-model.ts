import type { ContestDetail, OpenContest } from '@guatu/contract/appraisal'
import { printMarks } from '@guatu/domain/appraisal/panel-score'
import { parseMarks } from '@guatu/domain/appraisal/take-contest-act'

type Items = ContestDetail['items']
export type OwnSheet = NonNullable<ContestDetail['mine']>[number]

/** The line of states from the opening to the reveal; a contest that was withdrawn stands aside of it. */
export const contestWay = ['opened', 'marking', 'closed', 'revealed'] as const

/** How many states of the way lie behind, from the steps that were taken. */
export function reachedOf(steps: ContestDetail['steps']): number {
  const kinds = ['opened', 'drawn', 'closed', 'revealed']
  return Math.max(...steps.map((step) => kinds.indexOf(step.kind))) + 1
}

/** Acts in the order in which buttons stand: the next step first, what is seldom done last. */
const acts = ['drawn', 'closed', 'revealed', 'released', 'recused', 'recusalLifted', 'takenDown', 'withdrawn'] as const
export type ContestActName = (typeof acts)[number]
export const offered = (may: readonly string[]): ContestActName[] => acts.filter((act) => may.includes(act))

/** Acts that are nothing without a reason; closing asks for one only while marks are owed. */
export const wantsReason = (act: ContestActName, owed: number): boolean =>
  ['recused', 'recusalLifted', 'takenDown', 'withdrawn'].includes(act) || (act === 'closed' && owed > 0)

/** The office takes a contest off the board by a step; a leader, who released it, where it was released. */
export const pathOf = (act: ContestActName, mayRelease: boolean): 'steps' | 'releases' =>
  act === 'released' || (act === 'takenDown' && mayRelease) ? 'releases' : 'steps'

export const owedMarks = (judges: ContestDetail['judges']): number =>
  judges.reduce((sum, judge) => sum + judge.due - judge.given, 0)

export type TypedMarks = Readonly<Record<string, string>>

/** What is wrong with a typed mark: nothing there, or no mark from nought to the most with two decimals. */
export function faultOf(typed: string | undefined, max: string): 'missing' | 'range' | null {
  if (typed === undefined || typed.trim() === '') return 'missing'
  const mark = parseMarks(typed.trim())
  return mark === null || mark > parseMarks(max)! ? 'range' : null
}

/** The total of what is typed, once every item has a mark that stands. */
export function totalOf(items: Items, typed: TypedMarks): string | null {
  if (items.some((item) => faultOf(typed[item.id], item.max) !== null)) return null
  return printMarks(items.reduce((sum, item) => sum + parseMarks(typed[item.id]!.trim())!, 0))
}

/** '60.00' → '60': full marks in prose. */
export const plainMarks = (marks: string): string => marks.replace(/0+$/, '').replace(/\.$/, '')

/** '55.50' → '55.5' and '60.00' → '60', as a person would type it. */
export const typedOf = (sheet: OwnSheet | undefined): TypedMarks =>
  Object.fromEntries(Object.entries(sheet?.marks ?? {}).map(([id, mark]) => [id, plainMarks(mark)]))

/** The next contestant to be marked after one, in the drawn order and round again; null when all are. */
export function nextToMark(mine: readonly OwnSheet[], after: string | null): string | null {
  const open = mine.filter((sheet) => !sheet.recused && sheet.markId === null)
  const place = mine.findIndex((sheet) => sheet.contestantId === after)
  return (open.find((sheet) => mine.indexOf(sheet) > place) ?? open[0])?.contestantId ?? null
}

export type OpeningFields = {
  readonly name?: string
  readonly campaignId?: string | null
  readonly heldOn?: string | null
  readonly kind?: OpenContest['kind']
  readonly units?: readonly string[]
  readonly projects?: readonly string[]
  readonly judges?: readonly string[]
  readonly items?: readonly { readonly name?: string; readonly max?: string }[]
}

/** What is sent to open a contest; ids of the items are made with it. */
export const bodyOfOpening = (fields: OpeningFields, id: string, newId: () => string): OpenContest => ({
  ...{ id, name: fields.name ?? '', campaignId: fields.campaignId ?? null, heldOn: fields.heldOn ?? '' },
  kind: fields.kind ?? 'unit',
  contestants: [...((fields.kind === 'project' ? fields.projects : fields.units) ?? [])],
  judges: [...(fields.judges ?? [])],
  items: (fields.items ?? []).map((item) => ({ id: newId(), name: item.name ?? '', max: item.max ?? '' })),
})
