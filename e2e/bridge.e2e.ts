import ExcelJS from 'exceljs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('the bridge between two periods', () => {
  it('compares the periods that were chosen, tells who worsened, and exports exactly those', async () => {
    const leader = await visit(browser, inject('guatu'))
    const { page } = leader
    await leader.signIn('区领导')
    await leader.go('bridge')
    await page.locator('tbody [data-row-link]').first().waitFor()
    await page.getByLabel('前期').click()
    // A list that still slides in moves away under the click.
    await page.locator('.ant-select-dropdown:not([class*="slide-up"])').waitFor()
    await page.locator('.ant-select-item-option').last().click()
    await page.waitForURL(/[?&]from=/)
    const asked = `${leader.address}api/bridge${new URL(page.url()).search}&limit=1`
    const { counts, total } = (await (await leader.context.request.get(asked)).json()) as {
      counts: Record<'improved' | 'worsened' | 'unchanged' | 'entered' | 'left', number>
      total: number
    }
    const { worsened } = counts
    expect(worsened).toBeGreaterThan(0)
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(total)
    await page.locator('.bridge-counts > span', { hasText: new RegExp(`变差\\s*${worsened}$`) }).waitFor()
    await page.locator('.list-total', { hasText: `共 ${total} 条` }).waitFor()
    await page.getByRole('combobox', { name: '变化' }).click()
    await page.locator('.ant-select-item-option', { hasText: '变差' }).click()
    await page.waitForURL(/change=worsened/)
    await page.locator('.list-total', { hasText: `共 ${worsened} 条` }).waitFor()
    await page.reload()
    await page.locator('.list-total', { hasText: `共 ${worsened} 条` }).waitFor()
    await page
      .locator('tbody tr')
      .nth(worsened - 1)
      .waitFor()
    expect(await page.locator('tbody tr').count()).toBe(worsened)
    const names = await page.locator('tbody tr [data-row-link]').allInnerTexts()

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 Excel', exact: true }).click(),
    ])
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(await file.path())
    const written: string[] = []
    book.worksheets[0]!.eachRow((row) => row.eachCell((cell) => written.push(String(cell.value).trim())))
    for (const name of names) expect(written).toContain(name.trim())
    expect(written.filter((cell) => cell === '变差')).toHaveLength(worsened)
    await leader.leave()
  })
})
