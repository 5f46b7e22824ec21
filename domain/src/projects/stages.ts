import { type Coded, coded, type Refusal, refuse } from '../kernel/coded.ts'
import type { ProjectKind } from './project-terms.ts'

/** Industrial: 谋划 储备 前期 签约 落地 在建 试生产 竣工 投产 达产达效. */
export const INDUSTRIAL_TRACK = [
  ...['planned', 'reserve', 'preliminary', 'signed', 'landed'],
  ...['building', 'trial', 'completed', 'producing', 'atCapacity'],
] as const
/** Public works: 谋划 储备 立项 初设 招标 在建 交工（完工） 竣工验收 投用. */
export const PUBLIC_TRACK = [
  ...['planned', 'reserve', 'approved', 'designed', 'tendered'],
  ...['building', 'delivered', 'accepted', 'inUse'],
] as const
/** Beside both tracks: 暂停 and 终止. */
export const ASIDE = ['paused', 'terminated'] as const

export type Stage = (typeof INDUSTRIAL_TRACK)[number] | (typeof PUBLIC_TRACK)[number] | (typeof ASIDE)[number]

export const trackOf = (kind: ProjectKind): readonly Stage[] =>
  kind === 'industrial' || kind === 'energy' ? INDUSTRIAL_TRACK : PUBLIC_TRACK

/** What a gate may ask to be on file. 开工 is an event: first permanent works, not levelling or a ceremony. */
export const GATE_ITEMS = [
  'investor',
  'agreement',
  'projectCode',
  'site',
  'landRight',
  'planningPermit',
  'approvalDocument',
  'designApproval',
  'tenderResult',
  'constructionPermit',
  'startEvent',
  'trialPermission',
  'completionAcceptance',
  'deliveryAcceptance',
  'productionEvent',
  'capacityFigure',
  'handOver',
  'fundsPlan',
] as const
export type GateItem = (typeof GATE_ITEMS)[number]

/** What must be there to enter a stage of a track; templates of an office may replace it. */
export type Gates = { readonly [S in Stage]?: readonly GateItem[] }

export const INDUSTRIAL_GATES: Gates = {
  preliminary: ['projectCode'],
  signed: ['investor', 'agreement'],
  landed: ['projectCode', 'site'],
  building: ['landRight', 'planningPermit', 'constructionPermit', 'startEvent'],
  trial: ['trialPermission'],
  completed: ['completionAcceptance'],
  producing: ['productionEvent'],
  atCapacity: ['capacityFigure'],
}

export const PUBLIC_GATES: Gates = {
  approved: ['projectCode', 'approvalDocument', 'fundsPlan'],
  designed: ['designApproval'],
  tendered: ['tenderResult'],
  building: ['landRight', 'constructionPermit', 'startEvent'],
  delivered: ['deliveryAcceptance'],
  accepted: ['completionAcceptance'],
  inUse: ['handOver'],
}

export const gatesOf = (kind: ProjectKind): Gates =>
  trackOf(kind) === INDUSTRIAL_TRACK ? INDUSTRIAL_GATES : PUBLIC_GATES

export type StageMove = {
  readonly kind: ProjectKind
  readonly from: Stage
  readonly to: Stage
  readonly onFile: ReadonlySet<GateItem>
  /** Passing a gate with something missing: by whom and why; only an authorised person may (the policy says who). */
  readonly pass?: { readonly approver: string; readonly reason: string } | null
  /** The stage before a pause, to which it may return. */
  readonly before?: Stage | null
  readonly gates?: Gates
}

export type StageEntered = {
  readonly refused?: false
  readonly to: Stage
  /** What was missing when the gate was passed; empty for a clean pass. */
  readonly passedWithout: readonly GateItem[]
  readonly notes: readonly Coded[]
}

/**
 * Moves a project along its track. Forward over several stages asks every gate on the way; back needs a reason;
 * paused returns only to where it came from; terminated is final.
 */
export function moveStage(move: StageMove): StageEntered | Refusal {
  const track = trackOf(move.kind)
  const { from, to } = move
  const passed = move.pass?.reason.trim() ? move.pass : null
  if (from === to) return refuse('projects.stage.same', { stage: stageWord(to) })
  if (from === 'terminated') return refuse('projects.stage.final')
  if (to === 'paused' || to === 'terminated') {
    return passed ? entered(to, []) : refuse('projects.stage.needsReason', { stage: stageWord(to) })
  }
  const start = from === 'paused' ? move.before : from
  if (!start || !track.includes(start)) return refuse('projects.stage.noReturn', { stage: stageWord(to) })
  if (!track.includes(to)) return refuse('projects.stage.otherTrack', { stage: stageWord(to), kind: move.kind })
  const [here, there] = [track.indexOf(start), track.indexOf(to)]
  if (there < here) return passed ? entered(to, []) : refuse('projects.stage.needsReason', { stage: stageWord(to) })
  const missing = missingFor(move, track.slice(here + 1, there + 1))
  if (missing.length === 0) return entered(to, [])
  const params = { stage: stageWord(to), missing: missing.map((m) => `projects.gate.${m}`) }
  return passed ? entered(to, missing) : refuse('projects.stage.gateShut', params)
}

/** What the gates of the stages to be entered miss, each once, in the order of the gates. */
function missingFor(move: StageMove, stages: readonly Stage[]): readonly GateItem[] {
  const gates = move.gates ?? gatesOf(move.kind)
  const asked = new Set(stages.flatMap((s) => gates[s] ?? []))
  return [...asked].filter((item) => !move.onFile.has(item))
}

const entered = (to: Stage, passedWithout: readonly GateItem[]): StageEntered => ({
  to,
  passedWithout,
  notes: passedWithout.map((item) => coded('projects.stage.passedWithout', { item: `projects.gate.${item}` })),
})

export const stageWord = (stage: Stage): string => `projects.stage.${stage}`
