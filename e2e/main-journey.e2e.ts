import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import mammoth from 'mammoth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guatu, startGuatu } from './start-guatu.ts'
import { openBrowser, phone, type Visitor, visit } from './visitor.ts'

const ledger = join(import.meta.dirname, '../samples/guatu-sample-ledger.xlsx')
const reported = '锂电池结构件精密加工项目'
const planned = '30GWh动力电池项目'
const ownPassword = '我自己的密码-2026'

let guatu: Guatu
let browser: Browser
let office: Visitor
let wall: Page

/** The steps of one story, in order, on a server as a new user has it: each step stands on the one before. */
describe('from a clone to the notice', () => {
  beforeAll(async () => {
    guatu = await startGuatu()
    browser = await openBrowser()
    office = await visit(browser, guatu.address)
  })
  afterAll(async () => {
    await browser?.close()
    await guatu?.stop()
  })

  it('a new user signs in with the password of the first start, which must be changed before anything opens', async () => {
    const { page } = office
    const first = guatu.firstPasswords().get('项目办')
    expect(first).toMatch(/\S{10,}/)
    await office.go('')
    await page.getByLabel('用户名').fill('项目办')
    await page.getByLabel('密码', { exact: true }).fill(first!)
    await page.getByRole('button', { name: /登\s*录/ }).click()
    await page.getByRole('heading', { name: '请先修改初始密码' }).waitFor()
    const fields = page.locator('input[type=password]')
    await fields.nth(0).fill(first!)
    await fields.nth(1).fill(ownPassword)
    await fields.nth(2).fill(ownPassword)
    await page.locator('button[type=submit]').click()
    await page.locator('.wall-sizer canvas').waitFor()
    expect(guatu.firstPasswords().has('项目办'), 'a changed password leaves the file').toBe(false)
  })

  it('drops the ledger on the import page, sees the differences, and confirms', async () => {
    const { page } = office
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.getByRole('heading', { name: '导入台账' }).waitFor()
    await drop(page, ledger)
    await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
    const summary = page.locator('.import-summary')
    await summary.waitFor()
    expect(await summary.innerText()).toContain('完成率 85.0%')
    expect(await numberAfter(summary.innerText(), '新增')).toBe(30)
    expect(await numberAfter(summary.innerText(), '有变化')).toBe(31)
    await page.getByRole('tab', { name: /^有变化/ }).click()
    await page.locator('.changes del').first().waitFor()
    await page.getByRole('button', { name: '确认入库' }).click()
    await page.locator('.import-said').waitFor()
    expect(await page.locator('.import-said').innerText()).toMatch(/新增 30 个，更新 31 个/)
  })

  it('makes a plan from a template for one project of the ledger, and approves it', async () => {
    const { page } = office
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.getByRole('heading', { name: '项目', exact: true }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(planned)
    await page.getByText('共 1 条').waitFor()
    // Not Escape: the browser empties a search box with it.
    await page.locator('[data-row-link]', { hasText: planned }).click()
    await page.getByRole('heading', { name: planned }).waitFor()
    await page.locator('#plan').getByRole('link').click()
    await page.getByRole('radio', { name: /工业厂房类/ }).check()
    await page.getByRole('button', { name: '倒排计划' }).click()
    await page
      .getByText(/需抢回 \d+ 天/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: '审定计划' }).click()
    await page.locator('.ant-popconfirm').getByRole('button', { name: '审定计划' }).click()
    await page.getByText(/已审定（第\d+版）/).waitFor()
  })

  it('sees on the wall chart why the project with the new plan is late', async () => {
    wall = await office.tab()
    await wall.goto(`${guatu.address}wall`)
    expect(await openOnWall(wall, planned)).toMatch(/^红牌/)
    expect(await wall.locator('.light-sentence').innerText()).toMatch(/考核节点“.+”应于.+，已超期\d+天/)
    await wall.keyboard.press('Escape')
    expect(await openOnWall(wall, reported)).toMatch(/^黄牌/)
    expect(await wall.locator('.light-sentence').innerText()).toMatch(/数据/)
  })

  it('a liaison reports the week on a phone, and the open wall chart changes the light with its reason', async () => {
    const liaison = await visit(browser, guatu.address, phone)
    const { page } = liaison
    await signInOnPhone(page)
    await page.getByRole('button', { name: new RegExp(reported) }).tap()
    await page.getByLabel('今年累计完成投资').fill('24000')
    await page.getByLabel('本期进展').fill('冲压线停工检修，未完成安装。')
    await page.getByRole('button', { name: '提交', exact: true }).tap()
    // A running total that goes down is asked about, not refused.
    await page.getByRole('heading', { name: '有几处请核对' }).waitFor()
    await page.getByRole('button', { name: '数据无误，确认提交' }).tap()
    await page.getByRole('heading', { name: '报送成功' }).waitFor()
    const sentence = await page.locator('.after .light p').last().innerText()
    expect(sentence).toMatch(/−?\d+(\.\d+)?/)

    // Nobody reloaded the wall chart.
    await wall.locator('.light-sentence', { hasText: sentence }).waitFor()
    expect(await wall.locator('.arithmetic').first().innerText()).toMatch(/75(\.0)?/)
    await liaison.leave()
  })

  it('downloads the notice, whose Word file says the same figures as the screen', async () => {
    const { page } = office
    await office.go('notice')
    const title = await page.locator('.paper h2').innerText()
    const cells = await page.locator('.paper table').first().locator('tbody tr').first().locator('td').allInnerTexts()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('link', { name: /Word/ })
        .or(page.getByRole('button', { name: /Word/ }))
        .first()
        .click(),
    ])
    expect(file.suggestedFilename()).toMatch(/\.docx$/)
    const { value } = await mammoth.extractRawText({ buffer: readFileSync(await file.path()) })
    const words = value.replace(/\s+/g, '')
    expect(words).toContain(title.replace(/\s+/g, ''))
    expect(cells.length).toBe(6)
    for (const cell of cells) expect(words).toContain(cell.trim().replace('−', '-').replace(/^\+/, ''))
    // Issued cards: the lights below them are for the desk and stand in no paper.
    const [card] = await page.locator('.paper table').nth(1).locator('tbody tr').first().locator('td').allInnerTexts()
    expect(card).toBeTruthy()
    const reason = await page
      .locator('.paper table')
      .nth(1)
      .locator('tbody tr')
      .first()
      .locator('td')
      .nth(3)
      .innerText()
    expect(words).toContain(reason.replace(/\s+/g, '').replace(/。$/, ''))
    // The week that is still open cannot be told of yet.
    expect(title).toContain(
      '第46周'.replace('46', /第(\d+)周/.exec(await page.locator('.notice-period').innerText())![1]!),
    )
    await office.leave()
  })
})

const numberAfter = async (text: Promise<string>, word: string): Promise<number> =>
  Number(new RegExp(`${word}\\s*(\\d+)`).exec(await text)?.[1])

/** As a hand would: a file let go over the page, not the file chooser. */
async function drop(page: Page, file: string): Promise<void> {
  const name = file.split('/').at(-1)!
  const bytes = readFileSync(file).toString('base64')
  const hold = await page.evaluateHandle(
    ([base64, fileName]) => {
      const transfer = new DataTransfer()
      const content = Uint8Array.from(atob(base64!), (c) => c.charCodeAt(0))
      transfer.items.add(new File([content], fileName!))
      return transfer
    },
    [bytes, name],
  )
  await page.dispatchEvent('.drop', 'dragover', { dataTransfer: hold })
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: hold })
}

/** By keyboard, as the foot of the wall chart tells; the word and the name in the head of the evidence. */
async function openOnWall(page: Page, name: string): Promise<string> {
  await page.locator('.wall-sizer canvas').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('.light-drawer h2', { hasText: name }).waitFor()
  await page.locator('.light-drawer section').first().waitFor()
  return page.locator('.light-level').innerText()
}

async function signInOnPhone(page: Page): Promise<void> {
  const first = guatu.firstPasswords().get('联络员')!
  await page.goto(`${guatu.address}report.html`)
  await page.getByLabel('用户名').fill('联络员')
  await page.getByLabel('密码').fill(first)
  await page.getByRole('button', { name: '去登录' }).tap()
  await page.getByText('请先修改初始密码').waitFor()
  await page.getByRole('link', { name: '去修改密码' }).tap()
  const fields = page.locator('input[type=password]')
  await fields.nth(0).fill(first)
  await fields.nth(1).fill(ownPassword)
  await fields.nth(2).fill(ownPassword)
  await page.locator('button[type=submit]').tap()
  await page.locator('.wall-list, .phone-bar').first().waitFor()
  await page.goto(`${guatu.address}report.html`)
}
