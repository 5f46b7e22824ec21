import { describe, expect, it } from 'vitest'
import { civil } from '../calendar/civil-date.ts'
import { seedNotices } from '../calendar/seed.ts'
import { buildWorkingCalendar } from '../calendar/working-calendar.ts'
import { schedulePlan } from './schedule-plan.ts'
import { planFromTemplate, planTemplates } from './templates.ts'

const calendars = { official: buildWorkingCalendar(seedNotices) }

describe.each(planTemplates.map((t) => [t.key, t] as const))('the template %s', (_, template) => {
  const wanted = { committedFinish: civil('2028-12-29'), statusDate: civil('2025-01-06') }
  const plan = planFromTemplate(template, wanted, calendars)

  it('is a sound network with names, lead units and assessed nodes', () => {
    expect(schedulePlan(plan, calendars).diagnoses).toEqual([])
    expect(template.nodes.every((n) => n.names.zh && n.names.en && n.leadUnit)).toBe(true)
    expect(template.nodes.filter((n) => n.assessed).length).toBeGreaterThanOrEqual(4)
    const loose = template.nodes.filter((n) => !template.nodes.some((m) => m.predecessors?.some((p) => p.id === n.id)))
    expect(loose).toHaveLength(1)
  })

  it('counted back begins so late that the commitment just holds', () => {
    const s = schedulePlan(plan, calendars)
    expect(s.daysToWinBack).toBe(0)
    expect(s.activities.some((a) => a.totalFloat === 0)).toBe(true)
    expect(s.activities.every((a) => a.totalFloat >= 0)).toBe(true)
    expect(plan.activities.at(-1)?.commitment).toBe('2028-12-29')
  })

  it('says what must be won back when the commitment is too near', () => {
    const tight = planFromTemplate(template, { ...wanted, statusDate: civil('2028-06-01') }, calendars)
    const s = schedulePlan(tight, calendars)
    expect(s.daysToWinBack).toBeGreaterThan(0)
    expect(s.diagnoses.map((d) => d.code)).toContain('impossible-finish')
  })
})

it('has at least 32 nodes for an industrial plant', () => {
  expect(planTemplates.find((t) => t.kind === 'industrial')!.nodes.length).toBeGreaterThanOrEqual(32)
})
