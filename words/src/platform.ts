import type { Words } from './words.ts'

export const platform = {} satisfies Words
