import type { Activity } from '@guatu/contract/plans'
import { describe, expect, it } from 'vitest'
import { editActivity } from './edit-plan-model.ts'
import {
  beginDraft,
  editCount,
  editDraft,
  followPlan,
  isEdited,
  keepMine,
  mineOnTop,
  planDifferences,
  redoDraft,
  takeTheirs,
  undoDraft,
} from './plan-draft-model.ts'
import { addActivity, moveActivity, removeActivity } from './reshape-plan-model.ts'

const activity = (id: string, change: Partial<Activity> = {}): Activity => ({
  ...{ id, name: `节点${id}`, duration: 5, unit: 'working' },
  ...change,
})
const after = (id: string) => [{ id, type: 'FS' as const, lag: 0 }]
const base = [activity('a'), activity('b', { predecessors: after('a') }), activity('c', { predecessors: after('b') })]
const plan = (version: number, activities: readonly Activity[] = base) => ({ version, activities })
const draftOf = (activities: readonly Activity[]) => editDraft(beginDraft(plan(1)), activities)
const order = (rows: readonly Activity[]) => rows.map((a) => a.id).join('')

describe('undo and redo', () => {
  it('lead back and forth over every step, and a new step ends what could be done again', () => {
    const one = editDraft(beginDraft(plan(1)), editActivity(base, 'a', { duration: 9 }))
    const two = editDraft(one, editActivity(one.present, 'b', { duration: 2 }))
    expect(undoDraft(two).present).toEqual(one.present)
    expect(isEdited(undoDraft(undoDraft(two)))).toBe(false)
    expect(redoDraft(redoDraft(undoDraft(undoDraft(two)))).present).toEqual(two.present)
    expect(undoDraft(beginDraft(plan(1))).present).toBe(base)
    const other = editDraft(undoDraft(two), editActivity(one.present, 'c', { duration: 1 }))
    expect(redoDraft(other)).toBe(other)
  })

  it('do not count what changes nothing', () => {
    const draft = beginDraft(plan(1))
    expect(editDraft(draft, editActivity(base, 'a', { duration: 5 }))).toBe(draft)
    expect([editCount(draft), editCount(draftOf(editActivity(base, 'a', { duration: 6 })))]).toEqual([0, 1])
    expect(editCount(draftOf(removeActivity(base, 'b')))).toBe(2)
    expect(editCount(draftOf(moveActivity(base, 'c', -1)))).toBe(2)
  })
})

describe('two plans that began from one', () => {
  const mine = editActivity(editActivity(base, 'a', { duration: 9 }), 'b', { duration: 2 })
  const theirs = editActivity(editActivity(base, 'a', { duration: 7 }), 'c', { actualStart: '2026-03-01' })

  it('are told apart activity by activity, field by field, with who touched what', () => {
    expect(planDifferences(base, mine, theirs)).toEqual([
      { id: 'a', name: '节点a', field: 'duration', mine: 9, theirs: 7, by: 'both' },
      { id: 'b', name: '节点b', field: 'duration', mine: 2, theirs: 5, by: 'me' },
      { id: 'c', name: '节点c', field: 'actualStart', mine: undefined, theirs: '2026-03-01', by: 'them' },
    ])
    expect(planDifferences(base, base, removeActivity(base, 'a'))[0]).toMatchObject({ field: 'exists', by: 'them' })
    expect(
      planDifferences(base, base, [activity('a', { milestone: false, predecessors: [] }), ...base.slice(1)]),
    ).toEqual([])
  })

  it('keep mine on top of theirs: what I touched is mine, all else theirs', () => {
    const merged = mineOnTop(base, mine, theirs)
    expect(merged.map((a) => a.duration)).toEqual([9, 2, 5])
    expect(merged[2]!.actualStart).toBe('2026-03-01')
  })

  it('keep the new rows of both, each behind the row it stood behind', () => {
    const my = addActivity(base, activity('m'), 'a')
    const their = addActivity(base, activity('t'), 'b')
    expect(order(mineOnTop(base, my, their))).toBe('ambtc')
    expect(order(mineOnTop(base, moveActivity(base, 'c', -1), their))).toBe('acbt')
  })

  it('bring back what they took out only where I changed it, and leave no link hanging', () => {
    expect(order(mineOnTop(base, mine, removeActivity(base, 'b')))).toBe('abc')
    const withoutC = mineOnTop(
      base,
      addActivity(base, activity('n', { predecessors: after('c') }), 'c'),
      removeActivity(base, 'c'),
    )
    expect(order(withoutC)).toBe('abn')
    expect(withoutC[2]!.predecessors).toEqual(after('b'))
    expect(order(mineOnTop(base, removeActivity(base, 'b'), theirs))).toBe('ac')
  })
})

describe('a plan that changes on the server while one edits', () => {
  const mine = editActivity(base, 'a', { duration: 9 })

  it('is followed without a word where nothing was edited or both say the same', () => {
    expect(followPlan(beginDraft(plan(1)), plan(2, mine))).toEqual(beginDraft(plan(2, mine)))
    const saved = followPlan(draftOf(mine), plan(2, mine))
    expect([saved?.base.version, saved && isEdited(saved)]).toEqual([2, false])
  })

  it('knows its own edits again after the server has filled in what is usual', () => {
    const filled = mine.map((a) => ({
      ...a,
      predecessors: (a.predecessors ?? []).map((link) => ({ ...link, type: 'FS' as const, lag: 0 })),
      milestone: false,
    }))
    const typed = draftOf(editActivity(mine, 'b', { predecessors: [{ id: 'a' } as never] }))
    expect(followPlan(typed, plan(2, filled))?.base.version).toBe(2)
  })

  it('takes in what was recorded at the same version below the edits', () => {
    const started = editActivity(base, 'b', { actualStart: '2026-03-01' })
    const draft = followPlan(draftOf(mine), plan(1, started))!
    expect(draft.present.map((a) => a.duration)).toEqual([9, 5, 5])
    expect(draft.present[1]!.actualStart).toBe('2026-03-01')
    expect(isEdited(undoDraft(draft))).toBe(false)
  })

  it('asks where the two differ; either choice keeps mine within one undo', () => {
    const theirs = plan(2, editActivity(base, 'a', { duration: 7 }))
    const draft = draftOf(mine)
    expect(followPlan(draft, theirs)).toBeNull()
    const kept = keepMine(draft, theirs)
    expect([kept.base.version, kept.present[0]!.duration, undoDraft(kept).present[0]!.duration]).toEqual([2, 9, 7])
    const taken = takeTheirs(draft, theirs)
    expect([isEdited(taken), undoDraft(taken).present[0]!.duration]).toEqual([false, 9])
  })
})
