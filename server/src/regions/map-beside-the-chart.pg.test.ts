import type { Boundary } from '@guatu/contract/regions'
import type { WallMap } from '@guatu/contract/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { bareProject } from '../testing/permission-inputs.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'

const TOWN = '370499101'
let server: TestServer
let office: SignedInCaller
let admin: SignedInCaller

beforeAll(async () => {
  server = await testServer()
  ;[office, admin] = [await server.as('projectOffice'), await server.as('administrator')]
  const region = (id: string, name: string, level: number, parentCode: string | null) =>
    server.db.insertInto('region').values({ id, name, level, parentCode }).execute()
  await region('370499', '云山区', 3, null)
  await region(TOWN, '石桥镇', 4, '370499')
  await region('370499102', '东湖镇', 4, '370499')
})
afterAll(() => server.drop())

/** A town that exists nowhere: a square. */
const square = (name: string, lon: number, code: string | null = null) => ({
  type: 'Feature',
  properties: { name, code, secret: '不该出去' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lon, 34.8],
        [lon + 0.1, 34.8],
        [lon + 0.1, 34.9],
        [lon, 34.9],
        [lon, 34.8],
      ],
    ],
  },
})
const invented = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features })
const about = {
  ...{ title: '云山区行政区划（虚构）', approvalNumber: '审图号：示例S(2026)000号', datum: 'CGCS2000', vintage: 2025 },
  ...{ tree: 'territory', regionCode: '370499', codeProperty: 'code', nameProperty: 'name' },
}

async function send(who: SignedInCaller, path: string, said: object, file: string) {
  const head = `--b\r\nContent-Disposition: form-data; name="about"\r\n\r\n${JSON.stringify(said)}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="map.geojson"\r\nContent-Type: application/geo+json\r\n\r\n`
  const answer = await who.raw(
    'POST',
    path,
    Buffer.from(`${head}${file}\r\n--b--\r\n`),
    'multipart/form-data; boundary=b',
  )
  return {
    status: answer.status,
    body: JSON.parse(answer.bytes.toString()) as Boundary & { code: string; detail: string },
  }
}
const two = invented(square('石桥镇', 117.1, TOWN), square('别处镇', 117.2))
const shapes = (id: string, query = '') => office.raw('GET', `/api/regions/boundaries/${id}/shapes${query}`)
const map = async (who: SignedInCaller) => (await who.get('/api/wall/map')).body as WallMap

describe('a boundary', () => {
  const id = newId()
  it('goes in with its approval number, and says which places it shows, does not know and leaves out', async () => {
    const done = await send(admin, '/api/regions/boundaries', { ...about, id }, two)
    expect(done.status).toBe(200)
    expect(done.body).toMatchObject({
      ...{
        id,
        version: 1,
        approvalNumber: '示例S（2026）000号',
        fileName: 'map.geojson',
        points: 10,
        regionName: '云山区',
      },
      places: [
        { code: TOWN, name: '石桥镇', placeId: TOWN },
        { code: null, name: '别处镇', placeId: null },
      ],
      without: ['东湖镇'],
    })
    expect((await send(admin, '/api/regions/boundaries', { ...about, id }, two)).body.version).toBe(1)
    expect(
      (await send(admin, '/api/regions/boundaries', { ...about, id }, invented(square('石桥镇', 117.5)))).status,
    ).toBe(409)
  })

  it('hands out its lines and names alone', async () => {
    const sent = JSON.parse((await shapes(id)).bytes.toString()) as { features: { properties: object }[] }
    expect(sent.features.map((f) => f.properties)).toEqual([
      { place: '0', name: '石桥镇' },
      { place: '1', name: '别处镇' },
    ])
  })

  it('is refused with a sentence that names the place in the file, and nothing is stored', async () => {
    const open = square('石桥镇', 117.1)
    open.geometry.coordinates[0]!.pop()
    const refused = async (said: object, file: string) =>
      (await send(admin, '/api/regions/boundaries', { ...about, id: newId(), ...said }, file)).body
    expect(await refused({}, invented(open))).toMatchObject({ code: 'regions.ringOpen' })
    expect((await refused({}, invented(open))).detail).toContain('石桥镇')
    expect(await refused({}, '['.repeat(5_000_000))).toMatchObject({ code: 'regions.nestsTooDeep' })
    expect(await refused({ approvalNumber: '没有' }, two)).toMatchObject({ code: 'regions.approvalNumberForm' })
    expect(await refused({ codeProperty: null, nameProperty: null }, two)).toMatchObject({ code: 'regions.noProperty' })
    expect(await refused({ regionCode: '990000' }, two)).toMatchObject({ code: 'regions.noSuchRegion' })
    expect(await refused({ datum: 'BD09' }, two)).toMatchObject({ code: 'platform.badInput' })
    expect(((await admin.get('/api/regions/boundaries')).body as Boundary[]).map((b) => b.id)).toEqual([id])
  })

  it('is replaced with its version, keeps its old lines, and is withdrawn', async () => {
    const next = { ...about, vintage: 2026, expectedVersion: 1, reason: '区划调整' }
    const three = invented(square('石桥镇', 117.1), square('东湖镇', 117.2))
    const replaced = await send(office, `/api/regions/boundaries/${id}/files`, next, three)
    expect(replaced.body).toMatchObject({ version: 2, vintage: 2026, without: [] })
    const stale = await send(office, `/api/regions/boundaries/${id}/files`, next, three)
    expect([stale.status, stale.body]).toMatchObject([409, { current: { version: 2 } }])
    expect((await shapes(id, '?version=1')).bytes.toString()).toContain('别处镇')
    expect((await shapes(id)).bytes.toString()).not.toContain('别处镇')
    expect((await map(office)).boundaries).toMatchObject([{ id, version: 2, approvalNumber: '示例S（2026）000号' }])
    const withdraw = (expectedVersion: number) =>
      admin.send('POST', `/api/regions/boundaries/${id}/withdrawal`, { expectedVersion, reason: '已过期' })
    expect((await withdraw(2)).body).toMatchObject({ version: 3, withdrawnOn: '2026-11-20' })
    expect((await withdraw(3)).body).toMatchObject({ code: 'regions.withdrawnAlready' })
    expect((await map(office)).boundaries).toEqual([])
  })
})

describe('where a project stands', () => {
  const id = newId()
  const put = (who: SignedInCaller, body: object) =>
    who.send('PUT', `/api/projects/${id}/position`, { source: 'typed', reason: '', ...body })
  const there = { lon: 117.1234567, lat: 34.85, datum: 'WGS84' }

  beforeAll(async () => {
    const made = await office.send('POST', '/api/projects', { ...bareProject(id, '示例厂房'), regionCode: TOWN })
    expect(made.status).toBe(200)
  })

  it('is nowhere until somebody says so; then a decimetre, with its datum, its revisions and a line in the time line', async () => {
    expect((await office.get(`/api/projects/${id}/position`)).body).toEqual({
      ...{ position: null, source: null, version: 0, mayChange: true },
    })
    expect((await put(office, { expectedVersion: 0, position: there })).body).toMatchObject({
      ...{ position: { lon: 117.123457, lat: 34.85, datum: 'WGS84' }, source: 'typed', version: 1 },
    })
    expect((await map(office)).positions).toEqual([{ projectId: id, lon: 117.123457, lat: 34.85, datum: 'WGS84' }])
    const { rows } = (await office.get(`/api/projects/${id}/timeline`)).body as { rows: { sentence: string }[] }
    expect(rows[0]!.sentence).toContain('117.123457')
  })

  it('is asked about where the two are swapped, and is stale for whoever saw another one', async () => {
    const swapped = await put(office, { expectedVersion: 1, position: { ...there, lon: 34.85, lat: 117.1 } })
    expect(swapped.body).toMatchObject({ code: 'regions.lonLatSwapped' })
    const stale = await put(office, { expectedVersion: 0, position: there })
    expect([stale.status, stale.body]).toMatchObject([409, { current: { version: 1 } }])
    expect((await put(office, { expectedVersion: 1, position: null })).body).toMatchObject({
      position: null,
      version: 2,
    })
    expect((await map(office)).positions).toEqual([])
    expect((await put(office, { expectedVersion: 2, position: there })).body).toMatchObject({ version: 3 })
  })

  it('is seen on the map by those alone whose scope holds the project', async () => {
    const town = await server.as('township', { regionCode: TOWN })
    const neighbour = await server.as('township', { regionCode: '370499102' })
    expect((await map(town)).positions.map((p) => p.projectId)).toEqual([id])
    expect((await map(neighbour)).positions).toEqual([])
    expect((await neighbour.get(`/api/projects/${id}/position`)).status).toBe(404)
  })
})
