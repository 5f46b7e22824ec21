import { describe, expect, it } from 'vitest'
import { myRows, nextToFill } from './my-reports-model.ts'
import type { Queued } from './send-queued.ts'

const row = (projectId: string, reported = false) => ({
  projectId,
  projectName: projectId,
  reported,
  level: 'normal' as const,
})
const queued = (projectId: string, state: Queued['state']) => ({ projectId, state }) as Queued

describe('the list of what I report', () => {
  it('puts questions and refusals first, then what is to fill, and what is done last', () => {
    const rows = myRows(
      [row('done', true), row('fill'), row('half'), row('on its way'), row('asked')],
      [queued('on its way', 'waiting'), queued('asked', 'asks')],
      new Set(['half']),
    )
    expect(rows.map((r) => [r.projectId, r.state])).toEqual([
      ['asked', 'asks'],
      ['half', 'draft'],
      ['fill', 'toReport'],
      ['on its way', 'waiting'],
      ['done', 'reported'],
    ])
  })

  it('offers the next one to fill, never the one just done or one on its way', () => {
    const rows = myRows([row('a'), row('b'), row('c', true)], [queued('a', 'waiting')], new Set())
    expect(nextToFill(rows, 'a')?.projectId).toBe('b')
    expect(nextToFill(rows, 'b')).toBeNull()
  })
})
