import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { password } from './shared-guatu.ts'
import { type Guatu, startGuatu } from './start-guatu.ts'
import { openBrowser, type Visitor, visit } from './visitor.ts'

type Card = { id: string; subject: string; subjectId: string; unitId: string; version: number; period: string }
type Shown = { card: Card & { stage: string; rectification: string }; lift: { may: boolean } }

let browser: Browser
let guatu: Guatu
// A card ends at the close of a month after its own: the sample is made five weeks ago, and the server closed the month since.
beforeAll(async () => {
  browser = await openBrowser()
  guatu = await startGuatu({ samplePassword: password, sampleDaysAgo: 35 })
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await guatu?.stop()
})

const as = async (userName: string, secret?: string): Promise<Visitor> => {
  const who = await visit(browser, guatu.address)
  await who.signIn(userName, secret)
  return who
}
const read = async <T>(who: Visitor, path: string): Promise<T> =>
  (await who.context.request.get(`${guatu.address}api/${path}`)).json()
const send = async <T>(who: Visitor, path: string, data: object): Promise<T> => {
  const answer = await who.context.request.post(`${guatu.address}api/${path}`, { data })
  expect(answer.status(), `${path} ${await answer.text()}`).toBe(200)
  return answer.json()
}

/** Whoever has no mouse gets there by Tab alone. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let i = 0; i < 80; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not reach it')
}
async function byKeyboard(page: Page, name: string, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog')
  await tabTo(page, form.getByLabel(label))
  await page.keyboard.type(text)
  await tabTo(page, form.locator('.act-foot .ant-btn-primary'))
  await page.keyboard.press('Enter')
  await form.waitFor({ state: 'hidden' })
}

/** The served cards of the older month by what the month after it says of them: better, or as bad. */
async function servedCards(leader: Visitor): Promise<{ better: Card; asBad: Card }> {
  const closed = async () => {
    const { rows } = await read<{ rows: { period: string }[] }>(leader, 'card-batches?limit=50')
    return new Set(rows.map((row) => row.period)).size
  }
  await expect.poll(closed, { timeout: 120_000 }).toBeGreaterThan(2)
  const { rows } = await read<{ rows: (Card & { stage: string; subjectType: string })[] }>(leader, 'cards?limit=200')
  const found: Shown[] = []
  for (const row of rows)
    if (row.stage === 'served' && row.subjectType === 'project')
      found.push(await read<Shown>(leader, `cards/${row.id}`))
  const running = found.filter(({ card }) => card.rectification === 'running')
  const better = running.find(({ lift }) => lift.may)?.card
  const asBad = running.find(({ lift }) => !lift.may)?.card
  expect([better, asBad], 'the month made one better and left one as bad').not.toContain(undefined)
  return { better: better!, asBad: asBad! }
}

const SECRET = 'journey-password-2'
/** The unit reports from an account of its own, and the inspection office finds it done. */
async function isRectified(card: Card): Promise<void> {
  const admin = await as('系统管理员')
  const grants = [{ role: 'department', unitId: card.unitId, regionCode: null }]
  const made = { id: crypto.randomUUID(), userName: '整改单位', personName: '整改某', phone: '', grants }
  const { firstPassword } = await send<{ firstPassword: string }>(admin, 'accounts', made)
  await admin.leave()
  const first = await as('整改单位', firstPassword)
  await send(first, 'session/password', { current: firstPassword, next: SECRET })
  await first.leave()
  const unit = await as('整改单位', SECRET)
  await unit.go(`cards/${card.id}`)
  await byKeyboard(unit.page, '报送整改', '整改情况', '已增加班组，缺口补齐。')
  await unit.page.locator('.timeline').getByText('已增加班组，缺口补齐。').waitFor()
  await unit.leave()
  const inspection = await as('督查室')
  const { version } = (await read<Shown>(inspection, `cards/${card.id}`)).card
  const check = { id: crypto.randomUUID(), expectedVersion: version, accepted: true, reason: '现场核实。', papers: [] }
  await send(inspection, `cards/${card.id}/rectification/check`, check)
  await inspection.leave()
}

/** The project's strip of closed months as it reads. */
async function stripOf(leader: Visitor, card: Card): Promise<string> {
  await leader.go(`projects/${card.subjectId}`)
  const strip = leader.page.locator('.standings')
  await strip.waitFor()
  return strip.innerText()
}

describe('the end of a card', () => {
  it('is lifted where the next month was better and carried on where it was not, by keyboard, and its month stays', async () => {
    const leader = await as('区领导')
    const { page } = leader
    const { better, asBad } = await servedCards(leader)

    await leader.go(`cards/${asBad.id}`)
    await byKeyboard(page, '续牌', '续牌理由', '缺口仍在，继续执行。')
    await page.locator('.timeline').getByText('缺口仍在，继续执行。').waitFor()
    await page.locator('.card-way [aria-current="step"]').getByText('送达', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: '摘牌', exact: true }).count()).toBe(0)

    const strip = await stripOf(leader, better)
    expect(strip).toContain(`${Number(better.period.slice(5))}月`)
    await leader.go(`cards/${better.id}`)
    await page.getByText('已满足摘牌条件').waitFor()
    // Better is not enough: what was asked has to be found done.
    expect(await page.getByRole('button', { name: '摘牌', exact: true }).count()).toBe(0)
    await isRectified(better)
    await leader.go(`cards/${better.id}`)
    await byKeyboard(page, '摘牌', '摘牌理由', '整改到位，同意摘牌。')
    await page.locator('.card-way [aria-current="step"]').getByText('摘牌', { exact: true }).waitFor()
    await page.locator('.timeline').getByText('整改到位，同意摘牌。').waitFor()
    // What the month was stays as it was; the card is what ended.
    expect(await stripOf(leader, better)).toBe(strip)
    await page.locator('.project-card summary', { hasText: '已摘牌' }).first().waitFor()
    await leader.leave()
  }, 300_000)
})
