import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('a plan for a project under construction', () => {
  it('is made with what is done so far, which awaits somebody else’s verification', async () => {
    const office = await visit(browser, inject('guatu'))
    const { page } = office
    await office.signIn('项目办')
    const { request } = office.context
    const listed = await request.get(`${office.address}api/projects?limit=1&kind=industrial`)
    const { id: known } = ((await listed.json()) as { rows: { id: string }[] }).rows[0]!
    const { body } = (await (await request.get(`${office.address}api/projects/${known}`)).json()) as { body: object }
    const id = randomUUID()
    const made = await request.post(`${office.address}api/projects`, {
      data: { ...body, id, name: '补录节点的厂房', kind: 'industrial', stage: 'building', packageOf: null },
    })
    expect(made.status(), await made.text()).toBe(200)

    await office.go(`projects/${id}/plan`)
    await page.getByLabel('承诺竣工').fill('2030-12-31')
    await page.getByLabel('已完成到哪一个节点').click()
    await page.keyboard.type('开工')
    await page.getByTitle('开工', { exact: true }).click()
    const days = page.locator('.done-day')
    await days.last().waitFor()
    const all = await days.count()
    expect(all).toBeGreaterThan(10)
    await page.getByRole('button', { name: '倒排计划' }).click()
    await page.getByText('请填写完成日期，或去掉勾选').first().waitFor()
    await days.last().locator('input[type=date]').fill('2025-03-31')
    await page.getByRole('button', { name: '空着的按后续节点的日期补齐' }).click()
    await days.nth(3).getByRole('checkbox').uncheck()
    await page.getByLabel('补录说明').fill('开工后建档，按施工日志补录')
    await page.getByRole('button', { name: '倒排计划' }).click()
    await page.getByRole('heading', { name: /倒排工期/ }).waitFor()
    await page.getByRole('button', { name: '核验', exact: true }).first().waitFor()
    const plan = (await (await request.get(`${office.address}api/projects/${id}/plan`)).json()) as {
      activities: { actualFinish?: string }[]
      milestones: { claimedOn: string | null; verifiedOn: string | null }[]
    }
    expect(plan.activities.filter((a) => a.actualFinish === '2025-03-31')).toHaveLength(all - 1)
    const claimed = plan.milestones.filter((m) => m.claimedOn)
    expect(claimed.length).toBeGreaterThan(1)
    expect(claimed.filter((m) => m.verifiedOn)).toEqual([])
    await office.leave()
  })
})
