import type { Words } from './words.ts'

export const projects = {} satisfies Words
