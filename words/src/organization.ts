import type { Words } from './words.ts'

export const organization = {} satisfies Words
