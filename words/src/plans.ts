import type { Words } from './words.ts'

export const plans = {} satisfies Words
