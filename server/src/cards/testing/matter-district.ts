import type { BatchDetail, CardBatch } from '@guatu/contract/card-batches'
import { newId } from '../../platform/id.ts'
import { bareProject } from '../../testing/permission-inputs.ts'
import { type SignedInCaller, type TestServer, testServer } from '../../testing/test-server.ts'
import { ok } from './card-district.ts'

/** Offices with matters and no projects that would be carded. The clock starts on 9 October 2026, before the first of them is due. */
export type MatterDistrict = {
  readonly server: TestServer
  office: SignedInCaller
  inspection: SignedInCaller
  leader: SignedInCaller
}

export async function matterDistrict(): Promise<MatterDistrict> {
  const server = await testServer('2026-10-09T02:00:00.000Z')
  return { server, ...(await signedIn(server)) }
}

/** Sessions end in a night, so whoever goes on in time signs in again. */
const signedIn = async (server: TestServer) => ({
  office: await server.as('projectOffice'),
  inspection: await server.as('inspection'),
  leader: await server.as('leader'),
})

export async function goTo(d: MatterDistrict, day: string): Promise<void> {
  d.server.setNow(`${day}T02:00:00.000Z`)
  Object.assign(d, await signedIn(d.server))
}

/** A unit, with a chief for each name from a day on. */
export async function unitOf(
  d: MatterDistrict,
  name: string,
  more: object = {},
  chiefs: readonly (readonly [name: string, from: string])[] = [],
): Promise<string> {
  const id = newId()
  const body = { name, shortName: '', kind: 'bureau', parentId: null, regionCode: null, creditCode: null, ...more }
  ok(await d.office.send('POST', '/api/units', { id, ...body }))
  if (chiefs.length === 0) return id
  const postId = newId()
  ok(await d.office.send('POST', '/api/posts', { id: postId, unitId: id, title: '负责人', duty: 'chief' }))
  for (const [personName, from] of chiefs)
    ok(
      await d.office.send('POST', `/api/posts/${postId}/holdings`, {
        id: newId(),
        personName,
        phone: '',
        from,
        note: '',
      }),
    )
  return id
}

/** A project that is neither late nor ahead: nothing was planned for it yet. */
export async function projectIn(d: MatterDistrict, name: string, where: object): Promise<string> {
  const id = newId()
  ok(await d.office.send('POST', '/api/projects', { ...bareProject(id, name), ...where }))
  return id
}

/** A matter that a unit was given today, due on a day. */
export async function given(d: MatterDistrict, unitId: string, due: string, projectId: string | null = null) {
  const id = newId()
  const body = {
    ...{ id, title: `事项${id.slice(-6)}`, demand: '', source: 'meeting', sourceTitle: '', sourceNumber: '' },
    ...{ sourceOn: null, sourcePeriod: null, leader: '', projectId, unitId, helpingUnitIds: [] },
    ...{ due: { date: due, precision: 'day' }, limitDays: null, needsApproval: false, needsShowing: false },
  }
  ok(await d.inspection.send('POST', '/api/matters', body))
  await act(d, d.inspection, id, 'steps', { kind: 'assigned', dueOn: null })
  return id
}

/** The unit accepts, hands in, and the inspection verifies and closes: all of it today. */
export async function closed(d: MatterDistrict, unitId: string, id: string): Promise<void> {
  const unit = await d.server.as('department', { unitId })
  await act(d, unit, id, 'answers', { kind: 'accepted', onPaper: false })
  await act(d, unit, id, 'answers', { kind: 'submitted', text: '已办结', onPaper: false })
  await act(d, d.inspection, id, 'steps', { kind: 'verified', text: '属实' })
  await act(d, d.inspection, id, 'steps', { kind: 'closed' })
}

async function act(d: MatterDistrict, who: SignedInCaller, id: string, path: string, more: object): Promise<void> {
  const { matter } = ok<{ matter: { version: number } }>(await d.inspection.get(`/api/matters/${id}`))
  const occurredOn = d.server.platform.clock.now().toISOString().slice(0, 10)
  const seen = { id: newId(), expectedVersion: matter.version, text: '', papers: [], occurredOn }
  ok(await who.send('POST', `/api/matters/${id}/${path}`, { ...seen, ...more }))
}

/** The cards over matters of one kind in a period; null where there is no batch of them. */
export async function cardsOver(
  d: MatterDistrict,
  subjectType: CardBatch['subjectType'],
  period: string,
  about: CardBatch['about'] = 'matters',
): Promise<BatchDetail | null> {
  const url = `/api/card-batches?period=${period}&subjectType=${subjectType}`
  const batch = ok<{ rows: CardBatch[] }>(await d.office.get(url)).rows.find((b) => b.about === about)
  return batch ? ok<BatchDetail>(await d.office.get(`/api/card-batches/${batch.id}`)) : null
}
