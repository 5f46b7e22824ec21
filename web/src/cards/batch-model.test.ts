import type { BatchDetail } from '@guatu/contract/card-batches'
import type { CardRow } from '@guatu/contract/card-rows'
import { describe, expect, it } from 'vitest'
import { actableBy, chosenOf } from './batch-model.ts'

const card = (id: string, stage: CardRow['stage']) => ({ id, stage }) as CardRow
const detail = {
  cards: [card('a', 'heard'), card('b', 'heard'), card('c', 'approved'), card('d', 'struck')],
} as unknown as BatchDetail
const ids = (rows: readonly CardRow[]) => rows.map((row) => row.id)

describe('the cards an act of a batch is about', () => {
  it('are all that stand where it begins, when none is ticked', () => {
    expect(ids(chosenOf(detail, 'decide', new Set()))).toEqual(['a', 'b'])
  })
  it('are the ticked ones of these, and none when only others are ticked', () => {
    expect(ids(chosenOf(detail, 'decide', new Set(['b', 'c'])))).toEqual(['b'])
    expect(chosenOf(detail, 'decide', new Set(['c']))).toEqual([])
  })
  it('a notice takes every approved card, whatever is ticked', () => {
    expect(ids(chosenOf(detail, 'issue', new Set(['a'])))).toEqual(['c'])
  })
  it('a release leaves out whose appeal is still open', () => {
    const served = [card('a', 'served'), { ...card('b', 'served'), appeal: 'open' }] as unknown as BatchDetail['cards']
    expect(ids(chosenOf({ ...detail, cards: served }, 'release', new Set()))).toEqual(['a'])
    expect(ids(chosenOf({ ...detail, cards: served }, 'release', new Set(['b'])))).toEqual([])
  })
  it('a struck card can’t be ticked', () => {
    expect(detail.cards.filter(actableBy).map((c) => c.id)).toEqual(['a', 'b', 'c'])
  })
})
