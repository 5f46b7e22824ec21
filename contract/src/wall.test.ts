import { gzipSync } from 'node:zlib'
import { syntheticWall } from '@guatu/bench/synthetic-wall'
import { describe, expect, it } from 'vitest'
import { wallSnapshot } from './wall.ts'

describe('the contract of the wall', () => {
  it('takes what the encoder makes, and nothing is dropped on the way', () => {
    const snapshot = syntheticWall(61, 20)
    expect(wallSnapshot.parse(snapshot)).toEqual(snapshot)
  })

  it('refuses a level that does not exist', () => {
    const snapshot = syntheticWall(1, 2)
    const wrong = { ...snapshot, projects: { ...snapshot.projects, level: 'x' } }
    expect(wallSnapshot.safeParse(wrong).success).toBe(false)
  })

  it('carries a thousand projects of forty activities in 350 kB', () => {
    const bytes = gzipSync(JSON.stringify(syntheticWall(1000, 40))).length
    expect(bytes).toBeLessThanOrEqual(350_000)
  })
})
