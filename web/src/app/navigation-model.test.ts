import { describe, expect, it } from 'vitest'
import { navGroups, placeOfKey } from './navigation-model.ts'
import { pages as everyPage, type PageEntry } from './pages.tsx'

const page = {} as PageEntry['page']
const pages: PageEntry[] = [
  { path: '/audit', title: 'audit', page, nav: { glyph: '审', group: 'keep' } },
  { path: '/wall', title: 'wall', page, nav: { glyph: '图', group: 'see', key: 'w' } },
  { path: '/projects/:id', title: 'dossier', page },
]

describe('the navigation', () => {
  it('stands in the order see, push, issue, keep, without empty groups and without pages that have no place', () => {
    expect(navGroups(pages).map(({ group, entries }) => [group, entries.map((one) => one.path)])).toEqual([
      ['see', ['/wall']],
      ['keep', ['/audit']],
    ])
  })
  it('is reached by g and a letter, only where the page is shown', () => {
    expect(placeOfKey(pages, 'w')).toBe('/wall')
    expect(placeOfKey(pages, 'd')).toBeUndefined()
  })
  it('gives no letter and no sign twice, and four places to the foot of a phone', () => {
    const places = everyPage.flatMap((entry) => entry.nav ?? [])
    const keys = places.flatMap((place) => place.key ?? [])
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    const glyphs = places.map((place) => place.glyph)
    expect(glyphs.filter((glyph, at) => glyphs.indexOf(glyph) !== at)).toEqual([])
    expect(places.filter((place) => place.phone)).toHaveLength(4)
  })
})
