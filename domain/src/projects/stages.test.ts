import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { type GateItem, moveStage, type StageMove } from './stages.ts'
import { type EntryFact, fullMonths, nextWindowDay, printMonths, statisticsEntry } from './statistics-entry.ts'

const move = (change: Partial<StageMove>) =>
  moveStage({ kind: 'industrial', from: 'landed', to: 'building', onFile: new Set<GateItem>(), ...change })
const pass = { approver: '分管领导', reason: '先行用地已批' }

describe('a stage', () => {
  it('is entered when its gate has all it asks for', () => {
    const onFile = new Set<GateItem>(['landRight', 'planningPermit', 'constructionPermit', 'startEvent'])
    expect(move({ onFile })).toMatchObject({ to: 'building', passedWithout: [] })
  })
  it('stays shut and names what is missing', () => {
    expect(move({ onFile: new Set<GateItem>(['landRight', 'startEvent']) })).toMatchObject({
      code: 'projects.stage.gateShut',
      params: { missing: ['projects.gate.planningPermit', 'projects.gate.constructionPermit'] },
    })
  })
  it('may be passed by an authorised person with a reason, which leaves what was missing', () => {
    expect(move({ onFile: new Set<GateItem>(['landRight', 'planningPermit', 'startEvent']), pass })).toMatchObject({
      passedWithout: ['constructionPermit'],
    })
    expect(move({ pass: { ...pass, reason: ' ' } })).toMatchObject({ code: 'projects.stage.gateShut' })
  })
  it('skipped over asks its gate as well', () => {
    const onFile = new Set<GateItem>([
      'landRight',
      'planningPermit',
      'constructionPermit',
      'startEvent',
      'completionAcceptance',
    ])
    expect(move({ to: 'completed', onFile })).toMatchObject({ params: { missing: ['projects.gate.trialPermission'] } })
  })
  it('of another track is refused', () => {
    expect(move({ to: 'tendered' })).toMatchObject({ code: 'projects.stage.otherTrack' })
    expect(move({ kind: 'road', from: 'designed', to: 'signed' })).toMatchObject({ code: 'projects.stage.otherTrack' })
  })
  it('before the present one needs a reason, as pausing and ending do', () => {
    expect(move({ to: 'signed' })).toMatchObject({ code: 'projects.stage.needsReason' })
    expect(move({ to: 'signed', pass })).toMatchObject({ to: 'signed' })
    expect(move({ to: 'paused' })).toMatchObject({ code: 'projects.stage.needsReason' })
    expect(move({ to: 'terminated', pass })).toMatchObject({ to: 'terminated' })
  })
  it('after a pause goes on from where it stood, and after the end nowhere', () => {
    expect(move({ from: 'paused', before: 'landed', to: 'landed' })).toMatchObject({ to: 'landed' })
    expect(move({ from: 'paused', before: null, to: 'landed' })).toMatchObject({ code: 'projects.stage.noReturn' })
    expect(move({ from: 'terminated', to: 'building', pass })).toMatchObject({ code: 'projects.stage.final' })
  })
})

describe('statistics entry', () => {
  const entry = (id: string, on: string, state: EntryFact['state'], recordedAt = `${on}T02:00:00.000Z`): EntryFact => ({
    id,
    occurredOn: civil(on),
    recordedAt,
    state,
    month: null,
    reason: null,
  })
  const at = (day: string, knownAt = '2026-12-31T00:00:00.000Z') => ({ asOf: civil(day), knownAt })
  it('counts the days started and not entered, until it is', () => {
    const entries = [entry('a', '2026-05-01', 'filed'), entry('b', '2026-06-01', 'entered')]
    expect(statisticsEntry(entries, civil('2026-04-01'), at('2026-05-31'))).toMatchObject({
      state: 'filed',
      startedNotEnteredDays: 60,
    })
    expect(statisticsEntry(entries, civil('2026-04-01'), at('2026-06-01'))).toMatchObject({
      state: 'entered',
      startedNotEnteredDays: null,
    })
    expect(statisticsEntry([], null, at('2026-06-01'))).toMatchObject({ state: 'none', startedNotEnteredDays: null })
  })
  it('counts again when it is removed, and knows nothing before it is recorded', () => {
    const entries = [
      entry('b', '2026-06-01', 'entered', '2026-06-20T00:00:00.000Z'),
      entry('c', '2026-07-01', 'removed'),
    ]
    expect(statisticsEntry(entries, civil('2026-04-01'), at('2026-07-01')).startedNotEnteredDays).toBe(91)
    expect(statisticsEntry(entries, civil('2026-04-01'), at('2026-06-10', '2026-06-10T00:00:00.000Z')).state).toBe(
      'none',
    )
  })
  it('is what was known then: an entry corrected later stood until its correction', () => {
    const entries = [
      entry('a', '2026-05-01', 'entered', '2026-05-02T00:00:00.000Z'),
      { ...entry('b', '2026-05-01', 'rejected', '2026-06-20T00:00:00.000Z'), supersedes: 'a' },
    ]
    const stateAt = (knownAt: string) => statisticsEntry(entries, civil('2026-04-01'), at('2026-05-31', knownAt)).state
    expect([stateAt('2026-06-01T00:00:00.000Z'), stateAt('2026-07-01T00:00:00.000Z')]).toEqual(['entered', 'rejected'])
  })
  it('counts full months to the same day, or to the last of a shorter month', () => {
    expect(fullMonths(civil('2026-01-31'), civil('2026-02-27'))).toBe(0)
    expect(fullMonths(civil('2026-01-31'), civil('2026-02-28'))).toBe(1)
    expect(fullMonths(civil('2025-12-15'), civil('2026-03-14'))).toBe(2)
    expect(fullMonths(civil('2025-12-15'), civil('2026-03-15'))).toBe(3)
  })
  it('prints a begun month as a half, so that more than two months is a number', () => {
    const start = civil('2026-01-31')
    expect(
      ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((d) =>
        printMonths(start, civil(d)),
      ),
    ).toEqual(['0.0', '0.5', '1.0', '1.5', '2.0', '2.5'])
  })
  it('waits for the local window', () => {
    expect(nextWindowDay({ fromDay: 5, toDay: 10 }, civil('2026-11-11'))).toBe('2026-12-05')
    expect(nextWindowDay({ fromDay: 5, toDay: 10 }, civil('2026-11-07'))).toBe('2026-11-07')
  })
})
