import type { ProjectKind } from '@guatu/domain/projects/project-terms'
import {
  ASIDE,
  GATE_ITEMS,
  type GateItem,
  INDUSTRIAL_TRACK,
  PUBLIC_TRACK,
  type Stage,
  trackOf,
} from '@guatu/domain/projects/stages'

/** Codes of the contract in the order in which people read them; texts in `locales/<language>/projects.ts`. */
export const kinds = ['industrial', 'publicBuilding', 'road', 'water', 'energy', 'renovation', 'other'] as const
export const yearClasses = ['carriedOver', 'new', 'finishing', 'reserve', 'preliminary'] as const
export const levels = ['severe', 'warn', 'remind', 'normal', 'commend'] as const

export const allStages: readonly Stage[] = [...new Set<Stage>([...INDUSTRIAL_TRACK, ...PUBLIC_TRACK, ...ASIDE])]
/** The stages of a kind, first to last; paused and terminated stand aside of both tracks. */
export const stagesOf = (kind: ProjectKind): readonly Stage[] => [...trackOf(kind), ...ASIDE]
/** What a paper can prove at a gate: filed under this name, it counts there. The other items are facts of their own. */
export const paperItems: readonly GateItem[] = GATE_ITEMS.filter(
  (item) => !['investor', 'projectCode', 'site', 'startEvent', 'fundsPlan'].includes(item),
)

export const moveReasons = [
  'land',
  'demolition',
  'approval',
  'funds',
  'design',
  'market',
  'weather',
  'policy',
  'force',
  'correction',
  'other',
] as const
export const statisticsStates = ['none', 'filed', 'entered', 'rejected', 'removed'] as const
export const bases = ['dispatch', 'statistics', 'payment', 'entered'] as const
export const codeKinds = ['project', 'phase', 'subItem'] as const
/** As in the yearly funds tables of 发改 and 财政; the names are also the stored values. */
export const fundSources = [
  '中央预算内',
  '特别国债',
  '专项债',
  '省市区财政',
  '政策性工具',
  '银行贷款',
  '自筹',
  '外资',
] as const
