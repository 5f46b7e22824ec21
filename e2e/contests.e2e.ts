import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { act, type Form, stands } from './act-by-keyboard.ts'
import { openBrowser, phone, type Visitor, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const as = async (userName: string, how?: typeof phone): Promise<Visitor> => {
  const who = await visit(browser, inject('guatu'), how)
  await who.signIn(userName)
  return who
}
/** Finds by typing and chooses, one after the other. */
async function choose(page: Page, form: Form, label: string, names: readonly string[]): Promise<void> {
  const field = form.getByLabel(label, { exact: true })
  for (const name of names) {
    await field.fill(name)
    await page.locator('.ant-select-item-option:visible', { hasText: name }).first().click()
    await form.locator('.ant-select-selection-item', { hasText: name }).first().waitFor()
  }
  // An open list would take a key for the option that is active in it.
  await form.locator('.act-lead').click()
}

const CONTESTANTS = ['区水务局', '区文旅局', '城市建设指挥部'] as const
/** Totals of 100 marks by judge, in the order of the contestants; the fifth is of the third's unit and stands aside. */
const MARKS: Readonly<Record<string, readonly (readonly [progress: string, talk: string])[]>> = {
  评审员: [
    ['50', '30'],
    ['55', '35'],
    ['40', '30'],
  ],
  评审员02: [
    ['52', '30'],
    ['55.5', '36'],
    ['41', '30'],
  ],
  评审员03: [
    ['60', '40'],
    ['54', '35'],
    ['42', '30'],
  ],
  评审员04: [
    ['20', '10'],
    ['56', '35'],
    ['43', '30'],
  ],
  评审员05: [
    ['51', '30'],
    ['55', '36'],
  ],
}

/** One judge on a phone: every contestant in the drawn order, field after field by Enter. */
async function mark(userName: string, path: string): Promise<void> {
  const judge = await as(userName, phone)
  await judge.go('contests')
  await judge.page.locator('.list-table a', { hasText: '年终擂台赛' }).click()
  await judge.page.locator('.mark-form').waitFor()
  expect(new URL(judge.page.url()).pathname).toBe(path)
  const marks = MARKS[userName]!
  for (let given = 0; given < marks.length; given += 1) {
    // The one just saved stays open for a moment, with its total.
    const open = judge.page.locator('.mark-open:has(.mark-none)')
    await open.locator('.mark-form').waitFor()
    const name = (await open.locator('.mark-name').textContent())!
    const [progress, talk] = marks[CONTESTANTS.indexOf(name as (typeof CONTESTANTS)[number])]!
    await open.getByLabel('形象进度').fill(progress)
    await open.getByLabel('形象进度').press('Enter')
    await open.getByLabel('汇报答辩').fill(talk)
    await open.getByLabel('汇报答辩').press('Enter')
    await judge.page
      .locator('#marks')
      .getByText(`已评 ${given + 1} / ${marks.length}`)
      .waitFor()
  }
  await judge.leave()
}

describe('a contest', () => {
  it('is opened and drawn, marked by five judges on their phones, sealed, revealed, released, and stands in the hall', async () => {
    const office = await as('项目办')
    await office.go('contests')
    await act(office.page, '设赛', async (form) => {
      await form.getByLabel('名称').fill('年终擂台赛')
      await choose(office.page, form, '参赛对象', CONTESTANTS)
      await choose(office.page, form, '评委', ['成员01', '成员02', '成员03', '成员04', '成员05'])
    })
    await stands(office.page, '待抽签')
    const path = new URL(office.page.url()).pathname
    await office.page.getByText('同单位回避：城市建设指挥部').waitFor()
    await act(office.page, '抽签')
    await stands(office.page, '评分中')
    await office.page.getByText(/种子 [0-9a-f]{32}/).waitFor()

    for (const userName of Object.keys(MARKS)) await mark(userName, path)
    // The desk heard of each: who has marked, not what.
    await office.page.locator('#panel').getByText('已评 2 / 2').waitFor()
    expect(await office.page.locator('#panel').getByText('已评 3 / 3').count()).toBe(4)
    expect(await office.page.content()).not.toMatch(/91\.50|90\.00/)
    await act(office.page, '封卷')
    await stands(office.page, '已封卷')
    expect(await office.page.locator('#result').count()).toBe(0)
    await act(office.page, '揭榜')
    await stands(office.page, '已揭榜')
    const rows = office.page.locator('#result tbody tr')
    expect(
      await rows.evaluateAll((all) => all.map((row) => [...row.children].slice(0, 3).map((cell) => cell.textContent))),
    ).toEqual([
      // 90, 91.5, 89, 91, 91: without 91.5 and 89, 272 ÷ 3.
      ['区文旅局', '1', '90.67'],
      // 80, 82, 100, 30, 81: without 100 and 30, 243 ÷ 3.
      ['区水务局', '2', '81.00'],
      // One stands aside: 70, 71, 72, 73 ÷ 4.
      ['城市建设指挥部', '3', '71.50'],
    ])
    await rows.first().getByRole('button').press('Enter')
    await office.page
      .locator('.contest-sum')
      .getByText(/去掉一个最高分91\.50（.+）、一个最低分89\.00（.+），其余3个分数合计272\.00/)
      .waitFor()
    await office.leave()

    const leader = await as('区领导')
    await leader.page.goto(new URL(path, leader.address).href)
    await act(leader.page, '同意上屏')
    await leader.page.locator('.dossier-said').getByText('已上屏').waitFor()
    await leader.leave()
  })

  it('shows in the hall with ranks and scores, and leaves it when the office takes it down', async () => {
    const office = await as('项目办')
    const made = { id: crypto.randomUUID().replace(/^(.{14})./, '$17'), name: '擂台赛屏' }
    const post = async <T>(path: string, data: object, method: 'post' | 'put' = 'post'): Promise<T> => {
      const answer = await office.context.request[method](`${office.address}api/${path}`, { data })
      expect(answer.status(), await answer.text()).toBe(200)
      return answer.json()
    }
    const { token, version } = await post<{ token: string; version: number }>('boards', made)
    const playlist = [{ page: 'contest', seconds: 30 }]
    await post(`boards/${made.id}/playlist`, { playlist, expectedVersion: version }, 'put')
    const hall = await visit(browser, office.address, { viewport: { width: 1920, height: 1080 } })
    await hall.page.goto(`${office.address}board/${token}`)
    await hall.page.locator('.panel h2').getByText('年终擂台赛').waitFor()
    const cells = await hall.page.locator('.panel tbody tr').first().locator('td').allTextContents()
    expect([cells[0], cells[2], cells[3]]).toEqual(['1', '区文旅局', '90.67'])
    expect(await hall.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
    await hall.leave()

    await office.go('contests?state=onBoard')
    await office.page.locator('.list-table a', { hasText: '年终擂台赛' }).press('Enter')
    await act(office.page, '撤下亮屏', (form) => form.getByLabel('理由').fill('展示期已满'))
    const board = await office.context.request.get(`${office.address}api/board/${token}`)
    expect(((await board.json()) as { contest: { name: string } }).contest.name).toBe('百日攻坚擂台赛第二场')
    await office.context.request.delete(`${office.address}api/boards/${made.id}`)
    await office.leave()
  })
})
