import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, type Visitor, visit } from './visitor.ts'

let browser: Browser
let office: Visitor
beforeAll(async () => {
  browser = await openBrowser()
  office = await visit(browser, inject('guatu'))
  await office.signIn('项目办')
})
afterAll(async () => {
  await office?.leave()
  await browser?.close()
})

describe('a page with unsaved edits', () => {
  it('asks before it is left by a link, by a key or by the browser’s back, and stays when asked to', async () => {
    const { page } = office
    await office.go('bottlenecks')
    await page.getByRole('heading', { name: '堵点', exact: true }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await page.getByRole('heading', { name: '组织与人员' }).waitFor()
    await page.getByRole('button', { name: '新建单位' }).click()
    await page.getByLabel('名称', { exact: true }).fill('没保存的单位')
    const asked = page.getByRole('dialog').filter({ hasText: '还有没保存的改动' })
    await page.goBack()
    await asked.getByRole('button', { name: '留在本页' }).click()
    await asked.waitFor({ state: 'hidden' })
    expect(new URL(page.url()).pathname).toBe('/guatu/organization')
    expect(await page.getByLabel('名称', { exact: true }).inputValue()).toBe('没保存的单位')
    await page.goBack()
    await asked.getByRole('button', { name: '不保存，离开' }).click()
    await page.getByRole('heading', { name: '堵点', exact: true }).waitFor()
  })

  it('asks the same of the calendar, by a key, and nothing once the edits are discarded', async () => {
    const { page } = office
    await office.go('calendar?year=2027')
    await page.getByRole('heading', { name: '工作日历' }).waitFor()
    await page.locator('.day').first().click()
    await page.getByRole('heading', { name: '工作日历' }).click()
    await page.keyboard.press('g')
    await page.keyboard.press('w')
    const asked = page.getByRole('dialog').filter({ hasText: '还有没保存的改动' })
    await asked.getByRole('button', { name: '留在本页' }).click()
    await asked.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '放弃' }).click()
    await page.getByRole('heading', { name: '工作日历' }).click()
    await page.keyboard.press('g')
    await page.keyboard.press('w')
    await page.locator('.wall-sizer canvas').waitFor()
  })
})
