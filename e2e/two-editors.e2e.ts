import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, type Visitor, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function openForm(who: Visitor, id: string): Promise<void> {
  await who.signIn('项目办')
  await who.go(`projects/${id}`)
  await who.page.getByRole('button', { name: '修改资料' }).click()
  await who.page.getByRole('dialog').getByLabel('建设地点').waitFor()
}

describe('two people at one project', () => {
  it('the second is told, sees both texts side by side, and loses nothing', async () => {
    const first = await visit(browser, inject('guatu'))
    const second = await visit(browser, inject('guatu'))
    await first.signIn('项目办')
    const answer = await first.context.request.get(`${first.address}api/projects?q=${encodeURIComponent('中药饮片')}`)
    const { rows } = (await answer.json()) as { rows: { id: string }[] }
    await openForm(first, rows[0]!.id)
    await openForm(second, rows[0]!.id)
    await first.page.getByRole('dialog').getByLabel('建设地点').fill('园区路1号')
    await second.page.getByRole('dialog').getByLabel('建设地点').fill('园区路2号')
    for (const { page } of [first, second]) {
      await page.getByRole('dialog').getByLabel('修改事由').fill('核对地址')
      await page.locator('.act-drawer .act-foot .ant-btn-primary').click()
      if (page === first.page) await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    const note = second.page.getByRole('alert').filter({ hasText: '刚被别人改过' })
    await note.waitFor()
    expect(await note.innerText()).toContain('园区路1号')
    expect(await note.innerText()).toContain('园区路2号')
    expect(await second.page.getByRole('dialog').getByLabel('建设地点').inputValue()).toBe('园区路2号')
    await first.leave()
    await second.leave()
  })
})
