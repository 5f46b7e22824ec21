import { rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { syntheticWall } from '../bench/src/synthetic-wall.ts'
import { buildPage, openBrowser, serve } from '../bench/src/wall-frames.ts'

const folder = join(import.meta.dirname, '../node_modules/.cache/guatu', `wall-chart-${process.pid}`)
let server: Server
let browser: Browser
let address: string

beforeAll(async () => {
  await buildPage(folder)
  server = await serve(join(folder, 'dist'), JSON.stringify(syntheticWall(61, 20)))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(width: number, height: number, query = ''): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height } })
  const page = await context.newPage()
  await page.goto(address + query)
  await page.waitForFunction('window.firstPaint !== undefined')
  return page
}
const spoken = (page: Page): Promise<string> => page.locator('.wall-spoken').innerText()
const drawerTitle = (page: Page): Promise<string> => page.locator('.light-drawer h2').innerText()

describe('the wall chart in a browser', () => {
  it('is walked with j and k, says the row, and opens its evidence with Enter', async () => {
    const page = await open(1440, 900)
    await page.keyboard.press('j')
    const first = await spoken(page)
    await page.keyboard.press('j')
    expect(await spoken(page)).not.toBe(first)
    await page.keyboard.press('k')
    expect(await spoken(page)).toBe(first)
    await page.keyboard.press('Enter')
    expect(first.startsWith(await drawerTitle(page))).toBe(true)
    await page.keyboard.press('j')
    await page.waitForFunction(
      `!${JSON.stringify(first)}.startsWith(document.querySelector('.light-drawer h2').innerText)`,
    )
    await page.keyboard.press('Escape')
    await page.locator('.light-drawer').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('searches after a slash, and says what to do when nothing is found', async () => {
    const page = await open(1440, 900)
    await page.keyboard.press('/')
    await page.keyboard.type('没有这样的项目')
    await page.getByText('没有符合条件的项目').waitFor()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.locator('.wall-sizer canvas').waitFor()
    await page.context().close()
  })

  it('opens the evidence of the row that is pressed, and has a tip with the whole name', async () => {
    const page = await open(1440, 900)
    const canvas = page.locator('.wall-sizer canvas')
    await canvas.hover({ position: { x: 200, y: 110 } })
    const name = await page.locator('.wall-tip strong').innerText()
    await canvas.click({ position: { x: 200, y: 110 } })
    expect(await drawerTitle(page)).toBe(name)
    await page.context().close()
  })

  it('has a table twin with every project in it', async () => {
    const page = await open(1440, 900)
    await page.getByRole('button', { name: '表', exact: true }).click()
    await page.locator('.wall-table tbody th[scope="row"]').first().waitFor()
    expect(await page.locator('.wall-table tbody th[scope="row"]').count()).toBe(61)
    await page.context().close()
  })

  it('is a list on a phone, without sideways scroll and with targets of 44 pixels', async () => {
    const page = await open(390, 844)
    expect(await page.locator('.wall-item').count()).toBe(61)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    for (const button of await page.locator('.wall-toolbar button:visible, .wall-item').all()) {
      expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    }
    await page.context().close()
  })

  for (const face of ['chart', 'table', 'evidence', 'phone'] as const) {
    it(`passes the accessibility check: ${face}`, async () => {
      const page = await (face === 'phone' ? open(390, 844) : open(1440, 900))
      if (face === 'table') await page.getByRole('button', { name: '表', exact: true }).click()
      if (face === 'evidence') {
        await page.keyboard.press('j')
        await page.keyboard.press('Enter')
        await page.locator('.light-drawer').waitFor()
      }
      const { violations } = await new AxeBuilder({ page }).include('.wall').withTags(['wcag2a', 'wcag2aa']).analyze()
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([])
      await page.context().close()
    })
  }
})
