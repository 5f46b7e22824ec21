import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const head = '序号,项目名称,责任单位,总投资（万元）,2026年计划投资（万元）,1-11月完成投资（万元）,计划竣工时间'
const rows = [
  '1,云山大道东段改造工程,云山区住建局,12000,6000,5400,2026年12月',
  '2,城东污水泵站工程,云山区水务局,8600,4300,待定(见附件)x,2027年6月',
  '3,青年公寓二期项目,云山区住建局,33000,9000,8100,2027年10月',
]
const sheet = ['云山区重点项目台账（截至2026年11月20日）', head, ...rows].join('\n')

async function upload(page: Page, content: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name: '云山区台账.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff${content}`),
  })
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
  await page.locator('.import-summary').waitFor()
}

describe('a ledger with a bad row', () => {
  it('goes in without it, keeps it for repair beside the sheet, and takes it in when it is mended', async () => {
    const office = await visit(browser, inject('guatu'))
    const { page } = office
    await office.signIn('项目办')
    await office.go('imports')
    await upload(page, sheet)
    expect(await page.locator('.import-summary').innerText()).toMatch(/新增\s*2[\s\S]*待修正\s*1/)
    await page.getByRole('button', { name: '确认入库' }).click()
    await page.locator('.import-said').waitFor()
    expect(await page.locator('.import-said').innerText()).toContain('另有 1 行留待修正')
    await page.getByText('城东污水泵站工程').last().waitFor()
    await office.leave()
  })

  it('changes nothing when the same sheet comes a second time', async () => {
    const office = await visit(browser, inject('guatu'))
    const { page } = office
    await office.signIn('项目办')
    const good = sheet.replace('待定(见附件)x', '3900')
    await office.go('imports')
    await upload(page, good)
    await page.getByRole('button', { name: '确认入库' }).click()
    await page.locator('.import-said').waitFor()
    await office.go('imports')
    await upload(page, good)
    expect(await page.locator('.import-summary').innerText()).toMatch(/无变化\s*3/)
    await page.getByText('与现有数据完全一致，无需入库').waitFor()
    expect(await page.getByRole('button', { name: '确认入库' }).isDisabled()).toBe(true)
    await office.leave()
  })
})
