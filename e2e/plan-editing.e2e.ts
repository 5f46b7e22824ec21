import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, type Visitor, visit } from './visitor.ts'

type Activity = { id: string; name: string; duration: number; predecessors?: { id: string }[] }
type Plan = { version: number; activities: Activity[] }

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** A project with a plan, and the plan as the server has it now. */
async function plannedProject(who: Visitor): Promise<{ id: string; plan: () => Promise<Plan> }> {
  const get = async (path: string) => (await who.context.request.get(`${who.address}api/${path}`)).json()
  const { rows } = (await get('projects?limit=200&sort=name')) as { rows: { id: string }[] }
  for (const { id } of rows) {
    const plan = () => get(`projects/${id}/plan`) as Promise<Plan>
    if (((await plan())?.activities.length ?? 0) > 8) return { id, plan }
  }
  throw new Error('no project of the sample has a plan')
}

describe('a plan at the desk', () => {
  it('takes a new activity, gives it back on Ctrl+Z, moves a row by the keyboard and bridges over one taken out', async () => {
    const who = await visit(browser, inject('guatu'))
    await who.signIn('项目办')
    const { id, plan } = await plannedProject(who)
    const { page } = who
    const before = await plan()
    const rows = page.locator('.plan-table tbody tr')
    const taken = before.activities.find(
      (a) => a.predecessors?.length && before.activities.some((b) => b.predecessors?.some((l) => l.id === a.id)),
    )!
    const successor = before.activities.find((b) => b.predecessors?.some((l) => l.id === taken.id))!
    await who.go(`projects/${id}/plan`)
    await page.getByRole('button', { name: '增加节点' }).click()
    await page.getByLabel('节点名称').fill('消防专项验收')
    await page.getByRole('button', { name: '加入试算' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => rows.count()).toBe(before.activities.length + 1)
    await page.locator('.plan-row-button').first().focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => rows.count()).toBe(before.activities.length)
    await page.keyboard.press('Control+y')
    await expect.poll(() => rows.count()).toBe(before.activities.length + 1)

    await page.locator('.plan-row-button').first().focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => rows.nth(1).getAttribute('data-activity')).toBe(before.activities[0]!.id)

    await page.locator(`[data-activity="${taken.id}"] .plan-row-button`).click()
    await page.getByRole('button', { name: '删除节点' }).click()
    await page.locator('.ant-popconfirm .ant-btn-primary').click()
    await expect.poll(() => page.locator(`[data-activity="${taken.id}"]`).count()).toBe(0)
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByPlaceholder('调整原因').fill('增加消防验收')
    await page.getByRole('button', { name: '保存调整' }).click()
    await expect.poll(async () => (await plan()).version).toBe(before.version + 1)
    const after = await plan()
    expect(after.activities.map((a) => a.name)).toContain('消防专项验收')
    const links = after.activities.find((a) => a.id === successor.id)!.predecessors!.map((l) => l.id)
    expect(links).not.toContain(taken.id)
    expect(links).toEqual(expect.arrayContaining(taken.predecessors!.map((l) => l.id)))
    await who.leave()
  })

  it('shows both plans when another saved first, and lays mine on top without losing theirs', async () => {
    const who = await visit(browser, inject('guatu'))
    await who.signIn('项目办')
    const { id, plan } = await plannedProject(who)
    const { page } = who
    const [first, second] = (await plan()).activities.filter((a) => a.duration > 0) as [Activity, Activity]
    await who.go(`projects/${id}/plan`)
    await page.getByLabel(`${first.name} 的工期`).fill(String(first.duration + 4))
    await page.keyboard.press('Enter')
    await page.getByText('已改 1 个节点').waitFor()
    const theirs = await plan()
    const saved = await who.context.request.put(`${who.address}api/projects/${id}/plan`, {
      data: {
        expectedVersion: theirs.version,
        activities: theirs.activities.map((a) => (a.id === second.id ? { ...a, duration: a.duration + 3 } : a)),
        reason: '他人调整',
      },
    })
    expect(saved.status()).toBe(200)
    const note = page.getByRole('alert').filter({ hasText: '计划已被他人修改' })
    await note.waitFor()
    expect(await note.innerText()).toContain(`${first.duration + 4}`)
    expect(await note.innerText()).toContain(`${second.duration + 3}`)
    await page.getByRole('button', { name: '在现有计划上保留我的修改' }).click()
    await page.getByPlaceholder('调整原因').fill('加长')
    await page.getByRole('button', { name: '保存调整' }).click()
    await expect.poll(async () => (await plan()).version).toBe(theirs.version + 2)
    const durations = new Map((await plan()).activities.map((a) => [a.id, a.duration]))
    expect([durations.get(first.id), durations.get(second.id)]).toEqual([first.duration + 4, second.duration + 3])
    await who.leave()
  })
})
