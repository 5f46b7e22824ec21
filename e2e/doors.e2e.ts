import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, phone, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function tryToEnter(page: Page, userName: string, secret: string): Promise<void> {
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('密码', { exact: true }).fill(secret)
  await page.locator('button[type=submit]').click()
}

describe('the doors of the house, below a base path', () => {
  it('a wrong password is answered with a sentence, and after five the account is locked with the minutes named', async () => {
    const guest = await visit(browser, inject('guatu'))
    await guest.go('')
    const note = guest.page.getByRole('alert')
    await tryToEnter(guest.page, '评审员', 'not-the-password')
    await note.getByText('用户名或密码不正确').waitFor()
    for (let tries = 0; tries < 10; tries++) {
      const answered = guest.page.waitForResponse(
        (r) => r.url().endsWith('api/session') && r.request().method() === 'POST',
      )
      await guest.page.locator('button[type=submit]').click()
      await answered
      if ((await note.innerText()).includes('锁定')) break
      await note.waitFor()
    }
    await note.getByText(/账号已暂时锁定，请\d+分钟后再试/).waitFor()
    expect(await guest.page.getByLabel('用户名').inputValue()).toBe('评审员')
    await guest.leave()
  })

  it('the desk opens at the address that was asked for, once the reader has signed in', async () => {
    const leader = await visit(browser, inject('guatu'))
    await leader.go('bottlenecks')
    await tryToEnter(leader.page, '区领导', 'journey-password-1')
    await leader.page.getByRole('heading', { name: '堵点', exact: true }).waitFor()
    expect(new URL(leader.page.url()).pathname).toBe('/guatu/bottlenecks')
    await leader.page.keyboard.press('g')
    await leader.page.keyboard.press('w')
    await leader.page.locator('.wall-sizer canvas').waitFor()
    expect(new URL(leader.page.url()).pathname).toBe('/guatu/wall')
    await leader.leave()
  })

  it('the phone door lets a liaison in', async () => {
    const liaison = await visit(browser, inject('guatu'), phone)
    await liaison.go('report.html')
    await liaison.page.getByLabel('用户名').fill('帮办专员')
    await liaison.page.getByLabel('密码').fill('journey-password-1')
    await liaison.page.locator('button[type=submit]').tap()
    await liaison.page.locator('button.row').first().waitFor()
    await liaison.leave()
  })

  it('a task force sees its own projects and nobody else’s, neither in the list nor by their address', async () => {
    const office = await visit(browser, inject('guatu'))
    await office.signIn('项目办')
    const all = await ids(office.context.request.get(`${office.address}api/projects?limit=200`))
    const crew = await visit(browser, inject('guatu'))
    await crew.signIn('专班')
    const own = await ids(crew.context.request.get(`${crew.address}api/projects?limit=200`))
    expect(own.length).toBeGreaterThan(0)
    expect(own.length).toBeLessThan(all.length)
    await crew.go('projects')
    await crew.page.getByText(`共 ${own.length} 条`).waitFor()
    expect(await crew.page.locator('tbody [data-row-link]').count()).toBe(own.length)
    const foreign = all.find((id) => !own.includes(id))!
    expect((await crew.context.request.get(`${crew.address}api/projects/${foreign}`)).status()).toBeGreaterThanOrEqual(
      403,
    )
    expect(await crew.page.getByRole('link', { name: '导入台账' }).count()).toBe(0)
    await office.leave()
    await crew.leave()
  })
})

async function ids(asked: Promise<{ json(): Promise<unknown> }>): Promise<string[]> {
  const { rows } = (await (await asked).json()) as { rows: { id: string }[] }
  return rows.map((row) => row.id)
}
