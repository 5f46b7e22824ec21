import { createReadStream } from 'node:fs'
import { text } from 'node:stream/consumers'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { daysFromNow, planProject } from './planned-project.ts'
import { openBrowser, type Visitor, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

type Forecasts = { total: number; rows: { projectId: string; projectName: string; turnReason: string | null }[] }
const ask = async <T>(who: Visitor, path: string) =>
  (await (await who.context.request.get(`${who.address}api/${path}`)).json()) as T

describe('what is foreseen', () => {
  it('is a list that is filtered by its address, exported as shown, and opened as network, curve and odds', async () => {
    const who = await visit(browser, inject('guatu'))
    await who.signIn('项目办')
    const { page } = who
    // A server that has just been filled foresees for the first time.
    const foreseen = async () => (await ask<Forecasts>(who, 'forecasts?limit=50')).total
    await expect.poll(foreseen, { timeout: 60_000 }).toBeGreaterThan(20)
    const few = await ask<Forecasts>(who, 'forecasts?limit=200&odds=below80')
    await who.go('forecasts?odds=below80')
    await page.locator('.list-total').waitFor()
    await expect.poll(() => page.locator('.list-total').innerText()).toContain(String(few.total))
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 Excel' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
    expect((await text(createReadStream((await download.path())!, 'latin1'))).slice(0, 2)).toBe('PK')

    const { projectId } = few.rows[0]!
    await who.go(`projects/${projectId}/plan?view=network`)
    await page.getByText('以表格看').click()
    const { activities } = await ask<{ activities: unknown[] }>(who, `projects/${projectId}/plan`)
    await expect.poll(() => page.locator('.plan-network tbody tr').count()).toBe(activities.length)
    await page.getByRole('link', { name: 'S曲线' }).click()
    await page.locator('canvas').first().waitFor()
    await page.getByRole('link', { name: '按期概率' }).click()
    await page.getByText('P80').first().waitFor()
    await who.leave()
  })
})

describe('a committed date', () => {
  it('is asked to be moved by its headquarters, and moves when the project office has decided', async () => {
    const office = await visit(browser, inject('guatu'))
    await office.signIn('项目办')
    const chief = await visit(browser, inject('guatu'))
    await chief.signIn('指挥部')
    const me = await ask<{ grants: { unitId: string | null }[] }>(chief, 'session')
    const headquartersId = me.grants[0]!.unitId
    const [finish, later] = [daysFromNow(700), daysFromNow(747)]
    const { id, plan } = await planProject(office, { name: '改期试验', finish, headquartersId })

    await chief.go(`projects/${id}/plan?view=dates&asked=${later}`)
    const form = chief.page.getByRole('dialog')
    await form.getByLabel('具体原因').fill('净地晚交付')
    await form.getByLabel('请示文号').fill('工指请〔2026〕6号')
    await form.getByLabel('原因类别').focus()
    await chief.page.keyboard.press('ArrowDown')
    await chief.page.locator('.ant-select-item-option-active').waitFor()
    await chief.page.keyboard.press('Enter')
    await form
      .locator('.ant-select-content-has-value, .ant-select-selection-item')
      .filter({ hasText: '用地' })
      .waitFor()
    await form.locator('.ant-btn-primary').click()
    await form.waitFor({ state: 'hidden' })
    await chief.page.locator('.plan-requests li').waitFor()
    expect(await chief.page.getByRole('button', { name: '批复' }).count()).toBe(0)
    expect((await plan()).committedFinish).toBe(finish)

    await office.go('date-changes')
    const request = office.page.locator('.plan-requests li').filter({ hasText: '改期试验' })
    expect(await request.innerText()).toContain('+47')
    await request.getByRole('button', { name: '批复' }).click()
    const decision = office.page.getByRole('dialog')
    await decision.getByLabel('批准人或批准文件').fill('区政府常务会')
    await decision.locator('.ant-btn-primary').click()
    await decision.waitFor({ state: 'hidden' })
    await expect.poll(async () => (await plan()).committedFinish).toBe(later)

    await chief.go(`projects/${id}/plan?view=dates`)
    const moved = chief.page.locator('.plan-one-date').filter({ hasText: '变更 1 次' })
    await moved.waitFor()
    for (const said of ['+47', '净地晚交付', '工指请〔2026〕6号', '区政府常务会'])
      expect(await moved.innerText()).toContain(said)
    await office.leave()
    await chief.leave()
  })
})

describe('a template', () => {
  it('is changed by the project office, and the next plan is made from it', async () => {
    const who = await visit(browser, inject('guatu'))
    await who.signIn('项目办')
    const { page } = who
    type Kept = { version: number; nodes: { id: string; name: string; duration: number }[] } & Record<string, unknown>
    const kept = await ask<Kept>(who, 'plan-templates/river-water-works')
    const node = kept.nodes.find((n) => n.duration > 1)!
    await who.go('plan-templates/river-water-works')
    const cell = page.getByLabel(`${node.name} 工期`, { exact: true })
    await cell.fill(String(node.duration + 6))
    await cell.press('Enter')
    await page.getByPlaceholder('调整原因').fill('按本地实际')
    await page.getByRole('button', { name: '保存模板' }).click()
    await expect
      .poll(async () => (await ask<Kept>(who, 'plan-templates/river-water-works')).version)
      .toBe(kept.version + 1)
    const { plan } = await planProject(who, {
      name: '水库试验',
      finish: daysFromNow(1200),
      template: 'river-water-works',
    })
    expect((await plan()).activities.find((a) => a.id === node.id)!.duration).toBe(node.duration + 6)
    const { kind, names, nodes, retired } = kept
    const back = { kind, names, nodes, retired, expectedVersion: kept.version + 1, reason: '恢复' }
    const put = await who.context.request.put(`${who.address}api/plan-templates/river-water-works`, { data: back })
    expect(put.status()).toBe(200)
    await who.leave()
  })
})

describe("a plan's own calendar", () => {
  it('moves the dates of the work that is put on it: a site of seven days sooner, one with a winter stop later, and back', async () => {
    const who = await visit(browser, inject('guatu'))
    await who.signIn('项目办')
    const { page } = who
    await who.go('calendar')
    for (const [site, key] of [
      ['现场七天制', 'e2e-seven'],
      ['冬季停工', 'e2e-winter'],
    ] as const) {
      await page.getByLabel('增加日历').focus()
      await page.keyboard.press('ArrowDown')
      await page.locator('.ant-select-item-option', { hasText: site }).first().click()
      const form = page.getByRole('dialog')
      await form.getByLabel('代号').fill(key)
      await form.getByLabel('名称').fill(key)
      await form.getByLabel('依据（文号或事由）').fill('现场实际')
      await form.locator('.ant-btn-primary').click()
      await form.waitFor({ state: 'hidden' })
      await page.locator('.calendar-own, section').filter({ hasText: key }).first().waitFor()
    }
    const tasks = [{ id: 'works', name: '主体施工', duration: 200, unit: 'working' as const }]
    const { id, plan } = await planProject(who, { name: '日历试验', finish: daysFromNow(1000), tasks })
    const official = (await plan()).finish
    await who.go(`projects/${id}/plan`)
    const choose = async (calendar: string) => {
      await page.locator('[data-activity="works"] .plan-row-button').click()
      const form = page.getByRole('dialog')
      await form.locator('.row-more summary').click()
      await form.getByLabel('日历', { exact: true }).focus()
      await page.keyboard.press('ArrowDown')
      const active = page.locator('.ant-select-item-option-active')
      await active.waitFor()
      for (let i = 0; i < 9 && (await active.innerText()) !== calendar; i++) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await form.locator('.ant-btn-primary').click()
      await form.waitFor({ state: 'hidden' })
    }
    const finish = () => page.locator('.plan-facts').innerText()
    await choose('e2e-winter')
    await page.locator('.plan-shift').waitFor()
    const winter = await finish()
    expect(winter).toContain(official)
    await page.getByRole('button', { name: '撤消' }).click()
    await page.locator('.plan-shift').waitFor({ state: 'hidden' })
    await choose('e2e-seven')
    await page.locator('.plan-shift').waitFor()
    expect(await finish()).not.toBe(winter)
    await page.getByPlaceholder('调整原因').fill('现场七天施工')
    await page.getByRole('button', { name: '保存调整' }).click()
    await expect.poll(async () => (await plan()).finish < official).toBe(true)
    await who.leave()
  })
})

describe("a person's calendar of what is due", () => {
  it('is subscribed by an address shown once, holds whole days that a calendar program reads, and ends when revoked', async () => {
    const who = await visit(browser, inject('guatu'))
    await who.signIn('指挥部')
    const { page } = who
    await who.go('calendar')
    await page.getByLabel('用在哪里，如“我的手机”').fill('我的手机')
    await page.getByRole('button', { name: '生成订阅地址' }).click()
    const address = await page.locator('.feed-address').innerText()
    await page.locator('.ant-modal .ant-btn-primary').click()
    const stranger = await browser.newContext()
    const feed = await stranger.request.get(address)
    expect(feed.headers()['content-type']).toContain('text/calendar')
    // Long lines are folded: a line that begins with a space goes on from the one before.
    const lines = (await feed.text()).replace(/\r\n[ \t]/g, '').split('\r\n')
    const of = (name: string) => lines.filter((line) => line.startsWith(name))
    const events = of('BEGIN:VEVENT').length
    expect([lines[0], lines.findLast((l) => l !== '')]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR'])
    expect(events).toBeGreaterThan(3)
    expect(new Set(of('UID:')).size).toBe(events)
    expect(of('DTSTART;VALUE=DATE:').filter((l) => /:\d{8}$/.test(l))).toHaveLength(events)
    expect(of('SUMMARY:').some((l) => l.includes('填报：'))).toBe(true)
    await page.getByRole('button', { name: '撤销' }).first().click()
    await expect.poll(async () => (await stranger.request.get(address)).status()).toBe(404)
    await stranger.close()
    await who.leave()
  })
})
