import type { NavPlace, PageEntry } from './pages.tsx'

type Group = NavPlace['group']
const order: readonly Group[] = ['see', 'push', 'paper', 'keep']

/** The pages that have a place in the navigation, by group; a group without pages is not drawn. */
export const navGroups = (pages: readonly PageEntry[]): { group: Group; entries: PageEntry[] }[] =>
  order
    .map((group) => ({ group, entries: pages.filter((entry) => entry.nav?.group === group) }))
    .filter(({ entries }) => entries.length > 0)

/** Where `g` and then this key lead, or undefined. */
export const placeOfKey = (pages: readonly PageEntry[], key: string): string | undefined =>
  pages.find((entry) => entry.nav?.key === key)?.path
