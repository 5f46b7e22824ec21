import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { desk, openBrowser, phone, type Visitor, visit } from './visitor.ts'

let browser: Browser
let office: Visitor
let pocket: Visitor
beforeAll(async () => {
  browser = await openBrowser()
  office = await visit(browser, inject('guatu'), desk)
  pocket = await visit(browser, inject('guatu'), phone)
  await office.signIn('项目办')
  await pocket.signIn('帮办专员')
})
afterAll(() => browser?.close())

/** What a screen reader or a keyboard would stumble over badly. */
async function grave(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map(
      (v) =>
        `${v.id}: ${v.nodes
          .map((n) => n.target.join(' '))
          .slice(0, 4)
          .join(' | ')}`,
    )
}

/** Path, and what stands there when it has loaded. */
const pages: readonly [path: string, stands: string][] = [
  ['wall', '.wall-sizer canvas'],
  ['projects', 'tbody [data-row-link]'],
  ['rates', 'tbody tr'],
  ['dispatch', 'table tbody tr'],
  ['bottlenecks', 'tbody tr'],
  ['imports', '.drop'],
  ['notice', '.paper table'],
  ['boards', '.page h1'],
  ['calendar', 'h1'],
  ['rule-sets', '.list-table'],
  ['rule-sets/dry-run', '.dry-wish'],
  ['organization', 'tbody tr'],
]

describe('every main page passes the accessibility check', () => {
  for (const [path, stands] of pages)
    it(`desk: ${path}`, async () => {
      await office.go(path)
      await office.page.locator(stands).first().waitFor()
      expect(await grave(office.page)).toEqual([])
    })

  it('desk: dossier and its plan', async () => {
    const answer = await office.context.request.get(`${office.address}api/projects?q=${encodeURIComponent('储能系统')}`)
    const { rows } = (await answer.json()) as { rows: { id: string }[] }
    await office.go(`projects/${rows[0]!.id}`)
    await office.page.locator('#plan table').waitFor()
    expect(await grave(office.page)).toEqual([])
    await office.go(`projects/${rows[0]!.id}/plan`)
    await office.page.locator('.plan-head, table').first().waitFor()
    expect(await grave(office.page)).toEqual([])
  })

  it('the phone report, its list and its form', async () => {
    await pocket.go('report.html')
    await pocket.page.locator('button.row').first().waitFor()
    expect(await grave(pocket.page)).toEqual([])
    await pocket.page.locator('button.row').first().tap()
    await pocket.page.getByLabel('形象进度').waitFor()
    expect(await grave(pocket.page)).toEqual([])
  })

  it('no page on a phone scrolls sideways', async () => {
    const hand = await visit(browser, inject('guatu'), phone)
    await hand.signIn('项目办')
    for (const [path] of pages) {
      await hand.go(path)
      await hand.page.locator('h1, .wall-item').first().waitFor()
      expect(await hand.page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390)
    }
    await hand.leave()
  })

  it('none of these pages called elsewhere or broke the content policy', async () => {
    await office.leave()
    await pocket.leave()
  })
})
