import type { Pause } from '@guatu/contract/responsibility'

/** Own order: what waits for a decision first, what is over last. */
export const pauseStates = [
  'asked',
  'inForce',
  'lapsed',
  'upcoming',
  'ended',
  'over',
  'refused',
] as const satisfies readonly Pause['state'][]
