import { describe, expect, it } from 'vitest'
import { bodyOfFields, emptyBody } from './project-body-model.ts'

describe('a project form', () => {
  it('sends cleared fields as null and keeps what the form does not show', () => {
    const before = { ...emptyBody, name: '电池厂', site: '东区', stage: 'building' as const, packageOf: 'p1' }
    expect(bodyOfFields({ name: ' 电池厂一期 ', site: '', chain: undefined as never }, before)).toEqual({
      ...before,
      name: '电池厂一期',
      site: null,
      chain: null,
    })
  })
})
