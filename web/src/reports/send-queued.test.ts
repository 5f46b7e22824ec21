import type { Problem } from '@guatu/contract/common'
import { describe, expect, it } from 'vitest'
import { ApiProblem, NotReached } from '../platform/api.ts'
import type { Submitted } from './mutations.ts'
import { type Post, type Queued, sendQueued } from './send-queued.ts'

const entry = (id: string, change: Partial<Queued> = {}): Queued => ({
  id,
  projectId: `project-${id}`,
  projectName: id,
  body: {
    id,
    period: '2026-W47',
    supersedes: null,
    reason: null,
    asOf: '2026-11-20',
    doneThisYear: '1',
    physicalPercent: null,
    fundsArrivedThisYear: null,
    progress: '',
    next: '',
    problem: '',
    help: '',
    confirmedAsks: [],
  },
  photos: [],
  state: 'waiting',
  asks: [],
  problem: null,
  ...change,
})
const answer = { light: { level: 'normal', word: '正常', sentence: '按计划推进' } } as Submitted
const problem = (status: number, code: string, params: Problem['params'] = {}) =>
  new ApiProblem({ type: '', title: '', status, detail: `${code}!`, code, params })

/** A server that answers each project as told, and remembers in which order it was asked. */
function server(says: Record<string, unknown>): Post & { asked: string[]; photos: string[] } {
  const asked: string[] = []
  const photos: string[] = []
  return {
    asked,
    photos,
    report: async (_, body) => {
      asked.push(body.id)
      if (says[body.id]) throw says[body.id]
      return answer
    },
    photo: async (_, reportId, photo) => {
      photos.push(`${reportId}/${photo.name}`)
      if (says[photo.name]) throw says[photo.name]
    },
  }
}

describe('reports that were filled without network', () => {
  it('go oldest first and leave the queue when they are stored', async () => {
    const post = server({})
    const swept = await sendQueued([entry('2'), entry('1')], post)
    expect(post.asked).toEqual(['1', '2'])
    expect(swept.left).toEqual([])
    expect(swept.sent.map((s) => s.projectName)).toEqual(['1', '2'])
  })

  it('all stay, untried, behind the first that could not reach the server', async () => {
    const post = server({ '2': new NotReached(null) })
    const swept = await sendQueued([entry('1'), entry('2'), entry('3')], post)
    expect(post.asked).toEqual(['1', '2'])
    expect(swept.left.map((q) => [q.id, q.state])).toEqual([
      ['2', 'waiting'],
      ['3', 'waiting'],
    ])
    expect(swept.signedOut).toBe(false)
  })

  it('wait for the sign-in when the session is over, and for later when the server fails', async () => {
    expect(await sendQueued([entry('1')], server({ '1': problem(401, 'identity.signedOut') }))).toMatchObject({
      signedOut: true,
      left: [{ id: '1', state: 'waiting' }],
    })
    expect(await sendQueued([entry('1')], server({ '1': problem(503, 'platform.busy') }))).toMatchObject({
      signedOut: false,
      left: [{ id: '1', state: 'waiting' }],
    })
  })

  it('wait for the person when figures are asked about or the period is closed, and the others still go', async () => {
    const post = server({
      '1': problem(409, 'reports.asksToConfirm', { asks: JSON.stringify([{ code: 'reports.bigJump', params: {} }]) }),
      '2': problem(409, 'reports.periodNotOpen'),
    })
    const swept = await sendQueued([entry('1'), entry('2'), entry('3')], post)
    expect(swept.left).toMatchObject([
      { id: '1', state: 'asks', asks: [{ code: 'reports.bigJump' }] },
      { id: '2', state: 'refused', problem: 'reports.periodNotOpen!' },
    ])
    expect(swept.sent.map((s) => s.projectName)).toEqual(['3'])
    const again = server({})
    await sendQueued(swept.left, again)
    expect(again.asked).toEqual([])
  })

  it('keep only the photos that did not get through, and never send the report again for them', async () => {
    const photos = ['a', 'b', 'c'].map((name) => ({ name, blob: new Blob(['x'], { type: 'image/jpeg' }) }))
    const first = await sendQueued([entry('1', { photos })], server({ b: new NotReached(null) }))
    expect(first.sent).toHaveLength(1)
    expect(first.left).toMatchObject([{ state: 'photos', photos: [{ name: 'b' }, { name: 'c' }] }])
    const post = server({ b: problem(415, 'platform.fileTypeNotAllowed') })
    expect((await sendQueued(first.left, post)).left).toEqual([])
    expect(post.asked).toEqual([])
    expect(post.photos).toEqual(['1/b', '1/c'])
  })
})
