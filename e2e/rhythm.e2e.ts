import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('the rhythm of dispatch', () => {
  it('goes from weeks to months from a day on, is seen by everybody, and is taken back before it began', async () => {
    const office = await visit(browser, inject('guatu'))
    const { page } = office
    await office.signIn('项目办')
    await office.go('rhythm')
    const coming = page.locator('table').first().locator('tbody tr')
    const changes = page.locator('table').nth(1).locator('tbody tr')
    await changes.filter({ hasText: '执行中' }).waitFor()
    const periodNow = await coming.first().locator('td').first().innerText()
    expect(periodNow).toMatch(/^第\d+周/)

    await page.getByRole('button', { name: '调整节奏' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('月', { exact: true }).waitFor()
    const from = await drawer.getByLabel('起始日').inputValue()
    expect(from).toMatch(/-01$/)
    await drawer.getByLabel('依据（文件、会议或缘由）').fill('调度会商定：下月起按月调度')
    await drawer.getByRole('button', { name: '提交' }).click()
    const planned = changes.filter({ hasText: '待执行' })
    await planned.filter({ hasText: from }).waitFor()
    await coming
      .filter({ hasText: /^\d+月（/ })
      .first()
      .waitFor()
    expect(await coming.first().locator('td').first().innerText()).toBe(periodNow)

    const leader = await visit(browser, inject('guatu'))
    await leader.signIn('区领导')
    await leader.go('rhythm')
    await leader.page.locator('tbody tr', { hasText: '待执行' }).waitFor()
    expect(await leader.page.getByRole('button', { name: '调整节奏' }).count()).toBe(0)

    await planned.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('dialog').getByLabel('依据（文件、会议或缘由）').fill('会议改定：仍按周调度')
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
    await changes.filter({ hasText: '已撤销' }).waitFor()
    await coming
      .filter({ hasText: /^\d+月（/ })
      .first()
      .waitFor({ state: 'detached' })
    // Live: the leader's page follows without a reload.
    await leader.page.locator('tbody tr', { hasText: '已撤销' }).waitFor()
    await leader.leave()
    await office.leave()
  })
})
