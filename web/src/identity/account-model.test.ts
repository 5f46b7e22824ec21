import { describe, expect, it } from 'vitest'
import { grantFault, grantsOf } from './account-model.ts'

describe('roles of an account', () => {
  it('holds administrator, security officer and auditor apart', () => {
    expect(grantFault([{ role: 'administrator' }, { role: 'auditor' }])).toBe('apart')
    expect(grantFault([{ role: 'administrator' }, { role: 'projectOffice' }])).toBeNull()
  })

  it('asks for the unit of a role that sees one unit, and drops it from one that sees all', () => {
    expect(grantFault([{ role: 'taskForce' }])).toBe('unitMissing')
    // Liaisons and service officers are found by the posts they hold.
    expect([grantFault([{ role: 'liaison' }]), grantFault([{ role: 'serviceOfficer' }])]).toEqual([null, null])
    expect(grantFault([{}])).toBe('none')
    expect(grantsOf([{ role: 'leader', unitId: 'u' }, { role: 'liaison', unitId: 'u' }, {}])).toEqual([
      { role: 'leader', unitId: null, regionCode: null },
      { role: 'liaison', unitId: 'u', regionCode: null },
    ])
  })

  it('keeps the region of a grant that was not touched', () => {
    const before = [{ role: 'township' as const, unitId: 'u', regionCode: '370402001' }]
    expect(grantsOf([{ role: 'township', unitId: 'u' }], before)).toEqual([
      { role: 'township', unitId: 'u', regionCode: '370402001' },
    ])
  })
})
