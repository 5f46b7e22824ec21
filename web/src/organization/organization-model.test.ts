import type { Unit } from '@guatu/contract/organization'
import { describe, expect, it } from 'vitest'
import type { SetupPreview } from './mutations.ts'
import { goodRows, problemsFirst, vacantPosts } from './organization-model.ts'

const row = (number: number, projectId: string | null, problems: string[] = []): SetupPreview['rows'][number] => ({
  row: number,
  project: `${number}`,
  projectId,
  headquarters: '',
  taskForce: '',
  sponsor: '',
  serviceOfficer: '',
  liaison: '',
  problems,
})

describe('an evening’s set-up', () => {
  const preview = { newUnits: [], rows: [row(2, 'a'), row(3, null, ['没有这个项目']), row(4, 'b', ['电话不全'])] }

  it('takes the good rows and leaves the others in the sheet', () => {
    expect(goodRows(preview).map((r) => r.row)).toEqual([2])
  })

  it('shows what is wrong first', () => {
    expect(problemsFirst(preview).map((r) => r.row)).toEqual([3, 4, 2])
  })

  it('counts posts that nobody holds', () => {
    const post = { id: '', unitId: '', title: '', duty: 'liaison' as const, holder: null }
    const unit = { posts: [post, { ...post, holder: {} }] } as unknown as Unit
    expect(vacantPosts(unit)).toBe(1)
  })
})
