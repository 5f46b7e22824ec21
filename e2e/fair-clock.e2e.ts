import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const inTwoMonths = () => new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)

describe('the fair clock', () => {
  it('stands still for a listed reason once somebody else has approved it, and both see it', async () => {
    const office = await visit(browser, inject('guatu'))
    const { page } = office
    await office.signIn('项目办')
    const listed = await office.context.request.get(`${office.address}api/projects?limit=1&stage=building&sort=-name`)
    const project = ((await listed.json()) as { rows: { id: string; name: string }[] }).rows[0]!
    await office.go(`projects/${project.id}#clock`)
    const clock = page.locator('#clock')
    await clock.getByRole('button', { name: '申请停钟' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('停钟事由').click()
    await page.locator('.ant-select-item-option', { hasText: '文物勘探发掘' }).click()
    await drawer.getByLabel('止日').fill(inTwoMonths())
    await drawer.getByLabel('情况说明').fill('地块内发现古墓葬，考古发掘期间停工')
    await drawer.getByRole('button', { name: '提交' }).click()
    await clock.getByText('待审批').waitFor()
    // Who asks does not decide.
    expect(await clock.locator('.pause-line', { hasText: '待审批' }).getByRole('button').count()).toBe(0)

    const inspection = await visit(browser, inject('guatu'))
    await inspection.signIn('督查室')
    await inspection.go('fair-clock?view=pauses')
    const row = inspection.page.locator('tbody tr', { hasText: project.name })
    await row.filter({ hasText: '待审批' }).getByRole('button', { name: '办理' }).click()
    await inspection.page.getByRole('menuitem', { name: '同意', exact: true }).click()
    await inspection.page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
    await row.filter({ hasText: '停钟中' }).waitFor()
    await inspection.leave()

    await clock.getByText('停钟中').waitFor()
    await office.go('fair-clock?view=pauses')
    await page.locator('tbody tr', { hasText: project.name }).filter({ hasText: '停钟中' }).waitFor()
    await office.leave()
  })
})
