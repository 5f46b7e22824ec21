import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { act, stands } from './act-by-keyboard.ts'
import { openBrowser, phone, type Visitor, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const SECRET = 'journey-password-3'
const as = async (userName: string, secret?: string): Promise<Visitor> => {
  const who = await visit(browser, inject('guatu'))
  await who.signIn(userName, secret)
  return who
}
const send = async <T>(who: Visitor, path: string, data: object): Promise<T> => {
  const answer = await who.context.request.post(`${who.address}api/${path}`, { data })
  expect(answer.status(), `${path} ${await answer.text()}`).toBe(200)
  return answer.json()
}
const read = async <T>(who: Visitor, path: string): Promise<T> => {
  const answer = await who.context.request.get(`${who.address}api/${path}`)
  expect(answer.status(), path).toBe(200)
  return answer.json()
}

/** An account as the administrator gives it: the first password is told once and changed at once. */
async function account(admin: Visitor, userName: string, grant: object): Promise<void> {
  const grants = [{ unitId: null, regionCode: null, ...grant }]
  const made = { id: crypto.randomUUID(), userName, personName: `${userName}某`, phone: '', grants }
  const { firstPassword } = await send<{ firstPassword: string }>(admin, 'accounts', made)
  const first = await as(userName, firstPassword)
  await send(first, 'session/password', { current: firstPassword, next: SECRET })
  await first.leave()
}

describe('a matter', () => {
  it('is registered by a headquarters, accepted and handed in by the unit, verified by another, and its light goes out', async () => {
    const admin = await as('系统管理员')
    const { rows } = await read<{ rows: { id: string; name: string }[] }>(admin, 'units?q=区民政局')
    await account(admin, '督办承办人', { role: 'department', unitId: rows[0]!.id })
    await admin.leave()

    const hq = await as('指挥部')
    await hq.go('matters')
    await act(hq.page, '登记事项', async (form) => {
      await form.getByLabel('事项名称').fill('养老中心入住登记系统联调')
      await form.getByLabel('办理要求').fill('完成联调并试运行。')
      await form.getByLabel('会议或文件名称').fill('现场推进会')
      await form.getByLabel('承办单位').fill('区民政局')
      await hq.page.getByTitle('区民政局', { exact: true }).first().click()
      await form.getByLabel('按工作日').check()
      await form.getByLabel('交办后几个工作日').fill('2')
    })
    await stands(hq.page, '拟办')
    await act(hq.page, '交办')
    await stands(hq.page, '交办')
    // Two working days to go: reminded from the start.
    await hq.page.locator('.dossier-head [data-level="remind"]').waitFor()
    await hq.page
      .getByText(/区督办〔\d{4}〕\d+号/)
      .first()
      .waitFor()
    const path = new URL(hq.page.url()).pathname.split('/matters/')[1]!

    const unit = await as('督办承办人', SECRET)
    await unit.go(`matters/${path}`)
    await act(unit.page, '签收')
    await stands(unit.page, '签收')
    await act(unit.page, '反馈进展', (form) => form.getByLabel('办理进展').fill('接口已通。'))
    await stands(unit.page, '办理')
    await act(unit.page, '申请办结', async (form) => {
      await form.getByLabel('办结情况').fill('联调完成，已试运行。')
      const paper = { name: '联调记录.txt', mimeType: 'text/plain', buffer: Buffer.from('两轮通过') }
      await form.locator('input[type="file"]').setInputFiles(paper)
      await form.getByText('联调记录.txt').waitFor()
    })
    await stands(unit.page, '申请办结')
    // The unit's clock stands, and so does its light.
    await unit.page.locator('.dossier-head [data-level="normal"]').waitFor()
    expect(await unit.page.getByRole('button', { name: '核验通过' }).count()).toBe(0)
    await unit.leave()

    await hq.go(`matters/${path}`)
    await hq.page.getByRole('link', { name: '联调记录.txt' }).waitFor()
    await act(hq.page, '核验通过', (form) => form.getByLabel('核验情况').fill('现场演示通过。'))
    await stands(hq.page, '核验')
    await act(hq.page, '销号')
    await stands(hq.page, '销号')
    expect(await hq.page.locator('.dossier-head [data-level]').count()).toBe(0)
    await hq.leave()
  }, 120_000)

  it('of the district stand in the list with their lights, on a phone without scrolling sideways', async () => {
    const office = await visit(browser, inject('guatu'), phone)
    await office.signIn('督查室')
    await office.go('matters?state=overdue')
    await office.page.getByText('施工扬尘在线监测补装').first().waitFor()
    const wide = await office.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
    await office.page.getByText('施工扬尘在线监测补装').first().click()
    await office.page.getByText('应装43处，已装36处。').waitFor()
    expect(await office.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await office.leave()
  }, 60_000)
})
