import type { Words } from './words.ts'

export const bulletins = {} satisfies Words
