import type { Duty } from '@guatu/contract/card-rows'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  AFTER_OCTOBER,
  approved,
  batchOf,
  type CardDistrict,
  cardDistrict,
  cardNow,
  goTo,
  ok,
  proposeAt,
  seen,
  servedCard,
  strikeOther,
} from '../cards/testing/card-district.ts'
import { newId } from '../platform/id.ts'
import { type ICalEvent, readICal } from '../testing/read-ical.ts'
import type { SignedInCaller } from '../testing/test-server.ts'

let d: CardDistrict
/** Addresses of the feeds outlive the sessions that made them. */
let mine: string
let others: string

const feedOf = async (who: SignedInCaller): Promise<string> =>
  ok<{ path: string }>(await who.send('POST', '/api/my-links', { id: newId(), name: '手机日历' })).path
const read = async (path: string, lang = 'zh-CN'): Promise<readonly ICalEvent[]> => {
  const shown = await d.server.app.inject({ method: 'GET', url: `/${path}`, headers: { 'accept-language': lang } })
  expect(shown.statusCode).toBe(200)
  return readICal(shown.body)
}
const ofCards = async (path: string) =>
  (await read(path)).filter((e) => e.url.includes('/cards/')).map((e) => [e.start, e.summary])
const firstCard = async () => (await batchOf(d, '2026-10', 'project')).cards.find((c) => c.subjectId === d.projects[0])!

beforeEach(async () => {
  d = await cardDistrict()
  const unitId = newId()
  const bureau = { name: '区水务局', shortName: '', kind: 'bureau', parentId: null, regionCode: null, creditCode: null }
  ok(await d.office.send('POST', '/api/units', { id: unitId, ...bureau }))
  mine = await feedOf(d.unit)
  others = await feedOf(await d.server.as('department', { unitId }))
  await proposeAt(d, AFTER_OCTOBER)
})
afterEach(() => d.server.drop())

describe("a person's calendar tells what cards ask", () => {
  it('nothing while a card is only proposed; the answer in the hearing as soon as it is asked for, until it is given', async () => {
    const card = await firstCard()
    expect(await ofCards(mine)).toEqual([])
    const cards = [{ ...seen(card), cardId: card.id }]
    ok(await d.office.send('POST', `/api/card-batches/${card.batchId}/hearing`, { cards, note: '' }))
    // Three working days from Monday the 9th; 2026 has no notice in this installation.
    expect(await ofCards(mine)).toEqual([['2026-11-12', '第1示例项目：核实意见答复期限：2026年10月红牌（暂定）']])
    const [event] = (await read(mine)).filter((e) => e.url.includes('/cards/'))
    expect(event).toMatchObject({ end: '2026-11-13', uid: `statement-${card.id}@guatu` })
    expect(event!.url).toMatch(new RegExp(`/cards/${card.id}$`))
    const said = { agrees: true, text: '属实', papers: [], occurredOn: '2026-11-09', onPaper: false }
    ok(await d.unit.send('POST', `/api/cards/${card.id}/statement`, { id: newId(), expectedVersion: 2, ...said }))
    expect(await ofCards(mine)).toEqual([])
  })

  it('after service the appeal, the rectification and the duties, each until it is done or gone', async () => {
    const card = await firstCard()
    await strikeOther(d, card)
    const served = await servedCard(d, card)
    const rectifyBy = served.deadlines.find((x) => x.what === 'rectification')!.on
    const appealBy = served.deadlines.find((x) => x.what === 'appeal')!.on
    expect(await ofCards(mine)).toEqual(
      [
        [appealBy, '第1示例项目：申诉期限：2026年10月红牌（暂定）'],
        ['2026-11-18', '第1示例项目：结果运用：约谈（2026年10月红牌）（暂定）'],
        ['2026-11-23', '第1示例项目：结果运用：书面检查（2026年10月红牌）（暂定）'],
        [rectifyBy, '第1示例项目：整改期限：2026年10月红牌'],
      ].sort(([a], [b]) => (a! < b! ? -1 : 1)),
    )
    const duties = ok<{ rows: Duty[] }>(await d.office.get(`/api/card-duties?cardId=${card.id}&sort=due`)).rows
    const record = { ...seen(duties[0]!), record: '已约谈', papers: [], occurredOn: '2026-11-09' }
    ok(await d.unit.send('POST', `/api/card-duties/${duties[0]!.id}/record`, record))
    const now = (await cardNow(d, card.id)).card
    const reported = { ...seen(now), text: '已增加班组', papers: [], occurredOn: '2026-11-09' }
    ok(await d.unit.send('POST', `/api/cards/${card.id}/rectification/report`, reported))
    await goTo(d, `${appealBy}T20:00:00.000Z`)
    // The day after the last day of the appeal, in Shanghai.
    expect(await ofCards(mine)).toEqual([['2026-11-23', '第1示例项目：结果运用：书面检查（2026年10月红牌）（暂定）']])
  })

  it('a duty moves with whom it is given to, and a unit without ties to the card sees none of it', async () => {
    const card = await firstCard()
    await strikeOther(d, card)
    await approved(d, card)
    expect(await ofCards(others)).toEqual([])
    const [duty] = ok<{ rows: Duty[] }>(await d.office.get(`/api/card-duties?cardId=${card.id}`)).rows
    const unitId = (await d.server.db.selectFrom('unit').select('id').where('name', '=', '区水务局').execute())[0]!.id
    ok(
      await d.office.send('POST', `/api/card-duties/${duty!.id}/assignment`, {
        ...{ ...seen(duty!), unitId, postId: null, note: '由该局牵头' },
      }),
    )
    const notice = { id: newId(), number: null, issuedOn: '2026-11-09', signer: '王某' }
    ok(await d.office.send('POST', `/api/card-batches/${card.batchId}/notices`, notice))
    const receipt = { means: 'opened', receivedBy: '', occurredOn: '2026-11-09' }
    const issued = (await cardNow(d, card.id)).card
    ok(await d.unit.send('POST', `/api/cards/${card.id}/receipt`, { ...seen(issued), ...receipt }))
    const theirs = await ofCards(others)
    expect(theirs).toHaveLength(1)
    expect((await ofCards(mine)).map(([, said]) => said)).not.toContain(theirs[0]![1])
  })

  it('reads in English, too, and holds each thing once', async () => {
    const card = await firstCard()
    const cards = [{ ...seen(card), cardId: card.id }]
    ok(await d.office.send('POST', `/api/card-batches/${card.batchId}/hearing`, { cards, note: '' }))
    const events = await read(mine, 'en')
    expect(events.map((e) => e.summary).find((s) => s.includes('hearing'))).toMatch(
      /^第1示例项目：answer due in the hearing of a card: .+ \(provisional\)$/,
    )
    expect(new Set(events.map((e) => e.uid)).size).toBe(events.length)
  })
})
