import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civil } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar, isWorkingDay, workingDaysBetween } from '../calendar/working-calendar.ts'
import { closureMetrics } from './closure-metrics.ts'
import { daysHeld, dueOfLimit, judgedMatter, turnsOf } from './matter-clock.ts'
import { MATTER_ACTS, type MatterAct, type MatterEvent, type RegisteredMatter } from './matter-events.ts'
import { isWithUnit, type MatterNow, matterAt, matterNow } from './matter-state.ts'
import { refuseMatterAct } from './take-matter-act.ts'

const calendar = buildWorkingCalendar(seedNotices)
const registeredOn = civil('2026-09-01')
const matter: RegisteredMatter = {
  ...{ id: 'm', registeredOn, recordedAt: '2026-09-01T01:00:00.000Z', registeredBy: 'desk' },
  ...{ needsApproval: false, needsShowing: false, helpingUnitIds: ['helper'] },
}
type Told = readonly [day: string, by: string, act: MatterAct]
const due = (text: string) => civil(text)

/** Takes acts one after the other; throws at one that is refused. */
function told(of: RegisteredMatter, story: readonly Told[]): MatterEvent[] {
  const events: MatterEvent[] = []
  for (const [day, by, act] of story) {
    const refusal = tried(of, events, day, by, act)
    if (refusal) throw new Error(`${act.kind} on ${day}: ${refusal.code}`)
    const seq = events.length + 2
    events.push({ ...act, id: `e${seq}`, seq, by, occurredOn: civil(day), recordedAt: `${day}T02:00:00.000Z` })
  }
  return events
}
const UNIT_OF: Readonly<Record<string, string>> = { worker: 'unit', aide: 'helper' }
const tried = (of: RegisteredMatter, events: readonly MatterEvent[], day: string, by: string, act: MatterAct) =>
  refuseMatterAct(matterNow(of, events), act, {
    ...{ matter: of, today: civil('2027-12-31'), occurredOn: civil(day), by },
    unitIds: UNIT_OF[by] ? [UNIT_OF[by]] : [],
  })

const assigned: Told = ['2026-09-02', 'desk', { kind: 'assigned', unitId: 'unit', dueOn: due('2026-09-30') }]
const accepted: Told = ['2026-09-03', 'worker', { kind: 'accepted' }]
const handedIn: Told = ['2026-09-28', 'worker', { kind: 'submitted' }]

describe('the closed loop', () => {
  it('goes from registration over assignment, acceptance, work and submission to verification and closing', () => {
    const states = [assigned, accepted, ['2026-09-10', 'worker', { kind: 'feedback' }] as Told, handedIn].concat([
      ['2026-09-29', 'desk', { kind: 'verified' }],
      ['2026-09-30', 'desk', { kind: 'closed' }],
    ])
    expect(states.map((_, i) => matterNow(matter, told(matter, states.slice(0, i + 1))).state)).toEqual(
      'assigned accepted inProgress submitted verified closed'.split(' '),
    )
  })

  it('stops the unit’s clock at the submission: days of verification are the verifier’s', () => {
    const events = told(matter, [assigned, accepted, handedIn, ['2026-10-15', 'desk', { kind: 'verified' }]])
    const held = daysHeld(matter, events, calendar, civil('2026-10-20'))
    expect(held.unit).toBe(workingDaysBetween(calendar, civil('2026-09-02'), civil('2026-09-28')))
    expect(held.verifier).toBe(workingDaysBetween(calendar, civil('2026-09-28'), civil('2026-10-15')))
    expect(matterNow(matter, events.slice(0, 3)).stoppedOn).toBe('2026-09-28')
  })

  it('is verified by someone other than the doer, and by nobody of the units that do it', () => {
    const events = told(matter, [assigned, accepted, handedIn])
    const verify = (by: string, units: string[] = []) =>
      refuseMatterAct(
        matterNow(matter, events),
        { kind: 'verified' },
        {
          ...{ matter, today: civil('2026-10-01'), occurredOn: civil('2026-10-01'), by, unitIds: units },
        },
      )?.code
    expect(verify('worker')).toBe('matters.act.doerVerifies')
    expect(verify('colleague', ['unit'])).toBe('matters.act.doerVerifies')
    expect(verify('aide', ['helper'])).toBe('matters.act.doerVerifies')
    expect(verify('desk', ['office'])).toBeUndefined()
  })

  it('is approved, where the office asks for it, by someone other than who registered it, before it is assigned', () => {
    const asking = { ...matter, needsApproval: true }
    expect(tried(asking, [], '2026-09-02', 'desk', assigned[2])?.code).toBe('matters.act.notApproved')
    expect(tried(asking, [], '2026-09-02', 'desk', { kind: 'approved' })?.code).toBe('matters.act.fourEyes')
    const approved: Told = ['2026-09-02', 'leader', { kind: 'approved' }]
    expect(matterNow(asking, told(asking, [approved, assigned])).state).toBe('assigned')
  })

  it('is shown to the instructing leader before it is closed, where that is asked', () => {
    const asking = { ...matter, needsShowing: true }
    const events = told(asking, [assigned, accepted, handedIn, ['2026-09-29', 'desk', { kind: 'verified' }]])
    expect(tried(asking, events, '2026-09-30', 'desk', { kind: 'closed' })?.code).toBe('matters.act.notShown')
  })

  it('counts every sending back, and starts the clock again', () => {
    const again: Told[] = [
      ['2026-09-10', 'worker', { kind: 'submitted' }],
      ['2026-09-11', 'desk', { kind: 'sentBack', dueOn: null }],
    ]
    const once = told(matter, [assigned, accepted, ...again])
    expect(matterNow(matter, once)).toMatchObject({ state: 'reworking', stoppedOn: null, submittedOn: null })
    const twice = told(matter, [
      ...[assigned, accepted, ...again],
      ['2026-09-12', 'worker', { kind: 'submitted' }],
      ['2026-09-13', 'desk', { kind: 'sentBack', dueOn: null }],
    ])
    expect(matterNow(matter, twice).reworks).toBe(2)
  })

  it('cannot leave the loop by its end: nothing but a reopening or an instruction touches a closed one', () => {
    const closed = told(matter, [
      ...[assigned, accepted, handedIn],
      ['2026-09-29', 'desk', { kind: 'verified' }],
      ['2026-09-30', 'desk', { kind: 'closed' }],
    ])
    const refusals = MATTER_ACTS.map((kind) => tried(matter, closed, '2026-10-09', 'desk', anyAct(kind, 20)))
    expect(MATTER_ACTS.filter((_, i) => refusals[i] === null)).toEqual(['instructed', 'reopened'])
  })

  it('takes the first extension asked before its date as on time, and a second one as late', () => {
    const extended = (askedOn: string): Told[] => [
      [askedOn, 'worker', { kind: 'extensionAsked', to: due('2026-10-20') }],
      ['2026-10-08', 'desk', { kind: 'extensionGranted', to: due('2026-10-20') }],
    ]
    const before = matterNow(matter, told(matter, [assigned, accepted, ...extended('2026-09-29')]))
    const after = matterNow(matter, told(matter, [assigned, accepted, ...extended('2026-10-08')]))
    const second = matterNow(
      matter,
      told(matter, [
        ...[assigned, accepted, ...extended('2026-09-29')],
        ['2026-10-12', 'worker', { kind: 'extensionAsked', to: due('2026-10-30') }],
        ['2026-10-13', 'desk', { kind: 'extensionGranted', to: due('2026-10-30') }],
      ] as Told[]),
    )
    expect([before, after, second].map((n) => [n.dueOn, n.onTimeUntil])).toEqual([
      ['2026-10-20', '2026-10-20'],
      ['2026-10-20', '2026-09-30'],
      ['2026-10-30', '2026-10-20'],
    ])
  })

  it('keeps nobody’s extension for the asker to grant', () => {
    const events = told(matter, [assigned, accepted]).concat(
      told(matter, [
        assigned,
        accepted,
        ['2026-09-20', 'worker', { kind: 'extensionAsked', to: due('2026-10-20') }],
      ]).slice(2),
    )
    const grant: MatterAct = { kind: 'extensionGranted', to: due('2026-10-20') }
    expect(tried(matter, events, '2026-09-21', 'worker', grant)?.code).toBe('matters.act.doerVerifies')
  })

  it('stands as it was on any past day, as known at any moment', () => {
    const events = told(matter, [assigned, accepted, handedIn])
    const at = (asOf: string, knownAt: string) => matterAt(matter, events, { asOf: civil(asOf), knownAt })?.state
    expect(at('2026-08-31', '2026-12-01T00:00:00.000Z')).toBeUndefined()
    expect(at('2026-09-27', '2026-12-01T00:00:00.000Z')).toBe('accepted')
    expect(at('2026-09-28', '2026-09-28T01:00:00.000Z')).toBe('accepted')
    expect(at('2026-09-28', '2026-09-28T02:00:00.000Z')).toBe('submitted')
  })
})

describe('what the judge is told', () => {
  it('is the date in force, since when the clock stands, and every fact', () => {
    const events = told(matter, [assigned, accepted, handedIn])
    expect(judgedMatter(matter, events)).toEqual({
      ...{ id: 'm', dueOn: '2026-09-30', stoppedOn: '2026-09-28', reworks: 0 },
      facts: ['m', 'e2', 'e3', 'e4'],
    })
  })

  it('has limits in working days from the day after, ending on a working day', () => {
    for (const [from, n] of [
      ['2026-09-29', 2],
      ['2026-09-30', 1],
      ['2026-10-09', 5],
    ] as const)
      expect(dueOfLimit(calendar, civil(from), n)).toBe(dueNaive(from, n))
  })
})

const dueNaive = (from: string, n: number): string => {
  let day = civil(from)
  for (let left = n; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) left--
  }
  return day
}

describe('closure rates', () => {
  const standing = (id: string, events: readonly MatterEvent[]) => ({ id, now: matterNow(matter, events) })
  const verified: Told = ['2026-09-29', 'desk', { kind: 'verified' }]
  const closed = told(matter, [assigned, accepted, handedIn, verified, ['2026-09-30', 'desk', { kind: 'closed' }]])
  const late = told(matter, [assigned, accepted, ['2026-10-09', 'worker', { kind: 'submitted' }]])
  const withdrawn = told(matter, [assigned, ['2026-09-03', 'desk', { kind: 'withdrawn' }]])
  const waiting = told(matter, [assigned, accepted, handedIn])

  it('count closed over assigned with withdrawn ones left out, and on time over fallen due', () => {
    const of = [
      ...[standing('a', closed), standing('b', late), standing('c', withdrawn)],
      ...[standing('d', waiting), standing('e', [])],
    ]
    const { closureRate, onTimeClosureRate } = closureMetrics(of, civil('2026-10-10'))
    expect([closureRate?.value, closureRate?.facts]).toEqual(['0.333', ['a', 'b', 'd']])
    // Handed in in time and not verified is neither met nor late.
    expect([onTimeClosureRate?.value, onTimeClosureRate?.facts]).toEqual(['0.500', ['a', 'b']])
  })

  it('have no value over nothing', () => {
    expect(closureMetrics([standing('c', withdrawn)], civil('2026-10-10')).closureRate?.value).toBeNull()
  })
})

function anyAct(kind: MatterAct['kind'], days: number): MatterAct {
  const later = addDays(civil('2026-10-01'), days)
  const all = { kind, unitId: 'unit', dueOn: later, to: later, reviewOn: later, into: 'other' }
  return all as unknown as MatterAct
}

/** The same loop told naively: a table of where each act leads, looked at backwards from the end. */
const LEADS: Readonly<Record<string, string>> = {
  ...{ approved: 'approved', assigned: 'assigned', reassigned: 'assigned', accepted: 'accepted', declined: 'declined' },
  ...{ submitted: 'submitted', verified: 'verified', sentBack: 'reworking', shown: 'shown', closed: 'closed' },
  ...{
    suspended: 'suspended',
    withdrawn: 'withdrawn',
    merged: 'merged',
    madeStanding: 'standing',
    reopened: 'inProgress',
  },
}
function naive(events: readonly MatterEvent[]) {
  let state = 'draft'
  const before: string[] = []
  for (const e of events) {
    if (e.kind === 'suspended') before.push(state)
    if (e.kind === 'resumed') state = before.pop()!
    else if (e.kind === 'feedback') state = state === 'accepted' ? 'inProgress' : state
    else state = LEADS[e.kind] ?? state
  }
  const dated = events.findLast((e) => ('dueOn' in e && e.dueOn !== null) || e.kind === 'extensionGranted')
  const dueOn = dated ? ((dated as { dueOn?: string; to?: string }).dueOn ?? (dated as { to?: string }).to) : null
  return { state, dueOn: dueOn ?? null, reworks: events.filter((e) => e.kind === 'sentBack').length }
}

const carried = { dueOn: undefined, reviewOn: undefined, to: undefined, unitId: undefined, into: undefined }
const FIELDS: Readonly<Record<string, readonly (keyof typeof carried)[]>> = {
  ...{
    assigned: ['unitId', 'dueOn'],
    reassigned: ['unitId', 'dueOn'],
    extensionAsked: ['to'],
    extensionGranted: ['to'],
  },
  ...{ sentBack: ['dueOn'], suspended: ['reviewOn'], resumed: ['dueOn'], merged: ['into'], reopened: ['dueOn'] },
}
const actOf = (kind: MatterAct['kind'], days: number): MatterAct => {
  const all = anyAct(kind, days) as unknown as Record<string, unknown>
  return Object.fromEntries(['kind', ...(FIELDS[kind] ?? [])].map((k) => [k, all[k]])) as unknown as MatterAct
}

const tries = fc.array(
  fc.record({
    kind: fc.constantFrom(...MATTER_ACTS),
    by: fc.constantFrom('desk', 'leader', 'worker', 'aide', 'checker'),
    pause: fc.integer({ min: 0, max: 9 }),
    days: fc.integer({ min: 0, max: 400 }),
  }),
  { minLength: 5, maxLength: 60 },
)

describe('any story of a matter', () => {
  const stories = tries.map((asked) => {
    const events: MatterEvent[] = []
    let day = registeredOn
    for (const { kind, by, pause, days } of asked) {
      const on = addDays(day, pause)
      const act = actOf(kind, days)
      if (tried(matter, events, on, by, act)) continue
      day = on
      const seq = events.length + 2
      events.push({ ...act, id: `e${seq}`, seq, by, occurredOn: on, recordedAt: `${on}T02:00:00.000Z` } as MatterEvent)
    }
    return events
  })
  const runs = { numRuns: Number(process.env.FC_RUNS ?? 500) }

  it('stands where the naive telling says, with its date and its reworks', () => {
    fc.assert(
      fc.property(stories, (events) => {
        const { state, dueOn, reworks } = matterNow(matter, events)
        expect({ state, dueOn, reworks }).toEqual(naive(events))
      }),
      runs,
    )
  })

  it('lies in one hand at a time without a gap, so that all days add up', () => {
    fc.assert(
      fc.property(stories, fc.integer({ min: 0, max: 60 }), (events, more) => {
        const asOf = addDays(events.at(-1)?.occurredOn ?? registeredOn, more)
        const turns = turnsOf(matter, events)
        turns.slice(1).forEach((t, i) => {
          expect(t.from).toBe(turns[i]!.to)
        })
        const held = Object.values(daysHeld(matter, events, calendar, asOf)).reduce((a, b) => a + b, 0)
        expect(held).toBe(workingDaysBetween(calendar, registeredOn, asOf))
      }),
      runs,
    )
  })

  it('runs the unit’s clock exactly while it lies with the unit, and is never verified by a doer', () => {
    fc.assert(
      fc.property(stories, (events) => {
        const now: MatterNow = matterNow(matter, events)
        expect(now.stoppedOn === null).toBe(isWithUnit(now.state))
        const doers = new Set<string | null>(['worker', 'aide'])
        expect(events.filter((e) => ['verified', 'closed', 'sentBack'].includes(e.kind) && doers.has(e.by))).toEqual([])
      }),
      runs,
    )
  })

  it('loses nothing: as of its last day it stands as it stands now', () => {
    fc.assert(
      fc.property(stories, (events) => {
        const at = { asOf: civil('2030-01-01'), knownAt: '2030-01-01T00:00:00.000Z' }
        expect(matterAt(matter, events, at)).toEqual(matterNow(matter, events))
      }),
      runs,
    )
  })
})
