import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, phone, type Visitor, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

type Cell = readonly [metric: string, op: string, ...bounds: string[]]
/** Yinchuan 2025 as published: id, level, the condition, and whether a proper reason exempts. */
const YINCHUAN: readonly (readonly [id: string, level: string, cell: Cell, properReason: boolean])[] = [
  ['startMissed', 'warn', ['startMissed', 'between', '1', '2'], true],
  ['startMissedThree', 'severe', ['startMissed', '>=', '3'], true],
  ['entryMissing', 'warn', ['entryMissed.months', 'between', '1.0', '2.0'], true],
  ['entryMissingLong', 'severe', ['entryMissed.months', '>', '2.0'], true],
  ['behind', 'warn', ['lagPoints', 'between', '-30.0', '-10.0'], false],
  ['farBehind', 'severe', ['lagPoints', '<', '-30.0'], false],
  ['budgetNotPaid', 'severe', ['budgetPaidRate', '<', '100'], false],
]

/** Presses Tab until the field with this label has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, label: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const focused = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    )
    if (focused === label) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab leads to ${label}`)
}

async function buildByKeyboard(page: Page): Promise<void> {
  for (const [i, [id, level, [metric, op, ...bounds], properReason]] of YINCHUAN.entries()) {
    const row = i + 1
    await page.getByRole('button', { name: '添加规则' }).press('Enter')
    await page.getByLabel(`第${row}条编号`, { exact: true }).focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(id)
    await tabTo(page, `第${row}条等级`)
    await page.getByLabel(`第${row}条等级`, { exact: true }).selectOption(level)
    await tabTo(page, `第${row}条条件1指标`)
    await page.getByLabel(`第${row}条条件1指标`, { exact: true }).selectOption(metric)
    await tabTo(page, `第${row}条条件1比较`)
    await page.getByLabel(`第${row}条条件1比较`, { exact: true }).selectOption(op)
    for (const [b, bound] of bounds.entries()) {
      await tabTo(page, `第${row}条条件1${b === 0 ? '界限' : '界限二'}`)
      await page.keyboard.type(bound)
    }
    if (properReason) {
      await page.getByLabel(`第${row}条有正当理由的除外`, { exact: true }).focus()
      await page.keyboard.press('Space')
    }
  }
}

async function draftOf(who: Visitor): Promise<{ body: { rules: { id: string; unless: string[] }[] }; state: string }> {
  const id = new URL(who.page.url()).pathname.split('/').at(-1)
  return (await who.context.request.get(`${who.address}api/rule-set-drafts/${id}`)).json()
}

describe('an official without programming', () => {
  it('builds Yinchuan’s rules from an empty table by keyboard, mends a fault, tries them on the past, and another adopts them', async () => {
    const who = await visit(browser, inject('guatu'))
    await who.signIn('项目办')
    const { page } = who
    await who.go('rule-sets')
    await page.getByRole('button', { name: '起草规则' }).press('Enter')
    await page.getByRole('button', { name: /空白规则/ }).press('Enter')
    await page.getByLabel('规则集编号').fill('yinchuan-own')
    await page.getByLabel('名称', { exact: true }).fill('红黄牌规则（试行）')
    await buildByKeyboard(page)
    await page.locator('[data-check="ok"]').waitFor()
    await page.getByText('预算资金支付率低于100.0%的，定为“严重”，亮红牌').waitFor()

    // A slip of the pen is told at its row, and taken back by the keyboard.
    await page.getByLabel('第6条条件1界限', { exact: true }).fill('-3o')
    await page.locator('[data-rule="farBehind"] .rule-finding').waitFor()
    await page.getByRole('button', { name: '撤销' }).press('Enter')
    await page.locator('[data-check="ok"]').waitFor()

    await page.getByRole('button', { name: '检查并报审' }).press('Enter')
    await page.locator('[data-state="checked"]').waitFor()
    const draft = await draftOf(who)
    expect(draft.body.rules.map((r) => r.id)).toEqual(YINCHUAN.map(([id]) => id))
    expect(draft.body.rules.map((r) => r.unless.includes('properReason'))).toEqual(
      YINCHUAN.map(([, , , proper]) => proper),
    )
    const address = new URL(page.url()).pathname

    await page.getByRole('link', { name: '历史试算' }).press('Enter')
    await page.getByRole('button', { name: '开始试算' }).press('Enter')
    await page.locator('.dry-result[data-state="done"]').waitFor()
    await page.locator('.dry-difference').first().waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出 Excel' }).click()
    expect((await download).suggestedFilename()).toMatch(/规则试算差异.*\.xlsx/)
    await who.leave()

    const leader = await visit(browser, inject('guatu'))
    await leader.signIn('区领导')
    await leader.go(address.replace(/^\/guatu\//, ''))
    await leader.page.getByRole('button', { name: '批准启用' }).press('Enter')
    const today = await leader.page.getByLabel('生效日').inputValue()
    // From a later day on, so that the journeys beside this one keep the district's rules.
    const later = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace('-02-29', '-02-28')
    await leader.page.getByLabel('生效日').fill(later)
    await leader.page.getByLabel('依据（会议或文号）').fill('区政府常务会议')
    await leader.page
      .getByRole('dialog')
      .getByRole('button', { name: /保\s*存|提\s*交|确\s*定/ })
      .press('Enter')
    await leader.page.locator('[data-state="adopted"]').waitFor()
    await leader.go('rule-sets')
    await leader.page.getByText('待生效').first().waitFor()
    await leader.leave()
  })

  it('reads the rules and their meaning on a phone, without scrolling sideways', async () => {
    const who = await visit(browser, inject('guatu'), phone)
    await who.signIn('项目办')
    await who.go('rule-sets')
    await who.page.locator('.list-table tbody tr a').first().click()
    await who.page.locator('.rule-meaning ol li').first().waitFor()
    const wide = await who.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(wide).toBe(false)
    await who.leave()
  })
})
