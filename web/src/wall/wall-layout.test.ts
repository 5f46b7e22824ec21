import { describe, expect, it } from 'vitest'
import { wallOf } from './wall-fixture.ts'
import { moveOf } from './wall-keys.ts'
import { contentHeight, hitTest, layOut, scrollToRow } from './wall-layout.ts'
import { arrangeWall } from './wall-model.ts'
import { firstQuery } from './wall-query.ts'

const hq = (name: string) => ({ id: name, name })
const wall = wallOf({ headquarters: hq('甲') }, { headquarters: hq('甲') }, { headquarters: hq('乙') })
// [甲] p1 p2 [乙] p3
const { rows } = arrangeWall(wall, firstQuery)
const layout = layOut(rows, { width: 1440, height: 300 }, false)

describe('the layout', () => {
  it('stacks headers and rows without gaps', () => {
    expect([...layout.tops]).toEqual([0, 32, 80, 128, 160, 208])
    expect(contentHeight(layout)).toBe(208)
  })

  it('keeps fewer columns the narrower the window, and always light and name', () => {
    const keys = (width: number) => layOut(rows, { width, height: 300 }, false).columns.map((c) => c.key)
    expect(keys(1440)).toEqual(['light', 'name', 'crew', 'card', 'strip'])
    expect(keys(900)).toEqual(['light', 'name', 'strip'])
    expect(keys(390)).toEqual(['light', 'name'])
  })

  it('finds what is under the pointer, scrolled or not', () => {
    expect(hitTest(layout, 0, 20, 48 + 33)).toEqual({ row: 1, area: 'pane', column: 'light' })
    expect(hitTest(layout, 100, 1000, 48 + 33)).toEqual({ row: 3, area: 'chart', column: null })
    expect(hitTest(layout, 0, 20, 20)).toBeNull()
    expect(hitTest(layout, 0, 20, 48 + 208)).toBeNull()
  })

  it('scrolls just far enough to show a row, not under the pinned header', () => {
    const small = { ...layout, height: 148 }
    expect(scrollToRow(small, 0, 1)).toBe(0)
    expect(scrollToRow(small, 0, 4)).toBe(108)
    expect(scrollToRow(small, 108, 1)).toBe(0)
  })
})

describe('keys', () => {
  const to = (key: string, selected: number) => moveOf(key, rows, selected)
  it('j and k pass over group headers and stop at the ends', () => {
    expect(to('j', -1)).toEqual({ to: 'row', row: 1 })
    expect(to('j', 2)).toEqual({ to: 'row', row: 4 })
    expect(to('j', 4)).toEqual({ to: 'row', row: 4 })
    expect(to('k', 4)).toEqual({ to: 'row', row: 2 })
    expect(to('k', 1)).toEqual({ to: 'row', row: 1 })
    expect(to('End', -1)).toEqual({ to: 'row', row: 4 })
    expect(to('Home', 4)).toEqual({ to: 'row', row: 1 })
    expect(to('PageDown', 1)).toEqual({ to: 'row', row: 4 })
  })

  it('Enter opens only a selected project; strange keys are left to the browser', () => {
    expect(to('Enter', 2)).toEqual({ to: 'open', row: 2 })
    expect(to('Enter', -1)).toBeNull()
    expect(to('Tab', 2)).toBeNull()
    expect(moveOf('j', [], -1)).toBeNull()
  })
})
