import type { Words } from './words.ts'

export const identity = {} satisfies Words
