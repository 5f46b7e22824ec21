import { getPriority } from 'node:os'
import { refuse } from '@guatu/domain/kernel/coded'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type PoolLimits, WorkPool } from './pool.ts'
import type { TestWorks } from './testing/pool-script.ts'

const script = new URL('./testing/pool-script', import.meta.url)
let pool: WorkPool<TestWorks>
const open = (limits: Partial<PoolLimits> = {}) => {
  pool = new WorkPool<TestWorks>(script, { processes: 1, ...limits })
  return pool
}
type Doubled = TestWorks['double']['output']
afterEach(() => pool.close())

describe('the pool of child processes', () => {
  it('does what it is asked outside this process, in turn, in a child that is kept', async () => {
    open()
    const answers = (await Promise.all([1, 2, 3].map((n) => pool.run('double', n)))) as Doubled[]
    expect(answers.map((a) => a.result)).toEqual([2, 4, 6])
    expect(new Set(answers.map((a) => a.pid)).size).toBe(1)
    expect(answers[0]!.pid).not.toBe(process.pid)
  })

  it('works side by side in as many children as it may have', async () => {
    open({ processes: 2 })
    const control = new AbortController()
    const begun = new Promise<void>((resolve) => {
      void pool.run('never', null, { signal: control.signal, onProgress: () => resolve() })
    })
    await begun
    expect(await pool.run('double', 4)).toMatchObject({ result: 8 })
    control.abort()
  })

  it('kills what is cancelled, even what never yields, and goes on with the next', async () => {
    open()
    await pool.run('double', 1)
    const control = new AbortController()
    const held = pool.run('busy', null, { signal: control.signal })
    const next = pool.run('double', 5)
    control.abort()
    expect(await held).toEqual(refuse('platform.pool.stopped'))
    expect(await next).toMatchObject({ result: 10 })
  })

  it('takes what is cancelled while it waits out of the queue', async () => {
    open()
    const first = new AbortController()
    const second = new AbortController()
    const held = pool.run('never', null, { signal: first.signal })
    const waits = pool.run('double', 1, { signal: second.signal })
    second.abort()
    expect(await waits).toEqual(refuse('platform.pool.stopped'))
    first.abort()
    await held
    expect(await pool.run('double', 1, { signal: second.signal })).toEqual(refuse('platform.pool.stopped'))
  })

  it('kills a child whose memory outside the heap grows beyond the limit', async () => {
    open({ megabytes: 300 })
    expect(await pool.run('fill', null)).toEqual(refuse('platform.pool.tooLarge', { megabytes: 300 }))
    expect(await pool.run('double', 2)).toMatchObject({ result: 4 })
  })

  it('says the same of a heap that reaches its limit', async () => {
    open({ megabytes: 60 })
    expect(await pool.run('heap', null)).toEqual(refuse('platform.pool.tooLarge', { megabytes: 60 }))
  })

  it('kills what takes longer than it may', async () => {
    open({ seconds: 0 })
    expect(await pool.run('busy', null)).toEqual(refuse('platform.pool.tookTooLong', { seconds: 0 }))
  })

  it('passes on what the work throws, and outlives a child that ends by itself', async () => {
    open()
    await expect(pool.run('throws', 'no such table')).rejects.toThrow('throws: no such table')
    expect(await pool.run('exits', null)).toEqual(refuse('platform.pool.crashed'))
    expect(await pool.run('double', 3)).toMatchObject({ result: 6 })
  })

  it('stands back behind the process that answers', async () => {
    open({ niceness: 7 })
    const { pid } = (await pool.run('double', 1)) as Doubled
    expect(getPriority(pid)).toBe(7)
  })

  it('ends a child that has nothing to do for a while, and begins another when there is work again', async () => {
    open({ idleSeconds: 0 })
    const { pid } = (await pool.run('double', 1)) as Doubled
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'))
    expect(await pool.run('double', 2)).toMatchObject({ result: 4 })
  })

  it('hands over what JSON would not: maps, instants, numbers in a row', async () => {
    open()
    const map = new Map([['a', new Date(0)]])
    expect(await pool.run('back', map)).toEqual(map)
  })

  it('says so when too many wait, and tells all of them when it closes', async () => {
    open({ waiting: 1 })
    const held = pool.run('never', null)
    const waits = pool.run('double', 1)
    expect(await pool.run('double', 2)).toEqual(refuse('platform.pool.busy'))
    await pool.close()
    expect(await Promise.all([held, waits, pool.run('double', 3)])).toEqual(
      Array(3).fill(refuse('platform.pool.stopped')),
    )
  })
})
