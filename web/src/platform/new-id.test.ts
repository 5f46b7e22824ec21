import { describe, expect, it } from 'vitest'
import { newId } from './new-id.ts'

describe('an id made by the client', () => {
  it('is a UUIDv7 whose first 48 bits are the time it was made', () => {
    const at = Date.UTC(2026, 10, 21, 8, 30)
    const id = newId(at)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at)
  })
  it('differs from the next one of the same millisecond', () => {
    expect(newId(1)).not.toBe(newId(1))
  })
})
