import { expect, test } from 'vitest'

test('the pure tests really run in the time zone they are named after', () => {
  const zone = process.env.TZ
  expect(['UTC', 'Asia/Shanghai', 'America/Los_Angeles']).toContain(zone)
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
  const offset = { UTC: 0, 'Asia/Shanghai': -480, 'America/Los_Angeles': 420 }[zone as 'UTC']
  expect(new Date('2026-07-01T12:00:00Z').getTimezoneOffset()).toBe(offset)
})
