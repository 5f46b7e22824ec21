import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('the public board in the hall', () => {
  it('is watched by its address without signing in, turns its pages, and names no firm', async () => {
    const office = await visit(browser, inject('guatu'))
    await office.signIn('项目办')
    await office.go('boards')
    await office.page.getByRole('button', { name: '新建地址' }).click()
    await office.page.getByRole('dialog').getByLabel('名称').fill('一楼大厅')
    await office.page.locator('.act-drawer .act-foot .ant-btn-primary').click()
    const once = office.page.getByRole('dialog', { name: /一楼大厅/ })
    const address = await once.getByLabel('地址').inputValue()
    expect(address).toContain('/guatu/board/')
    await once.getByRole('button', { name: '已抄下，关闭' }).click()
    await once.waitFor({ state: 'hidden' })
    // Shown once: the list has it no more.
    expect(await office.page.content()).not.toContain(new URL(address).pathname.split('/').at(-1)!)

    const hall = await visit(browser, office.address, { viewport: { width: 1920, height: 1080 } })
    await hall.page.clock.install()
    let payload = ''
    hall.page.on('response', async (r) => {
      if (r.url().includes('api/board/')) payload += await r.text().catch(() => '')
    })
    await hall.page.goto(address)
    const title = hall.page.locator('.panel h2')
    const seen = new Set([await title.innerText()])
    for (let turn = 0; turn < 12 && seen.size < 4; turn++) {
      await hall.page.clock.runFor(5_000)
      seen.add(await title.innerText())
    }
    expect(seen.size).toBeGreaterThanOrEqual(4)
    expect(payload).not.toMatch(/示例[^"]{1,12}有限公司/)
    // No scroll bars on a screen that nobody stands at.
    expect(await hall.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
    await hall.leave()

    // Other journeys leave boards of theirs in the same district.
    const own = office.page.getByRole('row', { name: /一楼大厅/ })
    await own.getByRole('button', { name: /停\s*用/ }).click()
    await office.page.locator('.ant-popconfirm .ant-btn-primary').click()
    await own.getByText('已停用').waitFor()
    const late = await visit(browser, office.address)
    expect((await late.context.request.get(address.replace('/board/', '/api/board/'))).status()).toBe(404)
    await late.leave()
    await office.leave()
  })
})
