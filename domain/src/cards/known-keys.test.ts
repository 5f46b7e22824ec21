import { describe, expect, it } from 'vitest'
import { oddKeys } from './known-keys.ts'

const said = (place: Parameters<typeof oddKeys>[0], value: unknown) =>
  oddKeys(place, 'here', value).map(({ severity, sentence }) => [severity, sentence.code, sentence.params.key])

describe('keys of rules and facts', () => {
  it('are refused where they are like one that is missing: a slip of the pen could change a verdict', () => {
    expect(said('rule', { id: 'a', level: 'warn', all: [], unles: ['exempt'] })).toEqual([
      ['error', 'cards.file.unknownKey', 'unles'],
    ])
  })

  it('are only told where a note may stand, though they be like one that is there', () => {
    expect(said('rule', { id: 'a', level: 'warn', all: [], label: '滞后' })).toEqual([
      ['warning', 'cards.file.keyIgnored', 'label'],
    ])
  })

  it('are refused where nobody writes notes', () => {
    expect(said('condition', { metric: 'lagPoints', op: '<', bound: '0', inclusive: true })).toEqual([
      ['error', 'cards.file.noSuchKey', 'inclusive'],
    ])
  })
})
