import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { addWorkingDays, buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { answerByOf, cardDeadlines } from './card-deadlines.ts'
import { CARD_ACTS, type CardAct, type CardEvent } from './card-events.ts'
import { CARD_STAGES, type CardState, cardStateOf, PROPOSED, withEvent } from './card-state.ts'
import { DEFAULT_CARD_TERMS } from './card-terms.ts'
import { type ActBench, refuseAct } from './take-card-act.ts'

const calendar = buildWorkingCalendar(seedNotices)
const day = (text: string) => text as CivilDate

const ACTS: { readonly [K in CardAct['kind']]: CardAct } = {
  hearingOpened: { kind: 'hearingOpened', days: 3 },
  stated: { kind: 'stated', agrees: true, onPaper: false },
  silent: { kind: 'silent' },
  approved: { kind: 'approved' },
  struck: { kind: 'struck' },
  issued: { kind: 'issued', noticeId: 'n1' },
  noticeVoided: { kind: 'noticeVoided', noticeId: 'n1' },
  received: { kind: 'received', means: 'paper', receivedBy: '收件人' },
  released: { kind: 'released' },
  rectificationSet: { kind: 'rectificationSet', dueOn: day('2030-01-31'), demand: '抢工' },
  rectificationReported: { kind: 'rectificationReported' },
  rectificationChecked: { kind: 'rectificationChecked', accepted: true },
  lifted: { kind: 'lifted' },
  carriedOn: { kind: 'carriedOn', period: '2026-12' },
  appealed: { kind: 'appealed', onPaper: false },
  appealDecided: { kind: 'appealDecided', outcome: 'withdrawn', exemptionId: null },
}

/** A card in somebody's hands: takes acts on days, by persons, and keeps what was recorded. */
class Hand {
  state: CardState = PROPOSED
  readonly events: CardEvent[] = []
  readonly refused: string[] = []

  take(act: CardAct, by: string, on: string, more: Partial<ActBench> = {}): this {
    const today = day(on)
    const bench: ActBench = {
      level: 'warn',
      terms: DEFAULT_CARD_TERMS,
      calendar,
      today,
      occurredOn: today,
      by,
      ...more,
    }
    const refusal = refuseAct(this.state, act, bench)
    if (refusal) {
      this.refused.push(refusal.code)
      return this
    }
    const seq = this.state.version + 1
    const event: CardEvent = { ...act, seq, by, occurredOn: bench.occurredOn, recordedAt: `${on}T01:00:00.000Z` }
    this.events.push(event)
    this.state = withEvent(this.state, event)
    return this
  }
}
const served = () =>
  new Hand()
    .take(ACTS.hearingOpened, 'office', '2026-11-09')
    .take(ACTS.stated, 'unit', '2026-11-10')
    .take(ACTS.approved, 'leader', '2026-11-11')
    .take(ACTS.rectificationSet, 'leader', '2026-11-11')
    .take(ACTS.issued, 'office', '2026-11-12')
    .take(ACTS.received, 'unit', '2026-11-13')

describe('the way of a card', () => {
  it('goes from proposal over hearing, approval, notice, service and release to rectification and lifting', () => {
    const hand = served()
      .take(ACTS.released, 'leader', '2026-11-16')
      .take(ACTS.rectificationReported, 'unit', '2026-12-01')
      .take(ACTS.rectificationChecked, 'inspection', '2026-12-03')
      .take(ACTS.lifted, 'leader', '2027-01-09')
    expect(hand.refused).toEqual([])
    expect(hand.state).toMatchObject({ stage: 'lifted', version: 11, rectification: { state: 'accepted' } })
  })

  it('is not decided before the unit was heard or its silence recorded, and silence not before the limit is over', () => {
    const hand = new Hand().take(ACTS.hearingOpened, 'office', '2026-11-09').take(ACTS.approved, 'leader', '2026-11-10')
    expect(hand.refused).toEqual(['cards.act.notHeard'])
    // Monday the 9th and three working days: Thursday the 12th is still time.
    hand.take(ACTS.silent, 'office', '2026-11-12')
    expect(hand.refused.at(-1)).toBe('cards.act.stillTime')
    hand.take(ACTS.silent, 'office', '2026-11-13').take(ACTS.approved, 'leader', '2026-11-13')
    expect(hand.state.stage).toBe('approved')
  })

  it('is not approved by whoever opened the hearing, nor by whoever spoke for the unit', () => {
    const hand = new Hand().take(ACTS.hearingOpened, 'a', '2026-11-09').take(ACTS.stated, 'b', '2026-11-10')
    hand.take(ACTS.approved, 'a', '2026-11-11').take(ACTS.approved, 'b', '2026-11-11')
    expect(hand.refused).toEqual(['cards.act.fourEyes', 'cards.act.fourEyes'])
    expect(hand.take(ACTS.approved, 'c', '2026-11-11').state.stage).toBe('approved')
  })

  it('has no second decision', () => {
    const hand = served().take(ACTS.struck, 'other', '2026-11-16')
    expect(hand.refused).toEqual(['cards.act.decidedAlready'])
  })

  it('may be appealed to the last of five working days after service and not a day later', () => {
    // Served on Friday the 13th: the fifth working day is Friday the 20th.
    expect(served().take(ACTS.appealed, 'unit', '2026-11-20').state.appeal.state).toBe('open')
    expect(served().take(ACTS.appealed, 'unit', '2026-11-21').refused).toEqual(['cards.act.appealLate'])
  })

  it('is in time when the paper came in time and is typed in later', () => {
    const late = served().take(ACTS.appealed, 'office', '2026-11-25', { occurredOn: day('2026-11-19') })
    expect(late.state.appeal).toMatchObject({ state: 'open', made: { on: '2026-11-19' } })
  })

  it('has its appeal decided by nobody who approved, signed or appealed', () => {
    const hand = served().take(ACTS.appealed, 'unit', '2026-11-16')
    for (const by of ['leader', 'office', 'unit']) hand.take(ACTS.appealDecided, by, '2026-11-18')
    expect(hand.refused).toEqual(Array(3).fill('cards.act.issuerDecides'))
    expect(hand.take(ACTS.appealDecided, 'other', '2026-11-18').state.stage).toBe('withdrawn')
  })

  it('is exempted only with the exemption that says reason, approver and end', () => {
    const hand = served().take(ACTS.appealed, 'unit', '2026-11-16')
    hand.take({ kind: 'appealDecided', outcome: 'exempted', exemptionId: null }, 'other', '2026-11-18')
    expect(hand.refused).toEqual(['cards.act.exemptionMissing'])
  })

  it('is not released or lifted while an appeal waits, and stays in force when it is upheld', () => {
    const hand = served().take(ACTS.appealed, 'unit', '2026-11-16').take(ACTS.released, 'leader', '2026-11-17')
    expect(hand.refused).toEqual(['cards.act.appealOpen'])
    hand.take({ kind: 'appealDecided', outcome: 'upheld', exemptionId: null }, 'other', '2026-11-18')
    expect(hand.take(ACTS.released, 'leader', '2026-11-19').state.stage).toBe('published')
  })

  it('takes a voided notice back to approved, keeps its past, and is issued again under another', () => {
    const hand = new Hand()
      .take(ACTS.hearingOpened, 'office', '2026-11-09')
      .take(ACTS.stated, 'unit', '2026-11-10')
      .take(ACTS.approved, 'leader', '2026-11-11')
      .take(ACTS.issued, 'office', '2026-11-12')
      .take(ACTS.noticeVoided, 'office', '2026-11-12')
      .take({ kind: 'issued', noticeId: 'n2' }, 'office', '2026-11-12')
    expect(hand.state).toMatchObject({ stage: 'issued', noticeId: 'n2', version: 7 })
  })

  it('moves a limit that still runs when a notice changes the calendar, and says while it is provisional', () => {
    const state = new Hand().take(ACTS.hearingOpened, 'office', '2026-12-30').state
    const before = buildWorkingCalendar(seedNotices.filter((n) => n.year < 2027))
    const [first] = cardDeadlines(state, DEFAULT_CARD_TERMS, before, day('2026-12-30'))
    expect(first).toMatchObject({ what: 'statement', provisional: true })
    const notice = { year: 2027, off: [day('2027-01-01'), day('2027-01-04')], on: [], official: true }
    const after = buildWorkingCalendar([...seedNotices.filter((n) => n.year < 2027), notice])
    const [moved] = cardDeadlines(state, DEFAULT_CARD_TERMS, after, day('2026-12-30'))
    expect(moved).toMatchObject({ what: 'statement', provisional: false, on: addWorkingDays(after, first!.on, 1) })
    expect(answerByOf(state, after)).toBe(moved!.on)
  })
})

describe('whatever is tried with a card', () => {
  const anyone = fc.constantFrom('office', 'unit', 'leader', 'inspection', 'other')
  const tries = fc.array(
    fc.record({
      kind: fc.constantFrom(...CARD_ACTS),
      by: anyone,
      wait: fc.integer({ min: 0, max: 4 }),
      outcome: fc.constantFrom('upheld', 'withdrawn', 'exempted'),
    }),
    { maxLength: 60 },
  )
  /** Tries must reach far: each run begins with the first steps of the right way about half the time. */
  const right = fc.constantFrom(0, 2, 4, 6, 7)
  const run = (
    steps: readonly { kind: CardAct['kind']; by: string; wait: number; outcome: string }[],
    ahead: number,
  ) => {
    const hand = new Hand()
    const way = served().take(ACTS.appealed, 'unit', '2026-11-13').events
    for (const e of way.slice(0, ahead)) hand.take(e, e.by!, e.occurredOn)
    let today = day('2026-11-14')
    for (const s of steps) {
      today = addDays(today, s.wait)
      const act =
        s.kind === 'appealDecided'
          ? { ...ACTS.appealDecided, outcome: s.outcome as 'upheld', exemptionId: 'e' }
          : ACTS[s.kind]
      const act2 = s.kind === 'carriedOn' ? { ...ACTS.carriedOn, period: `${today.slice(0, 7)}` } : act
      hand.take(act2 as CardAct, s.by, today)
    }
    return hand
  }

  it('is never lost: every taken act is one more version, and folding the facts gives the same state', () => {
    fc.assert(
      fc.property(tries, right, (steps, ahead) => {
        const hand = run(steps, ahead)
        expect(CARD_STAGES).toContain(hand.state.stage)
        expect(hand.state.version).toBe(hand.events.length + 1)
        expect(hand.events.map((e) => e.seq)).toEqual(hand.events.map((_, i) => i + 2))
        expect(cardStateOf([...hand.events].reverse())).toEqual(hand.state)
      }),
      { numRuns: 400 },
    )
  })

  it('is never issued, served or published without approval by someone who neither proposed nor spoke', () => {
    fc.assert(
      fc.property(tries, right, (steps, ahead) => {
        const { events } = run(steps, ahead)
        const at = (kind: CardAct['kind']) => events.findIndex((e) => e.kind === kind)
        for (const later of ['issued', 'received', 'released', 'lifted', 'appealed'] as const) {
          if (at(later) < 0) continue
          const approved = at('approved')
          expect(approved).toBeGreaterThanOrEqual(0)
          expect(approved).toBeLessThan(at(later))
          expect(events[approved]!.by).not.toBe(events[at('hearingOpened')]!.by)
        }
        if (at('released') >= 0) expect(at('received')).toBeLessThan(at('released'))
        if (at('released') >= 0) expect(at('received')).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 400 },
    )
  })

  it('stays as it ended: struck, withdrawn and exempted cards take nothing more', () => {
    fc.assert(
      fc.property(tries, right, (steps, ahead) => {
        const { events } = run(steps, ahead)
        const end = events.findIndex(
          (e) => e.kind === 'struck' || (e.kind === 'appealDecided' && e.outcome !== 'upheld'),
        )
        if (end >= 0) expect(end).toBe(events.length - 1)
      }),
      { numRuns: 400 },
    )
  })

  it('reaches every stage, so that these laws are not about silence', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(tries, right, (steps, ahead) => {
        seen.add(run(steps, ahead).state.stage)
      }),
      { numRuns: 3000, seed: 7 },
    )
    expect([...seen].sort()).toEqual([...CARD_STAGES].sort())
  })
})
