import { GROUP_KINDS } from './group-members.ts'

/** Whom a card may be about: a project, a matter, or any of what projects are gathered by. */
export const CARD_SUBJECTS = ['project', 'matter', ...GROUP_KINDS] as const
export type CardSubject = (typeof CARD_SUBJECTS)[number]
