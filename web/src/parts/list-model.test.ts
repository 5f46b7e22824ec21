import { describe, expect, it } from 'vitest'
import { nextSort, queryOfList, readListState, writeListState } from './list-model.ts'

const names = ['level', 'stage']

describe('the address of a list', () => {
  it('holds search, sort and filters, and gives them back', () => {
    const state = { q: '电池', sort: 'lag', filters: { level: ['severe', 'warn'] } }
    const written = writeListState(new URLSearchParams('tab=x&stage=building'), state, names)
    expect(readListState(written, names)).toEqual(state)
    expect(written.get('tab')).toBe('x')
    expect(written.has('stage')).toBe(false)
  })
  it('asks the server for exactly what stands in the address, without empty parts', () => {
    expect(queryOfList({ q: '  ', sort: '', filters: { stage: ['building', 'trial'] } })).toEqual({
      stage: 'building,trial',
    })
  })
})

describe('a click on a head', () => {
  it('takes this order, turns it round at the next click, and then takes the server’s own again', () => {
    expect(nextSort('', 'lag')).toBe('lag')
    expect(nextSort('total', 'lag')).toBe('lag')
    expect(nextSort('-total', 'lag')).toBe('lag')
    expect(nextSort('lag', 'lag')).toBe('-lag')
    expect(nextSort('-lag', 'lag')).toBe('')
  })
})
