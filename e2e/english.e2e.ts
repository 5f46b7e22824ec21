import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, visit } from './visitor.ts'

const chinese = join(import.meta.dirname, '../web/src/locales/zh-CN')
let browser: Browser
let labels: ReadonlySet<string>
beforeAll(async () => {
  browser = await openBrowser()
  labels = new Set((await Promise.all(readdirSync(chinese).map(readTexts))).flat())
})
afterAll(() => browser?.close())

async function readTexts(file: string): Promise<string[]> {
  const { default: texts } = (await import(join(chinese, file))) as { default: object }
  const leaves = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(leaves)
  return leaves(texts).filter((text) => text.length > 1 && /[\u4e00-\u9fff]/.test(text))
}

/** Words on the page in Chinese that the client would have had a translation for; data stays as it was entered. */
async function leftovers(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const holder = walk.currentNode.parentElement
      // A row of data holds people's and units' own names.
      if (holder && !holder.closest('noscript, script, style, td, .wall-list, .brand, .who'))
        found.push(walk.currentNode.textContent!.trim())
    }
    for (const name of ['aria-label', 'placeholder', 'title'])
      for (const holder of document.querySelectorAll(`[${name}]:not(td, .two-lines)`))
        found.push(holder.getAttribute(name)!.trim())
    return found
  })
  return [...new Set(texts)].filter((text) => labels.has(text))
}

describe('in English', () => {
  it('the switch in the menu turns the whole desk, and it stays so after a reload', async () => {
    const office = await visit(browser, inject('guatu'))
    const { page } = office
    await office.signIn('项目办')
    await office.go('wall')
    await page.locator('.wall-sizer canvas').waitFor()
    await page.getByRole('button', { name: /项目推进办经办人/ }).click()
    await page.getByText('English', { exact: true }).click()
    await page.getByRole('link', { name: 'Wall chart' }).waitFor()
    await page.reload()
    await page.locator('.wall-sizer canvas').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    for (const [path, stands] of [
      ['wall', '.wall-sizer canvas'],
      ['projects', 'tbody [data-row-link]'],
      ['rates', 'tbody tr'],
      ['dispatch', 'table tbody tr'],
      ['bottlenecks', 'tbody tr'],
      ['imports', '.drop'],
      ['notice', '.paper table'],
      ['boards', 'h1'],
      ['calendar', '.day-weekend'],
      ['organization', 'tbody tr'],
    ] as const) {
      await office.go(path)
      await page.locator(stands).first().waitFor()
      expect(await leftovers(page), path).toEqual([])
    }
    await page.evaluate(() => localStorage.removeItem('guatu.language'))
    await office.leave()
  })
})
