import { readFileSync } from 'node:fs'
import mammoth from 'mammoth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, type Visitor, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

type Card = { id: string; batchId: string; subject: string; subjectId: string; version: number; stage: string }
type Batch = { id: string; cards: number; subjectType: string }

const as = async (userName: string, secret?: string): Promise<Visitor> => {
  const who = await visit(browser, inject('guatu'))
  await who.signIn(userName, secret)
  return who
}
const read = async <T>(who: Visitor, path: string): Promise<T> => {
  const answer = await who.context.request.get(`${who.address}api/${path}`)
  expect(answer.status(), path).toBe(200)
  return answer.json()
}
const send = async <T>(who: Visitor, path: string, data: object): Promise<T> => {
  const answer = await who.context.request.post(`${who.address}api/${path}`, { data })
  expect(answer.status(), `${path} ${await answer.text()}`).toBe(200)
  return answer.json()
}

const SECRET = 'journey-password-2'
/** An account as the administrator gives it: the first password is told once and changed at once. */
async function account(admin: Visitor, userName: string, grant: object): Promise<void> {
  const grants = [{ unitId: null, regionCode: null, ...grant }]
  const made = { id: crypto.randomUUID(), userName, personName: `${userName}某`, phone: '', grants }
  const { firstPassword } = await send<{ firstPassword: string }>(admin, 'accounts', made)
  const first = await as(userName, firstPassword)
  await send(first, 'session/password', { current: firstPassword, next: SECRET })
  await first.leave()
}

/** Presses the button of an act, fills its form at the side, and hands it in; the side has closed when the server has it. */
async function act(page: Page, name: string | RegExp, fill?: (form: ReturnType<Page['locator']>) => Promise<void>) {
  await page.getByRole('button', { name }).first().click()
  await handIn(page, fill)
}
async function handIn(page: Page, fill?: (form: ReturnType<Page['locator']>) => Promise<void>): Promise<void> {
  const form = page.getByRole('dialog')
  await form.waitFor()
  await fill?.(form)
  await form.locator('.act-foot .ant-btn-primary').click()
  await form.waitFor({ state: 'hidden' })
}
const stands = (page: Page, stage: string) =>
  page.locator('.card-way [aria-current="step"]').getByText(stage, { exact: true }).waitFor()
const cardOf = async (who: Visitor, card: Card): Promise<Card> =>
  (await read<{ card: Card }>(who, `cards/${card.id}`)).card

async function statesItsCase(card: Card, userName: string, opinion: string): Promise<void> {
  const unit = await as(userName, SECRET)
  await unit.go(`cards/${card.id}`)
  await act(unit.page, '提交核实说明', async (form) => {
    await form.getByLabel(opinion).check()
    await form.getByLabel('情况说明').fill('征迁移交晚于约定，已调整班组。')
    await form
      .locator('input[type="file"]')
      .setInputFiles({ name: '移交单.txt', mimeType: 'text/plain', buffer: Buffer.from('移交于十月下旬') })
    await form.getByText('移交单.txt').waitFor()
  })
  await stands(unit.page, '已核实')
  await unit.page.getByRole('link', { name: '移交单.txt' }).waitFor()
  await unit.leave()
}

describe('a batch of cards', () => {
  it('goes from the hearing over approval, notice, receipt, appeal and rectification to the board in the hall', async () => {
    const office = await as('项目办')
    const { rows } = await read<{ rows: Batch[] }>(office, 'card-batches?state=proposed')
    const batch = rows.find((b) => b.subjectType === 'unit' && b.cards >= 3)
    expect(batch, 'the sample has a batch of three units’ cards that nobody sent out').toBeDefined()
    const { cards } = await read<{ cards: Card[] }>(office, `card-batches/${batch!.id}`)
    const [appealing, mending, ...others] = cards as [Card, Card, ...Card[]]
    await accountsFor(appealing, mending)
    const board = { id: crypto.randomUUID(), name: '亮牌大厅' }
    const { token } = await send<{ token: string }>(office, 'boards', board)

    await office.go(`card-batches/${batch!.id}`)
    await act(office.page, /发起核实/, (form) => form.getByLabel('备注').fill('请对照事由核实。'))
    await office.page.locator('.list-total').getByText('核实中').waitFor()
    await statesItsCase(appealing, '亮牌单位甲', '有异议')
    await statesItsCase(mending, '亮牌单位乙', '无异议')
    await inspectionWritesDown(others)
    await leaderDecides(batch!, [appealing, mending], others)

    const number = await officeIssues(office, batch!, [appealing, mending], others)
    await appealIsHeard(appealing)
    await cardIsRectified(mending)

    const leader = await as('区领导')
    await leader.go(`card-batches/${batch!.id}`)
    await leader.page.getByLabel(`选择 ${appealing.subject}`).check()
    await act(leader.page, /公布/)
    await leader.page.getByRole('row').filter({ hasText: appealing.subject }).getByText('已公布').waitFor()
    await leader.leave()
    await hallShows(office, token, number, appealing)
    await dutyIsRecorded(office)
    await office.leave()
    // A dozen people take their turns in it: longer than the other journeys.
  }, 300_000)
})

async function accountsFor(appealing: Card, mending: Card): Promise<void> {
  const admin = await as('系统管理员')
  await account(admin, '亮牌单位甲', { role: 'department', unitId: appealing.subjectId })
  await account(admin, '亮牌单位乙', { role: 'department', unitId: mending.subjectId })
  await account(admin, '复核领导', { role: 'leader' })
  await admin.leave()
}

/** Units without an account answer on paper; the inspection office types it in. */
async function inspectionWritesDown(cards: readonly Card[]): Promise<void> {
  const inspection = await as('督查室')
  const { today } = await read<{ today: string }>(inspection, 'session')
  for (const card of cards) {
    const said = { agrees: true, text: '情况属实。', papers: [], occurredOn: today, onPaper: true }
    const { version } = await cardOf(inspection, card)
    await send(inspection, `cards/${card.id}/statement`, { id: crypto.randomUUID(), expectedVersion: version, ...said })
  }
  await inspection.leave()
}

async function leaderDecides(batch: Batch, approved: readonly Card[], struck: readonly Card[]): Promise<void> {
  const leader = await as('区领导')
  await leader.go(`card-batches/${batch.id}`)
  await act(leader.page, /审签/, async (form) => {
    for (const card of [...approved, ...struck]) {
      const one = form.getByRole('group').filter({ hasText: card.subject })
      await one.getByLabel(struck.includes(card) ? '不予亮牌' : '同意亮牌').check()
      await one.getByLabel('审签意见').fill(struck.includes(card) ? '关账后已补齐。' : '事实清楚，符合规则。')
    }
  })
  for (const card of struck)
    await leader.page.getByRole('row').filter({ hasText: card.subject }).getByText('不予亮牌').waitFor()
  await leader.leave()
}

async function officeIssues(
  office: Visitor,
  batch: Batch,
  quoted: readonly Card[],
  struck: readonly Card[],
): Promise<string> {
  const { page } = office
  await office.go(`card-batches/${batch.id}`)
  await act(page, /印发通报/, (form) => form.getByLabel('签发人').fill('分管区领导'))
  const number = await page.locator('.batch-notice > span').first().innerText()
  expect(number).toMatch(/^区亮牌〔\d{4}〕\d+号$/)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载通报' }).click()
  const paper = await (await coming).path()
  const words = (await mammoth.extractRawText({ buffer: readFileSync(paper) })).value
  expect(words).toContain(number)
  expect(words).toContain('转好条件：')
  for (const card of quoted) expect(words).toContain(card.subject)
  for (const card of struck) expect(words).not.toContain(`${card.subject}（`)
  return number
}

async function appealIsHeard(card: Card): Promise<void> {
  const unit = await as('亮牌单位甲', SECRET)
  await unit.go(`cards/${card.id}`)
  // Opening it was the receipt.
  await stands(unit.page, '送达')
  await act(unit.page, '提出申诉', (form) => form.getByLabel('申诉事由').fill('责任不在我单位，请予复核。'))
  await unit.page.getByText('申诉待裁定').first().waitFor()
  await unit.leave()

  const issuer = await as('区领导')
  await issuer.go(`cards/${card.id}`)
  await stands(issuer.page, '送达')
  expect(await issuer.page.getByRole('button', { name: '裁定申诉' }).count()).toBe(0)
  await issuer.leave()
  const other = await as('复核领导', SECRET)
  await other.go(`cards/${card.id}`)
  await act(other.page, '裁定申诉', async (form) => {
    await form.getByLabel('维持').check()
    await form.getByLabel('裁定理由').fill('经查，移交按约定日期完成。')
  })
  await other.page.getByText('经查，移交按约定日期完成。').waitFor()
  await other.leave()
}

async function cardIsRectified(card: Card): Promise<void> {
  const unit = await as('亮牌单位乙', SECRET)
  await unit.go(`cards/${card.id}`)
  await stands(unit.page, '送达')
  const inspection = await as('督查室')
  await inspection.go(`cards/${card.id}`)
  await act(inspection.page, '提出整改要求', async (form) => {
    await form.getByLabel('整改要求').fill('补齐缺口，逐周报送。')
    await form.getByLabel('提出或调整的理由').fill('缺口较大。')
  })
  await inspection.page.getByText('补齐缺口，逐周报送。').first().waitFor()
  await act(unit.page, '报送整改', (form) => form.getByLabel('整改情况').fill('已增加班组。'))
  await unit.page.getByText('已增加班组。').waitFor()
  await unit.leave()
  await act(inspection.page, '核查整改', async (form) => {
    await form.getByLabel('通过').check()
    await form.getByLabel('核查意见').fill('现场核实。')
  })
  await inspection.page.getByText('现场核实。').waitFor()
  await inspection.leave()
  // Accepted is not lifted: the closes after it have to be better first.
  const leader = await as('区领导')
  await leader.go(`cards/${card.id}`)
  await leader.page.getByText(/须连续\d+期好于“.+”方可摘牌，现为0期/).waitFor()
  expect(await leader.page.getByRole('button', { name: '摘牌', exact: true }).count()).toBe(0)
  await leader.leave()
}

/** The released card of the notice stands on the board; the other one of the same notice does not. */
async function hallShows(office: Visitor, token: string, number: string, released: Card): Promise<void> {
  type Shown = { subject: string | null; unit: string; notice: string | null }
  const { cards } = await read<{ cards: Shown[] }>(office, `board/${token}`)
  const ours = cards.filter((c) => c.notice === number)
  expect(ours.map((c) => c.subject ?? c.unit)).toEqual([released.subject])
  const hall = await visit(browser, office.address, { viewport: { width: 1920, height: 1080 } })
  await hall.page.goto(new URL(`board/${token}`, office.address).href)
  // The list of cards is the second slide: the overview stands first for its fifteen seconds.
  await hall.page.getByText(released.subject).first().waitFor({ timeout: 60_000 })
  await hall.leave()
}

async function dutyIsRecorded(office: Visitor): Promise<void> {
  const { page } = office
  await office.go('cards?view=duties&state=open')
  await page.getByRole('button', { name: /办理/ }).first().click()
  await page.getByRole('menuitem', { name: '登记落实' }).click()
  await handIn(page, (form) => form.getByLabel('落实情况').fill('已约谈并形成记录。'))
  await office.go('cards?view=duties&state=done')
  await page.getByText('已约谈并形成记录。').first().waitFor()
}
