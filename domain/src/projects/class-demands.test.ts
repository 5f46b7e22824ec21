import { describe, expect, it } from 'vitest'
import { lacksOf } from './class-demands.ts'

const none = { taskForce: false, serviceOfficer: false, areaHeadquarters: false, sponsor: false, liaison: false }

describe('what a class demands', () => {
  it('is a task force for 省重大, an officer for 市重点, an area headquarters for 重大工程', () => {
    expect(lacksOf(['省重大'], none)).toEqual(['taskForce', 'sponsor', 'liaison'])
    expect(lacksOf(['市重点'], none)).toEqual(['serviceOfficer', 'sponsor', 'liaison'])
    expect(lacksOf(['重大工程'], none)).toEqual(['areaHeadquarters', 'sponsor', 'liaison'])
  })
  it('adds up over the lists of one project and forgets what is there', () => {
    expect(lacksOf(['省重大', '市重点'], { ...none, sponsor: true, taskForce: true })).toEqual([
      'serviceOfficer',
      'liaison',
    ])
  })
  it('is nothing for a project on no list', () => {
    expect(lacksOf([], none)).toEqual([])
  })
})
