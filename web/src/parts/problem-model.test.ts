import { describe, expect, it } from 'vitest'
import { ApiProblem, NotReached } from '../platform/api.ts'
import { problemTexts } from './problem-model.ts'

const problem = (status: number) =>
  new ApiProblem({ type: 'x', title: '', status, detail: '版本已变', code: 'platform.staleVersion', params: {} })

describe('the next step after a "no"', () => {
  it('is another one for silence, missing right, conflict, wrong input and a bug', () => {
    expect(problemTexts(new NotReached(null))).toBe('retry')
    expect([401, 403, 404, 409, 422, 429, 500, 503].map((status) => problemTexts(problem(status)))).toEqual([
      'signIn',
      'notPermitted',
      'gone',
      'conflict',
      'mend',
      'retry',
      'bug',
      'retry',
    ])
  })
  it('comes with the sentence of the server', () => {
    expect(problem(409).message).toBe('版本已变')
  })
})
