import type { Pause } from '@guatu/contract/responsibility'

export const pauseReasons = [
  'forceMajeure',
  'relics',
  'policyChange',
  'litigation',
  'superiorApproval',
  'pollutionStop',
] as const satisfies readonly Pause['reason'][]

export const pauseStates = [
  'asked',
  'inForce',
  'lapsed',
  'upcoming',
  'ended',
  'over',
  'refused',
] as const satisfies readonly Pause['state'][]
