import type { RateRow } from '@guatu/contract/project-figures'
import { describe, expect, it } from 'vitest'
import { groupingOf, projectsBehind, sumLines } from './rates-model.ts'

const row: RateRow = {
  key: 'hq1',
  name: '新能源指挥部',
  subtotal: false,
  depth: 0,
  projects: 12,
  counted: 12,
  plan: '100.00',
  done: '85.00',
  completionPercent: '85.0',
  calendarSharePercent: '88.9',
  lagPoints: '-3.9',
  onSchedulePercent: '58.3',
  fundsInPlacePercent: null,
  startPercent: null,
  dueStartPercent: null,
  startOrResumePercent: null,
  onTimePercent: null,
  rank: 1,
  asOf: '2026-11-20',
}

describe('a leaderboard', () => {
  it('falls back to headquarters when the address names no grouping', () => {
    expect(groupingOf('chain')).toBe('chain')
    expect(groupingOf('x')).toBe('headquarters')
    expect(groupingOf(null)).toBe('headquarters')
  })
  it('leads from a row to its projects where the list can be narrowed so', () => {
    expect(projectsBehind('headquarters', row, 'total')).toBe('/projects?headquarters=hq1')
    expect(projectsBehind('month', row, 'total')).toBeNull()
    expect(projectsBehind('region', { ...row, subtotal: true }, 'total')).toBeNull()
    expect(projectsBehind('region', { key: 'total', subtotal: false }, 'total')).toBeNull()
  })
  it('opens the sum with the figures of the server, and says when there is no plan', () => {
    expect(sumLines(row).map((line) => line.text)).toEqual(['completion', 'lag', 'onSchedule'])
    expect(sumLines(row)[1]?.figures).toEqual({ rate: '85.0', share: '88.9', lag: '-3.9' })
    expect(sumLines({ ...row, completionPercent: null })).toEqual([{ text: 'noPlan', figures: {} }])
  })
})
