import type { MatterBody, MatterRow } from '@guatu/contract/matters'

/** What a form of an act asks for; the order is the order on screen. */
export type MatterField = 'text' | 'dueOn' | 'to' | 'reviewOn' | 'unitId' | 'into' | 'papers' | 'occurredOn'
export type MatterActForm = {
  readonly path: 'answers' | 'steps' | 'directions'
  readonly fields: readonly MatterField[]
  /** Whether something has to be said. */
  readonly said: boolean
  /** Whether the date may be left out. */
  readonly open?: true
}

const answer = (said: boolean, ...fields: MatterField[]): MatterActForm => ({
  path: 'answers',
  fields: [...fields, 'text', 'papers', 'occurredOn'],
  said,
})
const step = (said: boolean, ...fields: MatterField[]): MatterActForm => ({
  path: 'steps',
  fields: [...fields, 'text', 'papers', 'occurredOn'],
  said,
})

/** Every act: where it is sent and what it asks. In the order of their buttons: what moves the matter on stands first. */
export const matterActForms = {
  approved: { path: 'directions', fields: ['text', 'occurredOn'], said: false },
  accepted: answer(false),
  submitted: answer(true),
  feedback: answer(true),
  extensionAsked: answer(true, 'to'),
  declined: answer(true),
  assigned: { ...step(false, 'dueOn'), open: true },
  verified: step(true),
  sentBack: { ...step(true, 'dueOn'), open: true },
  shown: step(false),
  closed: step(false),
  extensionGranted: step(false, 'to'),
  extensionRefused: step(true),
  resumed: step(true, 'dueOn'),
  reopened: step(true, 'dueOn'),
  urged: step(false),
  reassigned: step(true, 'unitId', 'dueOn'),
  instructed: { path: 'directions', fields: ['text', 'papers', 'occurredOn'], said: true },
  suspended: step(true, 'reviewOn'),
  madeStanding: step(true),
  merged: step(true, 'into'),
  withdrawn: step(true),
} as const satisfies Readonly<Record<string, MatterActForm>>
export type MatterAct = keyof typeof matterActForms

/** An act offered to the reader; `onPaper`: written down for the unit. */
export type OfferedAct = { readonly act: MatterAct; readonly onPaper: boolean }

/** The acts offered, in the order of their buttons; the unit's own come before those written down for it. */
export function offered(may: readonly string[]): readonly OfferedAct[] {
  const order = Object.keys(matterActForms) as MatterAct[]
  const own = order.filter((act) => may.includes(act)).map((act) => ({ act, onPaper: false }))
  return [...own, ...order.filter((act) => may.includes(`${act}OnPaper`)).map((act) => ({ act, onPaper: true }))]
}

/** What is typed into a form of an act. */
export type MatterFields = {
  readonly text?: string
  readonly dueOn?: string | null
  readonly to?: string | null
  readonly reviewOn?: string | null
  readonly unitId?: string | null
  readonly into?: string | null
  readonly papers?: readonly { id: string; name: string }[]
  readonly occurredOn?: string
}

/** The body of an act: only what that act takes. */
export function bodyOfAct(
  { act, onPaper }: OfferedAct,
  f: MatterFields,
  id: string,
  matter: Pick<MatterRow, 'version'>,
): Record<string, unknown> {
  const form: MatterActForm = matterActForms[act]
  const dated = form.fields.filter((field) => !['text', 'papers', 'occurredOn'].includes(field))
  return {
    ...{ id, kind: act, expectedVersion: matter.version, text: f.text?.trim() ?? '' },
    ...{ papers: (f.papers ?? []).map((paper) => paper.id), occurredOn: f.occurredOn },
    ...(form.path === 'answers' && { onPaper }),
    ...Object.fromEntries(dated.map((field) => [field, f[field] ?? null])),
  }
}

/** The way every matter goes, for the line of dots; asides stand behind it. */
export const matterWay = ['draft', 'assigned', 'accepted', 'inProgress', 'submitted', 'verified', 'closed'] as const
type Way = (typeof matterWay)[number]

const STANDS: Readonly<Record<string, Way>> = {
  approved: 'draft',
  declined: 'draft',
  shown: 'verified',
  reworking: 'inProgress',
  suspended: 'inProgress',
  merged: 'assigned',
  standing: 'inProgress',
}
/** States that stand aside of the way are told behind it. */
export const isAside = (state: MatterRow['state']): boolean => !(matterWay as readonly string[]).includes(state)

/** How far it has come: the dots before it are behind. */
export function reachedOf(matter: Pick<MatterRow, 'state' | 'assignedOn'>): readonly boolean[] {
  const stands = STANDS[matter.state] ?? matter.state
  const at = matter.state === 'withdrawn' ? (matter.assignedOn ? 1 : 0) : Math.max(0, matterWay.indexOf(stands as Way))
  return matterWay.map((_, i) => i <= at)
}

/** What is typed when a matter is registered. */
export type RegisterFields = Omit<MatterBody, 'limitDays'> & {
  readonly limit: 'date' | 'days'
  readonly limitDays?: string | number | null
}

export const emptyMatter: Partial<RegisterFields> = {
  ...{ title: '', demand: '', source: 'meeting', sourceTitle: '', sourceNumber: '', leader: '' },
  ...{ helpingUnitIds: [], needsApproval: false, needsShowing: false, limit: 'date' },
}

export const fieldsOfMatter = (body: MatterBody): Partial<RegisterFields> => ({
  ...body,
  limit: body.limitDays === null ? 'date' : 'days',
})

/** A registration as it is sent: a date or a number of working days, whichever was chosen. */
export const bodyOfMatter = (f: Partial<RegisterFields>): MatterBody => ({
  title: f.title?.trim() ?? '',
  demand: f.demand?.trim() ?? '',
  source: f.source ?? 'other',
  sourceTitle: f.sourceTitle?.trim() ?? '',
  sourceNumber: f.sourceNumber?.trim() ?? '',
  sourceOn: f.sourceOn ?? null,
  sourcePeriod: f.sourcePeriod?.trim() || null,
  leader: f.leader?.trim() ?? '',
  projectId: f.projectId ?? null,
  unitId: f.unitId ?? '',
  helpingUnitIds: [...(f.helpingUnitIds ?? [])],
  due: f.limit === 'days' ? null : (f.due ?? null),
  limitDays: f.limit === 'days' && f.limitDays ? Number(f.limitDays) : null,
  needsApproval: f.needsApproval ?? false,
  needsShowing: f.needsShowing ?? false,
})
