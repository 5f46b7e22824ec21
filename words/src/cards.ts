import type { Words } from './words.ts'

export const cards = {} satisfies Words
