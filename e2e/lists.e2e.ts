import ExcelJS from 'exceljs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('the list of projects', () => {
  it('keeps its filters through a reload, and its Excel holds exactly the rows that are shown', async () => {
    const office = await visit(browser, inject('guatu'))
    const { page } = office
    await office.signIn('项目办')
    await office.go('projects')
    await page.locator('tbody [data-row-link]').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('工程')
    await page.waitForURL(/q=/)
    await page.getByRole('combobox', { name: '年度分类' }).click()
    await page.locator('.ant-select-item-option', { hasText: '续建' }).click()
    await page.waitForURL(/yearClass=carriedOver/)
    await page.keyboard.press('Escape')
    // Until the filter's own answer is there, the list shows what stood before, total and all.
    const asked = await office.context.request.get(
      `${office.address}api/projects?${new URLSearchParams({ q: '工程', yearClass: 'carriedOver', limit: '200' })}`,
    )
    const { total: wanted } = (await asked.json()) as { total: number }
    const total = async () => Number(/共 (\d+) 条/.exec(await page.locator('.list-total').innerText())![1])
    const shown = async () => {
      await page.locator('tbody [data-row-link]').first().waitFor()
      await expect.poll(total).toBe(wanted)
      await expect.poll(() => page.locator('tbody [data-row-link]').count()).toBe(wanted)
      return page.locator('tbody [data-row-link] .two-lines').allInnerTexts()
    }
    await page.getByRole('button', { name: '清除' }).first().waitFor()
    const before = await shown()
    expect(before.length).toBeGreaterThan(2)
    for (const name of before) expect(name).toContain('工程')
    await page.reload()
    expect(await shown()).toEqual(before)
    expect(await page.getByRole('searchbox').inputValue()).toBe('工程')

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 Excel', exact: true }).click(),
    ])
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(await file.path())
    const written = new Set<string>()
    book.worksheets[0]!.eachRow((row) => row.eachCell((cell) => written.add(String(cell.value).trim())))
    for (const name of before) expect(written).toContain(name)
    const all = (await (await office.context.request.get(`${office.address}api/projects?limit=200`)).json()) as {
      rows: { name: string }[]
    }
    for (const { name } of all.rows) if (!before.includes(name)) expect(written).not.toContain(name)
    await office.leave()
  })

  it('is walked with j and k, and Enter opens the dossier', async () => {
    const office = await visit(browser, inject('guatu'))
    const { page } = office
    await office.signIn('项目办')
    await office.go('projects')
    await page.locator('tbody [data-row-link]').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const name = await page.locator('tbody tr').nth(1).locator('.two-lines').innerText()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('d')
    await page.getByRole('heading', { name: '调度台' }).waitFor()
    await office.leave()
  })
})
