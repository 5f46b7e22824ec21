import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { password } from './shared-guatu.ts'
import { type Guatu, startGuatu } from './start-guatu.ts'
import { openBrowser, phone, type Visitor, visit } from './visitor.ts'

let guatu: Guatu
let browser: Browser
let first: Visitor
let office: Visitor
let administratorPassword = ''
const ownPassword = '自己的密码-2026-长'
const officePassword = '项目办的密码-2026'

/** The steps of one story: each stands on the one before. */
describe('from the sample to an installation of one’s own', () => {
  beforeAll(async () => {
    guatu = await startGuatu({ samplePassword: password })
    browser = await openBrowser()
    first = await visit(browser, guatu.address)
    office = await visit(browser, guatu.address)
  })
  afterAll(async () => {
    await browser?.close()
    await guatu?.stop()
  })

  const changeFirst = async ({ page }: Visitor, userName: string, given: string, next: string) => {
    await page.goto(guatu.address)
    await page.getByLabel('用户名').fill(userName)
    await page.getByLabel('密码', { exact: true }).fill(given)
    await page.getByRole('button', { name: /登\s*录/ }).click()
    await page.getByRole('heading', { name: '请先修改初始密码' }).waitFor()
    const fields = page.locator('input[type=password]')
    await fields.nth(0).fill(given)
    await fields.nth(1).fill(next)
    await fields.nth(2).fill(next)
    await page.locator('button[type=submit]').click()
    await page.getByRole('heading', { name: '请先修改初始密码' }).waitFor({ state: 'detached' })
  }

  it('the first page offers to begin empty, and tells the one administrator’s password once', async () => {
    const { page } = first
    await first.signIn('项目办')
    await first.go('')
    await page.getByText('示例数据').first().click()
    await page.getByRole('button', { name: '从空白开始……' }).click()
    await page.getByLabel('本地名称').fill('望江区')
    await page.getByRole('button', { name: '建立空库' }).click()
    const told = page.locator('.begin-empty-password')
    await told.waitFor()
    const [userName, given] = (await told.innerText()).split(/\s+/)
    expect(userName).toBe('admin')
    administratorPassword = given!
    expect(guatu.firstPasswords().get('admin')).toBe(administratorPassword)
    await page.getByRole('button', { name: '记好了，去登录' }).click()
    await page.getByLabel('用户名').waitFor()
  })

  it('the administrator enters, makes the first unit and an account for the project office', async () => {
    const { page } = first
    await changeFirst(first, 'admin', administratorPassword, ownPassword)
    await page.goto(new URL('organization', guatu.address).href)
    await page.getByText('还没有单位').waitFor()
    await page.getByRole('button', { name: '新建单位' }).click()
    await page.getByLabel('名称', { exact: true }).fill('望江建设投资公司')
    await page.getByRole('button', { name: /^提\s*交$|^确\s*定$|^保\s*存$/ }).click()
    await page.locator('[data-row-link]', { hasText: '望江建设投资公司' }).waitFor()
    await page.goto(new URL('accounts', guatu.address).href)
    await page.getByRole('button', { name: '新建账号' }).click()
    const drawer = page.getByRole('dialog').filter({ hasText: '新建账号' })
    await drawer.getByLabel('用户名').fill('项目办甲')
    await drawer.getByLabel('姓名').fill('某甲')
    await drawer.getByLabel('选择角色').fill('项目推进办')
    await page.keyboard.press('Enter')
    await drawer.getByRole('button', { name: /^提\s*交$|^确\s*定$|^保\s*存$/ }).click()
    const once = page.getByRole('dialog').filter({ hasText: '只显示这一次' })
    await once.waitFor()
    const shown = await once.innerText()
    const given = guatu.firstPasswords().get('项目办甲') ?? /[\w-]{10,}/.exec(shown.replace(/项目办甲/g, ''))?.[0]
    expect(given).toMatch(/\S{10,}/)
    await changeFirst(office, '项目办甲', given!, officePassword)
  })

  it('the office opens the first dossier', async () => {
    const { page } = office
    await page.goto(new URL('projects', guatu.address).href)
    await page.getByRole('heading', { name: '项目', exact: true }).waitFor()
    await page.getByRole('button', { name: '新建项目' }).first().click()
    const drawer = page.getByRole('dialog').filter({ hasText: '项目名称' })
    await drawer.getByLabel('项目名称').fill('望江大桥')
    await drawer.getByLabel('总投资').fill('30000')
    await drawer.locator('.act-foot button.ant-btn-primary').click()
    await page.getByRole('heading', { name: '望江大桥' }).waitFor()
    expect(page.url()).toMatch(/\/projects\/[0-9a-f-]{36}$/)
  })

  it('and reports its first period on a phone; the desk then misses nobody', async () => {
    const pocket = await visit(browser, guatu.address, phone)
    await pocket.signIn('项目办甲', officePassword)
    await pocket.go('report.html')
    await pocket.page.locator('button.row', { hasText: '望江大桥' }).tap()
    await pocket.page.getByLabel('今年累计完成投资').fill('120')
    await pocket.page.getByLabel('形象进度').fill('3')
    await pocket.page.getByRole('button', { name: '提交', exact: true }).tap()
    await pocket.page.getByRole('heading', { name: '报送成功' }).waitFor()
    await pocket.leave()
    await office.go('dispatch')
    await office.page.getByText('1/1').waitFor()
    await office.leave()
  })
})
