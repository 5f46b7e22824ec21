import type { Words } from './words.ts'

export const calendar = {} satisfies Words
