import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { daysFromNow, planProject, type Task } from './planned-project.ts'
import { desk, openBrowser, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const after = (id: string) => ({ predecessors: [{ id, type: 'FS' as const, lag: 0 }] })
/** Thirty rows of ten works, each after the one before. */
const threeHundred: Task[] = Array.from({ length: 300 }, (_, i) => ({
  ...{ id: `n${i}`, name: `分项${i + 1}`, duration: 10, unit: 'calendar' as const },
  ...(i % 10 === 0 ? {} : after(`n${i - 1}`)),
}))
/** Three works that cannot be done in time as they are, and could be at a price. */
const late: Task[] = [
  { id: 'a', name: '基础', duration: 120, unit: 'calendar', minDuration: 60, crashCost: 3 },
  { id: 'b', name: '主体', duration: 160, unit: 'calendar', minDuration: 90, crashCost: 1, ...after('a') },
  { id: 'c', name: '安装', duration: 100, unit: 'calendar', ...after('b') },
]

type Bar = { x: number; y: number }
const HEAD = 48
const ROW = 32
/** The middle of a row's bar, found as a hand finds it: where the pointer would take hold. */
async function barOf(page: Page, row: number): Promise<Bar> {
  const canvas = page.locator('.gantt-canvas')
  const box = (await canvas.boundingBox())!
  const y = box.y + HEAD + row * ROW + ROW / 2
  const held: number[] = []
  for (let x = box.x + 4; x < box.x + box.width; x += 3) {
    await page.mouse.move(x, y)
    const cursor = await canvas.evaluate((c: HTMLCanvasElement) => c.style.cursor)
    if (cursor === 'grab') held.push(x)
    else if (held.length > 0) break
  }
  if (held.length === 0) throw new Error(`row ${row} has no bar`)
  return { x: held[Math.floor(held.length / 2)]!, y }
}

const save = async (page: Page, reason: string) => {
  await page.getByPlaceholder('调整原因').fill(reason)
  await page.getByRole('button', { name: '保存调整' }).click()
}

describe('the bars of a plan', () => {
  it('are dragged among 300 with all that follows, say what would change, and are stored when told', async () => {
    const who = await visit(browser, inject('guatu'))
    await who.signIn('项目办')
    const { id, plan } = await planProject(who, { name: '拖动试验', finish: daysFromNow(900), tasks: threeHundred })
    const before = await plan()
    const { page } = who
    await who.go(`projects/${id}/plan`)
    await page.locator('[data-activity="n299"]').waitFor()
    const bar = await barOf(page, 0)
    await page.mouse.move(bar.x, bar.y)
    await page.mouse.down()
    for (let step = 1; step <= 20; step++) await page.mouse.move(bar.x + step * 4, bar.y)
    const last = page.locator('[data-activity="n9"] .plan-dates').first()
    const other = page.locator('[data-activity="n19"] .plan-dates').first()
    const [stood, held] = [await other.innerText(), await last.innerText()]
    await page.mouse.up()
    await page.getByText('保存后将改变').waitFor()
    expect(await last.innerText()).toBe(held)
    expect(await other.innerText()).toBe(stood)
    expect(held).not.toBe(stood)
    expect((await plan()).version).toBe(before.version)
    await save(page, '场地晚交')
    await expect.poll(async () => (await plan()).version).toBe(before.version + 1)
    const moved = (await plan()).activities.find((a) => a.id === 'n0')!
    expect(moved.notEarlier! > before.start).toBe(true)
    await who.leave()
  })

  it('let go of with Escape stand where they stood, and move by keys as by hand', async () => {
    const who = await visit(browser, inject('guatu'))
    await who.signIn('项目办')
    const { id } = await planProject(who, { name: '键盘试验', finish: daysFromNow(900), tasks: late })
    const { page } = who
    await who.go(`projects/${id}/plan`)
    await page.locator('[data-activity="c"]').waitFor()
    const dates = page.locator('[data-activity="b"] .plan-dates').first()
    const stood = await dates.innerText()
    const bar = await barOf(page, 1)
    await page.mouse.move(bar.x, bar.y)
    await page.mouse.down()
    await page.mouse.move(bar.x + 90, bar.y)
    await expect.poll(() => dates.innerText()).not.toBe(stood)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect.poll(() => dates.innerText()).toBe(stood)
    await page.locator('.gantt-canvas').focus()
    await page.keyboard.press('Control+ArrowRight')
    await expect.poll(() => dates.innerText()).not.toBe(stood)
    await page.keyboard.press('Delete')
    await expect.poll(() => dates.innerText()).toBe(stood)
    await page.keyboard.press('Shift+ArrowRight')
    await page.getByText('已改 1 个节点').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await who.leave()
  })

  it('follow a finger once a tap has chosen them', async () => {
    const who = await visit(browser, inject('guatu'), { ...desk, hasTouch: true })
    await who.signIn('项目办')
    const { id } = await planProject(who, { name: '手指试验', finish: daysFromNow(900), tasks: late })
    const { page } = who
    await who.go(`projects/${id}/plan`)
    await page.locator('[data-activity="c"]').waitFor()
    const dates = page.locator('[data-activity="b"] .plan-dates').first()
    const stood = await dates.innerText()
    const bar = await barOf(page, 1)
    const touch = await who.context.newCDPSession(page)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = bar.x) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: bar.y }] })
    const slide = async () => {
      await send('touchStart')
      for (let step = 1; step <= 15; step++) await send('touchMove', bar.x + step * 6)
      await send('touchEnd')
    }
    // A first touch only chooses: a finger that wants to scroll moves nothing.
    await slide()
    expect(await dates.innerText()).toBe(stood)
    await page.touchscreen.tap(bar.x, bar.y)
    await expect.poll(() => page.locator('.gantt-side [role=status]').innerText()).toContain('主体')
    await slide()
    await expect.poll(() => dates.innerText()).not.toBe(stood)
    await who.leave()
  })
})

describe('a plan that cannot be kept', () => {
  it('says so, offers ways out beside it, and takes one into the draft, stored when told', async () => {
    const who = await visit(browser, inject('guatu'))
    await who.signIn('项目办')
    const { id, plan } = await planProject(who, { name: '赶工试验', finish: daysFromNow(330), tasks: late })
    const before = await plan()
    expect(before.finish > before.committedFinish).toBe(true)
    const { page } = who
    await who.go(`projects/${id}/plan?view=ways`)
    const crash = page.locator('.plan-way').filter({ hasText: '压缩工期' })
    await crash.waitFor()
    expect(await page.locator('.plan-ways h2').innerText()).toMatch(/须抢回 \d+ 天/)
    await crash.getByRole('button', { name: '采用' }).click()
    await page.getByText('保存后将改变').waitFor()
    expect((await plan()).version).toBe(before.version)
    await save(page, '增加作业面')
    await expect.poll(async () => (await plan()).version).toBe(before.version + 1)
    const now = await plan()
    expect(now.finish <= now.committedFinish).toBe(true)
    // The cheaper work was shortened first.
    expect(now.activities.find((a) => a.id === 'b')!.duration).toBeLessThan(160)
    await who.leave()
  })
})
