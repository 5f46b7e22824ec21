import type { Words } from './words.ts'

export const bottlenecks = {} satisfies Words
