import type { CardDetail } from '@guatu/contract/card-acts'
import type { BatchDetail, CardBatch } from '@guatu/contract/card-batches'
import type { CardRow } from '@guatu/contract/card-rows'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { expect } from 'vitest'
import { newId } from '../../platform/id.ts'
import { bareProject } from '../../testing/permission-inputs.ts'
import { type SignedInCaller, type TestServer, testServer } from '../../testing/test-server.ts'
import { proposeDueCards } from '../card-jobs.ts'

/** October's cards are proposed after the lock of 8 November. */
export const AFTER_OCTOBER = '2026-11-09T02:00:00.000Z'

export type CardDistrict = {
  readonly server: TestServer
  readonly unitId: string
  /** Far behind, a little behind, on schedule. */
  readonly projects: readonly [far: string, some: string, good: string]
  office: SignedInCaller
  unit: SignedInCaller
  leader: SignedInCaller
  other: SignedInCaller
  inspection: SignedInCaller
}

export const ok = <T>(answer: { status: number; body: unknown }): T => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}

/** A bureau that leads three projects of one plan, reported in October: 20 %, 70 % and 100 % of the year done. */
export async function cardDistrict(): Promise<CardDistrict> {
  const server = await testServer('2026-10-30T02:00:00.000Z')
  const office = await server.as('projectOffice')
  const unitId = newId()
  const names = { name: '区住建局', shortName: '', kind: 'bureau', parentId: null, regionCode: null, creditCode: null }
  ok(await office.send('POST', '/api/units', { id: unitId, ...names }))
  const projects = [newId(), newId(), newId()] as [string, string, string]
  for (const [i, done] of ['2400000.00', '8400000.00', '12000000.00'].entries()) {
    const id = projects[i]!
    const head = { ...bareProject(id, `第${i + 1}示例项目`), yearClass: 'carriedOver', leadUnitId: unitId }
    ok(await office.send('POST', '/api/projects', head))
    const plan = { id: newId(), year: 2026, total: '12000000.00', months: Array(12).fill('1000000.00'), reason: '' }
    ok(await office.send('POST', `/api/projects/${id}/year-plans`, plan))
    await report(office, id, '2026-W44', '2026-10-30', done)
  }
  return { server, unitId, projects, ...(await signedIn(server, unitId)) }
}

/** Somebody of each role: sessions end in a night, so whoever goes on in time signs in again. */
const signedIn = async (server: TestServer, unitId: string) => ({
  office: await server.as('projectOffice'),
  unit: await server.as('department', { unitId }),
  leader: await server.as('leader'),
  other: await server.as('leader'),
  inspection: await server.as('inspection'),
})

export async function goTo(d: CardDistrict, iso: string): Promise<void> {
  d.server.setNow(iso)
  Object.assign(d, await signedIn(d.server, d.unitId))
}

export async function report(who: SignedInCaller, id: string, period: string, asOf: string, done: string) {
  ok(
    await who.send('POST', `/api/projects/${id}/reports`, {
      ...{ id: newId(), period, asOf, doneThisYear: done, physicalPercent: null, fundsArrivedThisYear: null },
      ...{ progress: '进展', next: '', problem: '', help: '', supersedes: null, reason: null },
      confirmedAsks: ['reports.ask.jump', 'reports.ask.noChange'],
    }),
  )
}

export async function proposeAt(d: CardDistrict, iso: string): Promise<void> {
  await goTo(d, iso)
  expect(await proposeDueCards(d.server.platform)).toBe(true)
}

export async function batchOf(
  d: CardDistrict,
  period: string,
  subjectType: CardBatch['subjectType'],
): Promise<BatchDetail> {
  const page = ok<{ rows: CardBatch[] }>(
    await d.office.get(`/api/card-batches?period=${period}&subjectType=${subjectType}`),
  )
  expect(page.rows.length).toBe(1)
  return ok(await d.office.get(`/api/card-batches/${page.rows[0]!.id}`))
}

export const cardNow = async (d: CardDistrict, id: string): Promise<CardDetail> =>
  ok(await d.office.get(`/api/cards/${id}`))
export const seen = (card: { version: number }) => ({ id: newId(), expectedVersion: card.version })

/** Sends a card out to be heard, lets the unit answer, and approves it. */
export async function approved(d: CardDistrict, card: CardRow): Promise<CardRow> {
  const path = `/api/card-batches/${card.batchId}`
  ok(await d.office.send('POST', `${path}/hearing`, { cards: [{ ...seen(card), cardId: card.id }], note: '' }))
  const said = { agrees: true, text: '情况属实', papers: [], occurredOn: '2026-11-09', onPaper: false }
  ok(await d.unit.send('POST', `/api/cards/${card.id}/statement`, { id: newId(), expectedVersion: 2, ...said }))
  const decision = { id: newId(), expectedVersion: 3, cardId: card.id, decision: 'approve', reason: '符合规则' }
  ok(await d.leader.send('POST', `${path}/decisions`, { decisions: [decision] }))
  return (await cardNow(d, card.id)).card
}

/** The same on to the notice and the unit's receipt. */
export async function servedCard(d: CardDistrict, card: CardRow): Promise<CardDetail> {
  await approved(d, card)
  const notice = { id: newId(), number: null, issuedOn: '2026-11-09', signer: '王某' }
  ok(await d.office.send('POST', `/api/card-batches/${card.batchId}/notices`, notice))
  const issued = (await cardNow(d, card.id)).card
  const receipt = { ...seen(issued), means: 'opened', receivedBy: '', occurredOn: '2026-11-09' }
  return ok(await d.unit.send('POST', `/api/cards/${card.id}/receipt`, receipt))
}

/** The other card of the batch, so that the notice may go out. */
export async function strikeOther(d: CardDistrict, card: CardRow): Promise<void> {
  const other = (await batchOf(d, card.period, 'project')).cards.find((c) => c.id !== card.id)!
  const path = `/api/card-batches/${card.batchId}`
  ok(await d.office.send('POST', `${path}/hearing`, { cards: [{ ...seen(other), cardId: other.id }], note: '' }))
  const said = { agrees: true, text: '属实', papers: [], occurredOn: '2026-11-09', onPaper: false }
  ok(await d.unit.send('POST', `/api/cards/${other.id}/statement`, { id: newId(), expectedVersion: 2, ...said }))
  const decision = { id: newId(), expectedVersion: 3, cardId: other.id, decision: 'strike', reason: '已追上' }
  ok(await d.leader.send('POST', `${path}/decisions`, { decisions: [decision] }))
}

/** A set that the office writes and the leader adopts, in force from the day the district reported. */
export async function adopt(d: CardDistrict, set: RuleSet, place: object, name: string): Promise<void> {
  const draft = ok<{ id: string; version: number }>(
    await d.office.send('POST', '/api/rule-set-drafts', { id: newId(), name, place, body: set }),
  )
  const path = `/api/rule-set-drafts/${draft.id}`
  const handed = ok<{ version: number }>(
    await d.office.send('POST', `${path}/submit`, { expectedVersion: draft.version }),
  )
  const approval = { expectedVersion: handed.version, inForceFrom: '2026-10-30', reason: '常务会议通过' }
  ok(await d.leader.send('POST', `${path}/adopt`, approval))
}
