import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { civil } from '@guatu/domain/calendar/civil-date'
import { seedNotices } from '@guatu/domain/calendar/seed'
import { buildWorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { isRefusal } from '@guatu/domain/kernel/coded'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import { describe, expect, it } from 'vitest'
import type { MspdiBaseline, MspdiPlan } from './mspdi-plan.ts'
import { readMspdi } from './read-mspdi.ts'
import { type WrittenMspdi, writeMspdi } from './write-mspdi.ts'
import { child, childrenOf, readXml, textOf, type XmlNode } from './xml-tree.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }
const folder = resolve(process.env.GUATU_DATA ?? '../shared/data', 'scheduling/mspdi')
const absent = !existsSync(folder) && !process.env.CI
const files = absent ? [] : readdirSync(folder).filter((f) => f.endsWith('.xml'))

function written(plan: Plan, more: Parameters<typeof writeMspdi>[2] = {}): WrittenMspdi {
  const answer = writeMspdi(plan, calendars, more)
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer
}
function read(xml: string): MspdiPlan {
  const answer = readMspdi(xml, calendars.official)
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer
}
function tree(xml: string): XmlNode {
  const node = readXml(xml)
  if (isRefusal(node)) throw new Error(node.code)
  return node
}

/** A bit of everything a plan can say to MS Project, with ids that are no numbers. */
const site: Plan = {
  start: civil('2026-03-02'),
  statusDate: civil('2026-03-16'),
  calendars: {
    site: { kind: 'sevenDay', off: [civil('2026-05-01')] },
    winter: { kind: 'custom', offYearly: [{ from: '11-15', to: '03-15' }] },
  },
  activities: [
    {
      id: 'permit',
      name: '施工许可 <A&B>',
      duration: 5,
      unit: 'working',
      actualStart: civil('2026-03-02'),
      actualFinish: civil('2026-03-06'),
    },
    {
      id: 'piles',
      name: '桩基',
      duration: 20,
      unit: 'calendar',
      predecessors: [{ id: 'permit', type: 'FS', lag: 2, lagUnit: 'working' }],
      actualStart: civil('2026-03-11'),
      remaining: 18,
      wbs: '1.2',
    },
    {
      id: 'frame',
      name: '主体',
      duration: 60,
      unit: 'working',
      calendar: 'site',
      predecessors: [{ id: 'piles', type: 'SS', lag: 10, lagUnit: 'calendar' }],
      notEarlier: civil('2026-04-01'),
    },
    {
      id: 'pipes',
      name: '管网',
      duration: 15,
      unit: 'working',
      calendar: 'winter',
      predecessors: [{ id: 'frame', type: 'FF', lag: -3, lagUnit: 'working' }],
      asLateAsPossible: true,
    },
    {
      id: 'done',
      name: '完工',
      duration: 0,
      unit: 'working',
      milestone: true,
      predecessors: [{ id: 'frame' }, { id: 'pipes', type: 'FS', lag: 0 }],
      commitment: civil('2026-07-31'),
    },
  ],
}
const baselines: MspdiBaseline[] = [
  { number: 0, dates: [{ id: 'frame', start: civil('2026-04-01'), finish: civil('2026-05-31') }] },
  { number: 1, dates: [{ id: 'done', start: civil('2026-06-30'), finish: civil('2026-06-30') }] },
]

describe.skipIf(absent)('what MS Project wrote, written again (skipped without the shared data folder)', () => {
  it.each(files)('%s is the same plan after the round trip', (file) => {
    const first = read(readFileSync(resolve(folder, file), 'utf8'))
    const again = read(written(first.plan, { baselines: first.baselines }).xml)
    expect(again.plan).toEqual(first.plan)
    expect(again.baselines).toEqual(first.baselines)
    expect(again.doubts).toEqual([])
    expect(schedulePlan(again.plan, calendars)).toEqual(schedulePlan(first.plan, calendars))
  })

  it('keeps elements in the order in which MS Project has them', () => {
    const orders = files.flatMap((file) => {
      const project = tree(readFileSync(resolve(folder, file), 'utf8'))
      return childrenOf(child(project, 'Tasks'), 'Task').map((t) => t.children.map((c) => c.name))
    })
    const before = new Set(
      orders.flatMap((names) => names.flatMap((a, i) => names.slice(i + 1).map((b) => `${a} ${b}`))),
    )
    const ours = childrenOf(child(tree(written(site, { baselines }).xml), 'Tasks'), 'Task')
    const turned = ours.flatMap((t) => {
      const names = t.children.map((c) => c.name)
      return names.flatMap((a, i) =>
        names
          .slice(i + 1)
          .filter((b) => a !== b && before.has(`${b} ${a}`) && !before.has(`${a} ${b}`))
          .map((b) => `${a} ${b}`),
      )
    })
    expect([...new Set(turned)]).toEqual([])
  })
})

describe('a plan of our own as MS Project XML', () => {
  it('comes back with its ids, links, lags, constraints, facts and baselines, and is scheduled alike', () => {
    const { xml, doubts } = written(site, { title: '产业园', baselines })
    const again = read(xml)
    expect([doubts, again.doubts]).toEqual([[], []])
    const kept = (plan: Plan) =>
      plan.activities.map(({ calendar: _, predecessors, ...a }) => ({
        ...a,
        after: predecessors?.map((l) => ({ lag: 0, type: 'FS', lagUnit: 'working', ...l })),
      }))
    expect(kept(again.plan)).toEqual(kept(site))
    expect(again.baselines).toEqual(baselines)
    expect(again.plan.statusDate).toBe(site.statusDate)
    expect(schedulePlan(again.plan, calendars).activities).toEqual(schedulePlan(site, calendars).activities)
  })

  it('shows MS Project the dates, floats and critical flags as scheduled', () => {
    const schedule = schedulePlan(site, calendars)
    const tasks = childrenOf(child(tree(written(site).xml), 'Tasks'), 'Task')
    tasks.forEach((task, i) => {
      const row = schedule.activities[i]!
      expect(textOf(task, 'Start')!.slice(0, 10)).toBe(row.earliestStart)
      expect(textOf(task, 'Critical')).toBe(row.critical ? '1' : '0')
      const perDay = site.activities[i]!.unit === 'calendar' ? 14_400 : 4_800
      expect(Number(textOf(task, 'TotalSlack'))).toBe(row.totalFloat * perDay)
    })
    expect(textOf(tasks[0]!, 'Name')).toBe('施工许可 <A&B>')
    // Elapsed days end at the hour they began, on the morning after the last day.
    expect(textOf(tasks[1]!, 'Finish')).toBe('2026-04-03T08:00:00')
  })

  it("says links, lags and constraints in MS Project's own numbers", () => {
    const numbers = { FF: '0', FS: '1', SF: '2', SS: '3' } as const
    const kinds = Object.keys(numbers) as (keyof typeof numbers)[]
    const links = kinds.flatMap((type) => [
      { id: 'a', type, lag: -3, lagUnit: 'working' as const, said: [numbers[type], '-14400', '7'] },
      { id: 'a', type, lag: 2, lagUnit: 'calendar' as const, said: [numbers[type], '28800', '8'] },
    ])
    const day = civil('2026-04-15')
    const bounds = [
      [{}, '0'],
      [{ asLateAsPossible: true }, '1'],
      [{ mustStart: day }, '2'],
      [{ mustFinish: day }, '3'],
      [{ notEarlier: day }, '4'],
      [{ notLater: day }, '7'],
    ] as const
    const plan: Plan = {
      start: civil('2026-03-02'),
      activities: [
        { id: 'a', duration: 3, unit: 'working' },
        ...links.map(({ said: _, ...link }, i) => ({
          id: `l${i}`,
          duration: 3,
          unit: 'working' as const,
          predecessors: [link],
        })),
        ...bounds.map(([bound], i) => ({ id: `b${i}`, duration: 3, unit: 'working' as const, ...bound })),
      ],
    }
    const tasks = childrenOf(child(tree(written(plan).xml), 'Tasks'), 'Task')
    const linksSaid = tasks.slice(1, 1 + links.length).map((task) => {
      const link = child(task, 'PredecessorLink')!
      return ['Type', 'LinkLag', 'LagFormat'].map((name) => textOf(link, name))
    })
    expect(linksSaid).toEqual(links.map((l) => l.said))
    const boundsSaid = tasks
      .slice(1 + links.length)
      .map((task) => [textOf(task, 'ConstraintType'), textOf(task, 'ConstraintDate')?.slice(0, 10)])
    expect(boundsSaid).toEqual(bounds.map(([, n], i) => [n, i < 2 ? undefined : day]))
  })

  it('writes the official holidays as exceptions, so that both count the same days', () => {
    const plan: Plan = { start: civil('2026-02-09'), activities: [{ id: '7', duration: 10, unit: 'working' }] }
    const again = read(written(plan).xml)
    expect(again.plan.activities[0]).toMatchObject({ id: '7', calendar: 'ms1' })
    expect(schedulePlan(again.plan, calendars).finish).toBe(schedulePlan(plan, calendars).finish)
    expect(schedulePlan(plan, calendars).finish).toBe('2026-02-27')
  })

  it('tells which constraints had no place, and refuses a loop', () => {
    const plan: Plan = {
      start: civil('2026-03-02'),
      activities: [
        { id: 'a', duration: 3, unit: 'working', mustStart: civil('2026-03-04'), notLater: civil('2026-03-31') },
      ],
    }
    expect(written(plan).doubts).toEqual([{ code: 'mspdi-one-constraint', params: { activity: 'a', left: 1 } }])
    const loop: Plan = {
      start: plan.start,
      activities: [{ id: 'a', duration: 1, unit: 'working', predecessors: [{ id: 'a' }] }],
    }
    expect(writeMspdi(loop, calendars)).toMatchObject({ refused: true, code: 'loop' })
  })
})
