import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { underSubtotals } from './subtotals.ts'

/** 市 > 甲区 (甲1镇, 甲2镇), 乙区 (乙1镇), 开发区 */
const UP: Readonly<Record<string, string>> = { a: 'city', b: 'city', zone: 'city', a1: 'a', a2: 'a', b1: 'b' }
const upOf = (key: string) => UP[key] ?? null
const shown = (keys: readonly string[]) =>
  underSubtotals(
    keys.map((key) => ({ key })),
    upOf,
  ).map((p) => `${'  '.repeat(p.depth)}${p.key}${p.group ? '' : ` = ${p.covers.join('+')}`}`)

describe('groups below the sums of their places', () => {
  test('stand in their order, a place where its first group stands', () => {
    expect(shown(['b1', 'a2', 'zone', 'a1'])).toEqual(['b1', 'a sum = a2+a1', '  a2', '  a1', 'zone'])
  })

  test('begin with what lies directly in the place', () => {
    expect(shown(['a1', 'a', 'b1', 'b'])).toEqual(['a sum = a1+a', '  a', '  a1', 'b sum = b1+b', '  b', '  b1'])
  })

  test('have no sum over one, over all, nor twice over the same', () => {
    expect(shown(['a1', 'b1'])).toEqual(['a1', 'b1'])
    expect(shown(['a1', 'a2'])).toEqual(['a1', 'a2'])
    expect(shown([])).toEqual([])
  })

  test('and one that belongs nowhere stays where it was', () => {
    expect(shown(['none', 'a1', 'a2'])).toEqual(['none', 'a sum = a1+a2', '  a1', '  a2'])
  })

  test('are each there once even where a place lies in itself', () => {
    const placed = underSubtotals([{ key: 'x' }, { key: 'y' }, { key: 'z' }], (key) =>
      key === 'x' ? 'y' : key === 'y' ? 'x' : null,
    )
    expect(placed.flatMap((p) => (p.group ? [p.key] : [])).sort()).toEqual(['x', 'y', 'z'])
  })

  test('are each there once, and a sum covers just what stands below it, whatever the tree', () => {
    const names = [...'abcdefgh']
    const tree = fc.record(
      Object.fromEntries(names.map((n, i) => [n, fc.constantFrom<string | null>(null, ...names.slice(0, i))])),
    )
    fc.assert(
      fc.property(tree, fc.shuffledSubarray(names), (up, keys) => {
        const placed = underSubtotals(
          keys.map((key) => ({ key })),
          (key) => up[key] ?? null,
        )
        expect(placed.flatMap((p) => (p.group ? [p.key] : [])).sort()).toEqual([...keys].sort())
        for (const [i, p] of placed.entries()) {
          if (p.group) continue
          const below: string[] = []
          for (const one of placed.slice(i + 1)) {
            if (one.depth <= p.depth) break
            if (one.group) below.push(one.key)
          }
          expect(below.sort()).toEqual([...p.covers].sort())
        }
      }),
    )
  })
})
