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

describe('a ledger without codes whose figures have moved on', () => {
  it('is answered for all rows by one tick of the keyboard, and next time asks nothing', async () => {
    const office = await visit(browser, inject('guatu'))
    const { page } = office
    await office.signIn('项目办')
    const month = (done: readonly [number, number]) =>
      [
        '云山区民生实事台账（截至2026年11月20日）',
        '序号,项目名称,责任单位,总投资（万元）,2026年计划投资（万元）,1-11月完成投资（万元）,计划竣工时间,民生类别',
        `1,云山区第三实验小学扩建,云山区教育局,9000,5000,${done[0]},2026年12月,教育`,
        `2,云山区老旧小区供水管网更新,云山区水务局,7000,4000,${done[1]},2027年6月,供水`,
      ].join('\n')
    const send = async (done: readonly [number, number]) => {
      await office.go('imports')
      await upload(page, month(done))
    }
    const confirm = async () => {
      await page.getByRole('button', { name: '确认入库' }).click()
      await page.locator('.import-said').waitFor()
    }
    await send([3000, 2000])
    await confirm()
    await send([3600, 2500])
    expect(await page.locator('.import-summary').innerText()).toMatch(/需确认\s*2/)
    const tick = page.getByRole('checkbox', { name: /其中2行没有代码/ })
    await tick.focus()
    await page.keyboard.press('Space')
    if (process.env.GUATU_PICTURES) await page.screenshot({ path: `${process.env.GUATU_PICTURES}/ask-names.png` })
    await page.getByRole('button', { name: /应用/ }).press('Enter')
    await page
      .getByText(/(?<!无)变化\s*2/)
      .first()
      .waitFor()
    await confirm()
    await send([3900, 2900])
    expect(await page.locator('.import-summary').innerText()).not.toMatch(/需确认/)
    expect(await page.locator('.import-summary').innerText()).toMatch(/(?<!无)变化\s*2/)
    await office.leave()
  })
})
