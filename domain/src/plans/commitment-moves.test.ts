import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { type CommitmentEntry, daysLateInForce, describeMoves, moveStatistics } from './commitment-moves.ts'

const entry = (committedOn: string, reasonCode: string, more: Partial<CommitmentEntry> = {}): CommitmentEntry => ({
  projectId: 'p',
  milestone: 'finish',
  committedOn: civil(committedOn),
  occurredOn: civil('2026-01-05'),
  reasonCode,
  unitId: 'housing',
  approved: true,
  ...more,
})

describe('no silent date change', () => {
  const history = [
    entry('2026-10-31', 'first'),
    entry('2026-11-20', 'land'),
    entry('2026-11-30', 'land'),
    entry('2026-12-17', 'weather', { unitId: 'roads' }),
  ]

  it('tells a history short: moved 3 times, +47 days', () => {
    const { commitments } = moveStatistics(history)
    expect(commitments).toEqual([
      {
        projectId: 'p',
        milestone: 'finish',
        original: '2026-10-31',
        inForce: '2026-12-17',
        moves: 3,
        days: 47,
        unapproved: 0,
      },
    ])
    expect(describeMoves(commitments[0]!)).toMatchObject({
      code: 'plans.moves.told',
      params: { moves: 3, days: '+47' },
    })
    expect(describeMoves(moveStatistics(history.slice(0, 1)).commitments[0]!)).toBeNull()
  })

  it('a move nobody approved is late: the date in force stands', () => {
    const asked = moveStatistics([...history, entry('2027-03-31', 'funds', { approved: false })]).commitments[0]!
    expect([asked.inForce, asked.moves, asked.unapproved]).toEqual(['2026-12-17', 3, 1])
    expect(daysLateInForce(asked, civil('2027-03-31'), civil('2027-04-30'))).toBe(104)
    expect(daysLateInForce(asked, null, civil('2026-12-20'))).toBe(3)
    expect(daysLateInForce(asked, civil('2026-12-01'), civil('2027-04-30'))).toBe(0)
    expect(describeMoves(asked)!.code).toBe('plans.moves.unapproved')
  })

  it('a correction of what was written wrong is no move', () => {
    const corrected = moveStatistics([
      entry('2026-10-13', 'first'),
      entry('2026-10-31', 'correction'),
      entry('2026-11-10', 'design'),
    ])
    expect(corrected.commitments[0]).toMatchObject({ original: '2026-10-31', moves: 1, days: 10 })
  })

  it('says who moves most, by unit and by reason; a date brought forward counts against the days', () => {
    const other = { projectId: 'q', milestone: 'roof', unitId: null }
    const statistics = moveStatistics([
      ...history,
      entry('2026-05-01', 'first', other),
      entry('2026-04-21', 'policy', other),
    ])
    expect(statistics).toMatchObject({ moves: 4, days: 37, moved: 2 })
    expect(statistics.byUnit).toEqual([
      { key: 'housing', moves: 2, days: 30, milestones: 1 },
      { key: 'roads', moves: 1, days: 17, milestones: 1 },
      { key: '', moves: 1, days: -10, milestones: 1 },
    ])
    expect(statistics.byReason.map((t) => [t.key, t.moves, t.days])).toEqual([
      ['land', 2, 30],
      ['weather', 1, 17],
      ['policy', 1, -10],
    ])
  })
})
