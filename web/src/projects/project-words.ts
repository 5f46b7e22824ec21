/** Codes of the contract in the order in which people read them; texts in `locales/<language>/projects.ts`. */
export const kinds = ['industrial', 'publicBuilding', 'road', 'water', 'energy', 'renovation', 'other'] as const
export const yearClasses = ['carriedOver', 'new', 'finishing', 'reserve', 'preliminary'] as const
export const levels = ['severe', 'warn', 'remind', 'normal', 'commend'] as const

const industrialTrack = [
  'planned',
  'reserve',
  'preliminary',
  'signed',
  'landed',
  'building',
  'trial',
  'completed',
  'producing',
  'atCapacity',
] as const
const publicTrack = [
  'planned',
  'reserve',
  'approved',
  'designed',
  'tendered',
  'building',
  'delivered',
  'accepted',
  'inUse',
] as const
const aside = ['paused', 'terminated'] as const

export type StageCode = (typeof industrialTrack)[number] | (typeof publicTrack)[number] | (typeof aside)[number]

/** The stages of a kind, first to last; paused and terminated stand aside of both tracks. */
export const trackOf = (kind: string): readonly StageCode[] => (kind === 'industrial' ? industrialTrack : publicTrack)
export const allStages: readonly StageCode[] = [...new Set<StageCode>([...industrialTrack, ...publicTrack, ...aside])]
export const stagesOf = (kind: string): readonly StageCode[] => [...trackOf(kind), ...aside]

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
