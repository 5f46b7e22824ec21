import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CivilDate } from '../calendar/civil-date.ts'
import type { ContestAct, ContestEvent, MarkSheet, OpenedContest } from './contest-events.ts'
import { contestNow } from './contest-state.ts'
import { judgeReports, standardScores } from './judge-report.ts'
import { isRecused } from './recusal.ts'
import { marksGiven, resultSheet } from './result-sheet.ts'
import { acceptMarks, parseMarks, refuseContestAct } from './take-contest-act.ts'

const contest: OpenedContest = {
  items: [
    { id: 'progress', name: '形象进度', max: 6000 },
    { id: 'talk', name: '汇报答辩', max: 4000 },
  ],
  contestants: ['a', 'b', 'c'].map((id) => ({ id, unitIds: [`unit-${id}`] })),
  judges: [1, 2, 3, 4, 5].map((n) => ({ id: `j${n}`, unitIds: n === 5 ? ['section', 'unit-a'] : [`office-${n}`] })),
}
const events = (...acts: readonly ContestAct[]): ContestEvent[] =>
  acts.map((act, i) => ({
    ...act,
    ...{ seq: i + 2, occurredOn: '2026-11-20' as CivilDate, recordedAt: '2026-11-20T01:00:00.000Z' },
  }))
const drawn: ContestAct = { kind: 'drawn', seed: '0'.repeat(31).concat('1'), order: ['c', 'a', 'b'] }
const nowAfter = (...acts: readonly ContestAct[]) => contestNow(contest, events(...acts))
const gives = (judgeId: string, contestantId: string, total: number): MarkSheet => ({
  ...{ judgeId, contestantId, marks: { progress: Math.min(total * 100, 6000), talk: Math.max(0, total * 100 - 6000) } },
})
const all = (contestantId: string, ...totals: readonly number[]) =>
  totals.map((total, i) => gives(`j${i + 1}`, contestantId, total))
const quiet = { text: '', missing: 0 }
const refusalOf = (act: ContestAct, now = nowAfter(), note: Partial<typeof quiet> = {}) =>
  refuseContestAct(contest, now, act, { ...quiet, ...note })?.code ?? null

describe('the order of a contest', () => {
  it('is opened, drawn, marked, closed, revealed, released, each once and in its turn', () => {
    const acts: readonly ContestAct[] = [drawn, { kind: 'closed' }, { kind: 'revealed' }, { kind: 'released' }]
    for (const [i, act] of acts.entries()) {
      const now = nowAfter(...acts.slice(0, i))
      expect([act.kind, refusalOf(act, now)]).toEqual([act.kind, null])
      for (const other of acts)
        if (other !== act) expect([i, other.kind, refusalOf(other, now)]).not.toEqual([i, other.kind, null])
    }
    expect(nowAfter(...acts)).toMatchObject({ state: 'revealed', version: 5, order: ['c', 'a', 'b'], released: true })
  })

  it('is drawn once: nobody draws until it pleases', () => {
    expect(refusalOf(drawn, nowAfter(drawn))).toBe('appraisal.notNow')
  })

  it('closes with marks owed only with a reason', () => {
    expect(refusalOf({ kind: 'closed' }, nowAfter(drawn), { missing: 2 })).toBe('appraisal.marksMissing')
    expect(refusalOf({ kind: 'closed' }, nowAfter(drawn), { missing: 2, text: '评委四因公缺席' })).toBe(null)
  })

  it('is withdrawn from any state with a reason, for good, and leaves the board', () => {
    expect(refusalOf({ kind: 'withdrawn' })).toBe('appraisal.reasonMissing')
    const gone = nowAfter(drawn, { kind: 'closed' }, { kind: 'revealed' }, { kind: 'released' }, { kind: 'withdrawn' })
    expect(gone).toMatchObject({ state: 'withdrawn', revealed: true, released: false })
    expect(refusalOf({ kind: 'released' }, gone)).toBe('appraisal.notNow')
    expect(nowAfter(drawn, { kind: 'withdrawn' }).revealed).toBe(false)
  })
})

describe('a recusal', () => {
  const judge = contest.judges[4]!
  const [a, b] = contest.contestants as [(typeof contest.contestants)[0], (typeof contest.contestants)[0]]

  it('follows from the unit, also from one above the judge’s own, and nobody waives it', () => {
    expect([isRecused(judge, a, nowAfter()), isRecused(judge, b, nowAfter())]).toEqual([true, false])
    const lift: ContestAct = { kind: 'recusalLifted', judgeId: 'j5', contestantId: 'a' }
    expect(refusalOf(lift, nowAfter(), { text: '不必' })).toBe('appraisal.recusedByUnit')
  })

  it('may be declared with a reason, and taken back, until marks are sealed', () => {
    const declare: ContestAct = { kind: 'recused', judgeId: 'j1', contestantId: 'b' }
    expect(refusalOf(declare)).toBe('appraisal.reasonMissing')
    expect(refusalOf(declare, nowAfter(drawn), { text: '亲属在该单位' })).toBe(null)
    const now = nowAfter(drawn, declare)
    expect(isRecused(contest.judges[0]!, b, now)).toBe(true)
    expect(refusalOf(declare, now, { text: '再报' })).toBe('appraisal.recusedAlready')
    const lifted = nowAfter(drawn, declare, { kind: 'recusalLifted', judgeId: 'j1', contestantId: 'b' })
    expect(isRecused(contest.judges[0]!, b, lifted)).toBe(false)
    expect(refusalOf(declare, nowAfter(drawn, { kind: 'closed' }), { text: '晚了' })).toBe('appraisal.notNow')
  })

  it('is counted before the panel is: of five judges one recused, four make a plain mean', () => {
    const sheet = resultSheet(contest, nowAfter(drawn), [
      ...all('a', 80, 90, 85, 70, 100),
      ...all('b', 80, 90, 85, 70, 95),
    ])
    expect(sheet.find((line) => line.contestantId === 'a')).toMatchObject({
      ...{ recused: ['j5'], score: '81.25', panel: { how: 'plain', averaged: 4 } },
    })
    expect(sheet.find((line) => line.contestantId === 'b')).toMatchObject({ score: '85.00', panel: { how: 'trimmed' } })
  })
})

describe('marks', () => {
  const now = nowAfter(drawn)
  const give = (texts: Record<string, string>, judge = 0, contestant = 1, at = now) =>
    acceptMarks(contest, at, { judge: contest.judges[judge], contestant: contest.contestants[contestant] }, texts)

  it('are given item by item, from nought to the most, in hundredths', () => {
    expect(give({ progress: '55.25', talk: '40' })).toEqual({ progress: 5525, talk: 4000 })
    expect(give({ progress: '55.25' })).toMatchObject({ code: 'appraisal.markMissing', params: { item: '汇报答辩' } })
    for (const bad of ['60.01', '-1', '1.005', 'x'])
      expect(give({ progress: bad, talk: '1' })).toMatchObject({ code: 'appraisal.markOutOfRange' })
    expect(give({ progress: '1', talk: '1', other: '1' })).toMatchObject({ code: 'appraisal.notOfContest' })
    expect(parseMarks('9.250')).toBe(925)
  })

  it('are given only while it is the time, by a judge of the panel who is not recused', () => {
    const full = { progress: '1', talk: '1' }
    expect(give(full, 4, 0)).toMatchObject({ code: 'appraisal.recused' })
    expect(give(full, 0, 1, nowAfter())).toMatchObject({ code: 'appraisal.notNow' })
    expect(give(full, 0, 1, nowAfter(drawn, { kind: 'closed' }))).toMatchObject({ code: 'appraisal.notNow' })
    expect(give(full, 9)).toMatchObject({ code: 'appraisal.notOfContest' })
  })

  it('count as the last correction has them', () => {
    const marks = [...all('b', 80, 80, 80), gives('j1', 'b', 83)]
    expect(resultSheet(contest, now, marks).find((line) => line.contestantId === 'b')!.score).toBe('81.00')
  })

  it('are counted by judge, never told: who is recused owes nothing', () => {
    const given = marksGiven(contest, now, [
      { judgeId: 'j1', contestantId: 'a' },
      { judgeId: 'j5', contestantId: 'a' },
    ])
    expect(given.map((g) => [g.due, g.given])).toEqual([...[[3, 1]], ...[2, 3, 4].map(() => [3, 0]), ...[[2, 0]]])
  })
})

describe('the result sheet', () => {
  it('breaks a tie of scores by the untrimmed mean, and counts first places per judge', () => {
    const marks = [...all('c', 80, 90, 85, 70, 95), ...all('b', 80, 90, 85, 71, 95), ...all('a', 60, 60, 60, 60)]
    const sheet = resultSheet(contest, nowAfter(drawn), marks)
    expect(sheet.map((line) => [line.contestantId, line.rank, line.score, line.tie, line.firsts, line.drawn])).toEqual([
      ['b', 1, '85.00', null, 5, 3],
      ['c', 2, '85.00', 'untrimmed', 4, 1],
      ['a', 3, '60.00', null, 0, 2],
    ])
  })

  it('has no rank for who was marked by fewer than three', () => {
    const sheet = resultSheet(contest, nowAfter(drawn), [...all('c', 80, 80, 80), ...all('b', 99, 99)])
    expect(sheet.map((line) => [line.contestantId, line.rank, line.score])).toEqual([
      ['c', 1, '80.00'],
      ['b', null, null],
      ['a', null, null],
    ])
    expect(sheet[1]!.missing).toEqual(['j3', 'j4', 'j5'])
  })

  it('shows sums that make its scores', () => {
    const total = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(fc.array(total, { minLength: 15, maxLength: 15 }), (totals) => {
        const marks = ['a', 'b', 'c'].flatMap((id, i) => all(id, ...totals.slice(i * 5, i * 5 + 5)))
        for (const line of resultSheet(contest, nowAfter(drawn), marks)) {
          const kept = line.totals.filter((t) => ![line.panel.droppedHigh, line.panel.droppedLow].includes(t.judgeId))
          expect(kept.reduce((sum, t) => sum + t.total, 0)).toBe(line.panel.sum)
          expect(kept.length).toBe(line.panel.averaged)
        }
      }),
    )
  })
})

describe('the report of judges', () => {
  const marks = [...all('a', 80, 81, 79, 80), ...all('b', 85, 84, 86, 60, 85), ...all('c', 90, 89, 91, 95, 70)]
  const lines = resultSheet(contest, nowAfter(drawn), marks)
  const reports = judgeReports(contest, lines)

  it('names who gives far less or more than the others, and who orders contestants the other way round', () => {
    expect(reports.map((r) => [r.judgeId, r.deviates])).toEqual([
      ...['j1', 'j2', 'j3', 'j4'].map((id) => [id, []]),
      ...[['j5', []]],
    ])
    const harsh = [...all('a', 80, 80, 80, 60), ...all('b', 85, 85, 85, 70, 85), ...all('c', 90, 90, 90, 65, 90)]
    const strict = judgeReports(contest, resultSheet(contest, nowAfter(drawn), harsh))
    expect(strict[3]).toMatchObject({
      deviates: ['strict'],
      droppedLow: 2,
      difference: '-20.00',
      pairs: 3,
      reversed: 1,
    })
    const upside = [...all('a', 90, 90, 90, 60), ...all('b', 85, 85, 85, 70, 85), ...all('c', 80, 80, 80, 99, 80)]
    expect(judgeReports(contest, resultSheet(contest, nowAfter(drawn), upside))[3]!.deviates).toContain('contrary')
  })

  it('gives standard scores of mean nought, exactly rounded', () => {
    expect([
      ...standardScores([
        ['a', 2],
        ['b', 4],
        ['c', 4],
        ['d', 4],
        ['e', 5],
        ['f', 5],
        ['g', 7],
        ['h', 9],
      ]),
    ]).toEqual(
      Object.entries({ a: '-1.50', b: '-0.50', c: '-0.50', d: '-0.50', e: '0.00', f: '0.00', g: '1.00', h: '2.00' }),
    )
    expect(
      standardScores([
        ['a', 7],
        ['b', 7],
      ]).size,
    ).toBe(0)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 12 }), (totals) => {
        const mean = totals.reduce((s, t) => s + t, 0) / totals.length
        const sd = Math.sqrt(totals.reduce((s, t) => s + (t - mean) ** 2, 0) / totals.length)
        const found = standardScores(totals.map((t, i) => [i, t] as const))
        for (const [i, z] of found) expect(Math.abs(Number(z) - (totals[i]! - mean) / sd)).toBeLessThan(0.0050001)
      }),
    )
  })
})
