import type { CardAct, CardDetail } from '@guatu/contract/card-acts'
import type { CardRow } from '@guatu/contract/card-rows'

/** What a form of an act asks for; the order is the order on screen. */
export type CardField =
  | 'agrees'
  | 'decision'
  | 'outcome'
  | 'accepted'
  | 'text'
  | 'demand'
  | 'reason'
  | 'note'
  | 'receivedBy'
  | 'rectifyBy'
  | 'dueOn'
  | 'exemption'
  | 'occurredOn'
  | 'onPaper'
  | 'papers'

export type CardActForm = { readonly path: string; readonly fields: readonly CardField[] }

/** The acts on one card: where each is sent and what it asks. Papers are added inside the act that they belong to. */
export const cardActForms: Readonly<Record<Exclude<CardAct, 'addPaper'>, CardActForm>> = {
  state: { path: 'statement', fields: ['agrees', 'text', 'papers', 'occurredOn', 'onPaper'] },
  recordSilence: { path: 'silence', fields: ['note'] },
  decide: { path: 'decisions', fields: ['decision', 'reason', 'rectifyBy'] },
  receive: { path: 'receipt', fields: ['receivedBy', 'occurredOn'] },
  release: { path: 'release', fields: ['note'] },
  setRectification: { path: 'rectification', fields: ['dueOn', 'demand', 'reason'] },
  submitRectification: { path: 'rectification/report', fields: ['text', 'papers', 'occurredOn', 'onPaper'] },
  checkRectification: { path: 'rectification/check', fields: ['accepted', 'reason', 'papers'] },
  lift: { path: 'lift', fields: ['reason'] },
  carryOn: { path: 'carry-on', fields: ['reason'] },
  appeal: { path: 'appeal', fields: ['text', 'papers', 'occurredOn', 'onPaper'] },
  decideAppeal: { path: 'appeal/decision', fields: ['outcome', 'reason', 'exemption', 'papers'] },
}
export type FormAct = keyof typeof cardActForms

/** A demand that stands is changed, its date moved: another thing than the first. */
export const titleOf = (act: FormAct, detail: Pick<CardDetail, 'rectifyDemand'>): string =>
  act === 'setRectification' && detail.rectifyDemand !== '' ? 'act.changeRectification' : `act.${act}`

/** What a unit answers itself counts by the day it is sent; only the desk, which writes down a paper, names the paper's day. */
export const fieldsFor = (act: FormAct, desk: boolean): readonly CardField[] =>
  cardActForms[act].fields.includes('onPaper')
    ? cardActForms[act].fields.filter((field) => field !== 'onPaper' && (desk || field !== 'occurredOn'))
    : cardActForms[act].fields

/** What a card waits for comes first, what may be done besides after it. */
const URGENCY: readonly FormAct[] = [
  ...(['decideAppeal', 'checkRectification', 'lift', 'decide', 'release', 'submitRectification', 'state'] as const),
  ...(['recordSilence', 'receive', 'carryOn', 'setRectification', 'appeal'] as const),
]
export const byUrgency = (acts: readonly FormAct[]): readonly FormAct[] => URGENCY.filter((act) => acts.includes(act))

export const isFormAct = (act: CardAct): act is FormAct => act !== 'addPaper'

/** What is typed into a form of an act. */
export type CardFields = {
  readonly agrees?: 'yes' | 'no'
  readonly decision?: 'approve' | 'strike'
  readonly outcome?: 'upheld' | 'withdrawn' | 'exempted'
  readonly accepted?: 'yes' | 'no'
  readonly text?: string
  readonly demand?: string
  readonly reason?: string
  readonly note?: string
  readonly receivedBy?: string
  readonly rectifyBy?: string | null
  readonly dueOn?: string
  readonly approver?: string
  readonly from?: string
  readonly to?: string
  readonly wholeSet?: boolean
  readonly occurredOn?: string
  readonly onPaper?: boolean
  readonly papers?: readonly { id: string; name: string }[]
}

/** The body of an act, without the version: only what that act takes, so that a field left over from another is not sent. */
export function bodyOfAct(
  act: FormAct,
  f: CardFields,
  ids: { id: string; exemptionId: string },
): Record<string, unknown> {
  const papers = (f.papers ?? []).map((paper) => paper.id)
  const text = f.text ?? ''
  const reason = f.reason ?? ''
  switch (act) {
    case 'state':
      return { agrees: f.agrees === 'yes', text, papers, occurredOn: f.occurredOn, onPaper: f.onPaper ?? false }
    case 'recordSilence':
      return { note: f.note ?? '' }
    case 'decide':
      return { decision: f.decision, reason, rectifyBy: f.decision === 'approve' ? (f.rectifyBy ?? null) : null }
    case 'receive':
      return { means: 'paper', receivedBy: f.receivedBy ?? '', occurredOn: f.occurredOn }
    case 'release':
      return { reason: f.note ?? '' }
    case 'setRectification':
      return { dueOn: f.dueOn, demand: f.demand, reason }
    case 'submitRectification':
      return { text, papers, occurredOn: f.occurredOn, onPaper: f.onPaper ?? false }
    case 'checkRectification':
      return { accepted: f.accepted === 'yes', reason, papers }
    case 'appeal':
      return { text, papers, occurredOn: f.occurredOn, onPaper: f.onPaper ?? false }
    case 'decideAppeal': {
      const exemption = {
        id: ids.exemptionId,
        approver: f.approver,
        from: f.from,
        to: f.to,
        wholeSet: f.wholeSet ?? false,
      }
      return { outcome: f.outcome, reason, papers, exemption: f.outcome === 'exempted' ? exemption : null }
    }
    default:
      return { reason }
  }
}

/** The way every card goes, for the line of dots; a struck or withdrawn one ends where it was. */
export const way = ['proposed', 'hearing', 'heard', 'approved', 'issued', 'served', 'published', 'lifted'] as const

/** How far a card has come on its way: the dots before it are behind. Lifted may come before publication. */
export function reached(card: Pick<CardRow, 'stage' | 'publishedOn' | 'servedOn' | 'issuedOn'>): readonly boolean[] {
  const at = way.indexOf(card.stage as (typeof way)[number])
  if (at >= 0 && card.stage !== 'lifted') return way.map((_, i) => i <= at)
  // Ended otherwise: what its dates tell.
  const known = { issued: card.issuedOn, served: card.servedOn, published: card.publishedOn } as const
  const decided = card.stage !== 'struck'
  return way.map((stage) => {
    if (stage === 'lifted') return card.stage === 'lifted'
    if (stage in known) return known[stage as keyof typeof known] !== null
    return stage === 'approved' ? decided : true
  })
}

/** Selected cards as the server wants them seen: with the version each was shown at. */
export const seen = (cards: readonly CardRow[], newId: () => string) =>
  cards.map((card) => ({ id: newId(), cardId: card.id, expectedVersion: card.version }))
