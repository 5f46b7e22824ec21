import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleServer } from '../testing/sample-server.ts'
import type { SignedInCaller, TestServer } from '../testing/test-server.ts'
import { proposeDueCards } from './card-jobs.ts'

type Batch = { id: string; subjectType: string; about: string | null; period: string }
type Card = { id: string; subject: string; level: string; unit: string; sentence: string }
let server: TestServer
let office: SignedInCaller

beforeAll(async () => {
  server = await sampleServer('2026-11-22T02:00:00.000Z')
  // November is closed and locked.
  server.setNow('2026-12-14T02:00:00.000Z')
  await proposeDueCards(server.platform)
  office = await server.as('projectOffice')
})
afterAll(() => server.drop())

const november = async () =>
  ((await office.get('/api/card-batches?period=2026-11&limit=100')).body as { rows: Batch[] }).rows
const cardsOf = async (batch: Batch) =>
  ((await office.get(`/api/card-batches/${batch.id}`)).body as { cards: Card[] }).cards

describe('at a month’s lock', () => {
  it('matters get cards of their own as they stood on its last day, by the unit that has them', async () => {
    const batch = (await november()).find((b) => b.subjectType === 'matter')
    expect(batch).toMatchObject({ about: null })
    const cards = await cardsOf(batch!)
    const dust = cards.find((c) => c.subject === '施工扬尘在线监测补装')
    expect(dust).toMatchObject({ level: 'severe', unit: '区住建局' })
    expect(dust?.sentence).toMatch(/工作日/)
    // Handed in, closed or withdrawn by then: nothing to card.
    expect(cards.map((c) => c.subject)).not.toContain('农民工工资保证金清单核对')
    expect(cards.every((c) => ['warn', 'severe'].includes(c.level))).toBe(true)
  })

  it('units get cards of their matters apart from those of their projects, with a floor of two', async () => {
    const batches = (await november()).filter((b) => b.subjectType === 'unit')
    expect(batches.map((b) => b.about).sort()).toEqual(['matters', 'projects'])
    const cards = await cardsOf(batches.find((b) => b.about === 'matters')!)
    // Two matters of one unit are past their date at the month's end; units with one late matter get nothing.
    expect(cards.map((c) => c.subject)).toEqual(['区住建局'])
  })

  it('a matter’s card is opened, with its evidence and without further periods to wait for', async () => {
    const batch = (await november()).find((b) => b.subjectType === 'matter')!
    const [card] = await cardsOf(batch)
    const detail = (await office.get(`/api/cards/${card!.id}`)).body as {
      evidence: { inputs: unknown[] }
      lift: object
    }
    expect(detail.evidence.inputs.length).toBeGreaterThan(0)
    expect(detail.lift).toMatchObject({ may: true })
  })
})
