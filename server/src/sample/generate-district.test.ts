import { checkCreditCode } from '@guatu/domain/projects/ledger/credit-code'
import { describe, expect, it } from 'vitest'
import { generateDistrict } from './generate-district.ts'

const now = new Date('2026-11-25T02:00:00.000Z')
const wish = { projects: 61, weeks: 10, seed: 1, now }
const district = generateDistrict(wish)

describe('the sample district', () => {
  it('is the same for the same seed, and another for another seed', () => {
    expect(JSON.stringify(generateDistrict(wish))).toBe(JSON.stringify(district))
    expect(JSON.stringify(generateDistrict({ ...wish, seed: 2 }).report)).not.toBe(JSON.stringify(district.report))
  })

  it('has five headquarters, 56 task forces, 61 projects and an account for each of fifteen roles', () => {
    const count = (kind: string) => district.unit.filter((u) => u.kind === kind).length
    expect([count('headquarters'), count('taskForce'), district.project.length]).toEqual([5, 56, 61])
    expect(new Set(district.accounts.map((a) => a.role)).size).toBe(15)
  })

  it('names nobody: persons go by their roles, and telephones are out of use', () => {
    for (const p of district.person) {
      expect(p.name).toMatch(/领导|专员|联络员|管理员|保密员|审计员|经办人|办公室|评审团/)
      expect(p.phone).toMatch(/^0632-555\d{4}$/)
    }
  })

  it('gives every firm a credit code with a valid check character and one name', () => {
    const firms = district.unit.filter((u) => u.kind === 'firm')
    expect(firms.every((f) => f.name.startsWith('示例') && checkCreditCode(f.creditCode!) === 'valid')).toBe(true)
    expect(new Set(district.unit.map((u) => u.name)).size).toBe(district.unit.length)
  })

  // In the middle of a day; in the first minutes of a Monday, of a month and of a year.
  it.each([
    now,
    new Date('2026-11-22T16:00:30.000Z'),
    new Date('2026-11-30T16:07:00.000Z'),
    new Date('2026-12-31T16:02:00.000Z'),
  ])('records nothing after now, and no fact before the day it is about: %s', (moment) => {
    const made = moment === now ? district : generateDistrict({ ...wish, now: moment })
    const facts = [...made.report, ...made.milestoneEvent, ...made.bottleneck, ...made.commitment]
    expect(facts.length).toBeGreaterThan(1000)
    for (const f of facts) {
      expect((f.recordedAt as Date) <= moment).toBe(true)
      expect(new Date(`${f.occurredOn}T00:00:00+08:00`) <= (f.recordedAt as Date)).toBe(true)
    }
  })

  it('reports about two thirds of the current week before its cut-off', () => {
    const current = district.report.filter((r) => r.period === '2026-W48').length
    expect(current).toBeGreaterThan(32)
    expect(current).toBeLessThan(48)
  })

  it('never lets a running total fall inside a year, and sums the months of a plan to its total', () => {
    const last = new Map<string, number>()
    for (const r of district.report.filter((x) => x.doneThisYearYuan !== null && x.supersedes === null)) {
      const key = `${r.projectId} ${r.asOf.slice(0, 4)}`
      expect(Number(r.doneThisYearYuan)).toBeGreaterThanOrEqual(last.get(key) ?? 0)
      last.set(key, Number(r.doneThisYearYuan))
    }
    for (const plan of district.yearPlan)
      expect((plan.months as string[]).reduce((a, m) => a + Number(m), 0)).toBe(Number(plan.totalYuan))
  })

  it('lets the accounts of officer, liaison, task force and responsible unit meet in a project that waits for its report', () => {
    const force = district.unit.find((u) => u.name === '第1专班')!
    const project = district.project.find((p) => p.taskForceId === force.id)!
    const grants = (name: string) => JSON.parse(district.account.find((a) => a.userName === name)!.grants as string)
    const holder = district.account.find((a) => a.userName === '帮办专员')!.personId
    expect(grants('项目单位')[0].unitId).toBe(project.ownerUnitId)
    expect(district.postHolding.find((h) => h.postId === project.officerPostId)!.personId).toBe(holder)
    expect(district.report.some((r) => r.projectId === project.id && r.period === '2026-W48')).toBe(false)
  })

  it('takes a few figures back by new facts that say why', () => {
    const corrections = district.report.filter((r) => r.supersedes !== null)
    expect(corrections.length).toBeGreaterThan(0)
    for (const c of corrections) {
      const wrong = district.report.find((r) => r.id === c.supersedes)!
      expect(Number(c.doneThisYearYuan)).toBeLessThanOrEqual(Number(wrong.doneThisYearYuan))
      expect([c.reason !== null, c.supplementary, c.recordedAt > wrong.recordedAt]).toEqual([true, true, true])
    }
  })

  it('shares about half of its projects with the sample ledger, some of them unchanged', () => {
    const done = (name: string) => {
      const project = district.project.find((p) => p.name === name)!
      return district.report.filter((r) => r.projectId === project.id).at(-1)!.doneThisYearYuan
    }
    expect(done('超级电容器产业化项目')).toBe('436530000.00')
    expect(done('5G通信器件产业园项目')).not.toBe('658270000.00')
    expect(district.project.some((p) => p.name === '南外环东延工程')).toBe(true)
  })
})
