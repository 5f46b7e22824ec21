import type { Activity, BilingualName, Link } from '../plan-types.ts'

/** Kind of the unit that leads a step; an office maps each kind to one of its own units. */
export type LeadUnitKind =
  | 'responsibleUnit'
  | 'headquarters'
  | 'developmentReform'
  | 'naturalResources'
  | 'ecology'
  | 'approval'
  | 'housing'
  | 'transport'
  | 'water'
  | 'emergency'
  | 'finance'
  | 'township'
  | 'power'
  | 'utilities'
  | 'investment'

/** One node of a template; without dates. */
export type TemplateNode = Activity & { readonly names: BilingualName; readonly leadUnit: LeadUnitKind }

/** A plan template as data; `kind` is the project kind it is offered for. */
export type PlanTemplate = {
  readonly key: string
  readonly kind: 'industrial' | 'publicBuilding' | 'road' | 'water' | 'renovation'
  readonly names: BilingualName
  readonly nodes: readonly TemplateNode[]
}

type Extra = {
  /** 'id', 'id+5' (five working days later), 'id+5d' (calendar days), 'id:SS+10d', 'id:FF'. */
  readonly after?: string
  readonly papers?: string
  readonly assessed?: boolean
  readonly min?: number
  readonly waitsFor?: LeadUnitKind
}

type Row = readonly [id: string, zh: string, en: string, days: string, lead: LeadUnitKind, extra?: Extra]

/**
 * Reads the rows of a template: days '20w' are working days, '90c' calendar days, '0' a milestone. Three-point durations are set to
 * 80 %, 100 %, 140 % of the duration until a portfolio's own history replaces them.
 */
export function templateNodes(rows: readonly Row[]): TemplateNode[] {
  return rows.map(([id, zh, en, days, lead, extra = {}]) => {
    const duration = Number.parseInt(days, 10)
    const predecessors = extra.after ? extra.after.split(' ').map(linkOf) : []
    return {
      id,
      name: zh,
      names: { zh, en },
      duration,
      unit: days.endsWith('c') ? 'calendar' : 'working',
      leadUnit: lead,
      ...(duration === 0 ? { milestone: true } : spreadOf(duration)),
      ...(predecessors.length ? { predecessors } : {}),
      ...(extra.papers ? { papers: extra.papers.split('、') } : {}),
      ...(extra.assessed ? { assessed: true } : {}),
      ...(extra.min ? { minDuration: extra.min } : {}),
      ...(extra.waitsFor ? { waitsFor: extra.waitsFor } : {}),
    }
  })
}

const spreadOf = (duration: number) => ({
  optimistic: Math.max(1, Math.round(duration * 0.8)),
  likely: duration,
  pessimistic: Math.round(duration * 1.4),
})

function linkOf(text: string): Link {
  const m = /^(\w+?)(?::(FS|SS|FF|SF))?(?:([+-]\d+)(d?))?$/.exec(text)
  if (!m?.[1]) throw new RangeError(`not a link of a template: ${text}`)
  return {
    id: m[1],
    type: (m[2] ?? 'FS') as NonNullable<Link['type']>,
    ...(m[3] ? { lag: Number(m[3]), lagUnit: m[4] ? ('calendar' as const) : ('working' as const) } : {}),
  }
}
