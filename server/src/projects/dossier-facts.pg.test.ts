import { existsSync, readFileSync } from 'node:fs'
import type { Attachment } from '@guatu/contract/project-attachments'
import type { Dossier, TimelineItem } from '@guatu/contract/projects'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { newId } from '../platform/id.ts'
import { type SignedInCaller, type TestServer, testServer } from '../testing/test-server.ts'
import { thumbnailPathOf } from './attachment-thumbnail.ts'

type Filed = z.infer<typeof Attachment>
let server: TestServer
let office: SignedInCaller
const projectId = newId()
const codeOf = (problem: unknown) => (problem as { code: string }).code

/** A photo of a phone held upright: two halves, red left and blue right, lying on its side, with the place in its EXIF. */
function photo(): Buffer {
  const [width, height] = [800, 400]
  const data = Buffer.alloc(width * height * 4, 255)
  for (let i = 0; i < width * height; i++) {
    const red = i % width < width / 2
    data[i * 4] = red ? 230 : 10
    data[i * 4 + 1] = 10
    data[i * 4 + 2] = red ? 10 : 230
  }
  const plain = jpeg.encode({ width, height, data }, 90).data
  const tiff = Buffer.alloc(64)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(0x0112, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(6, 18)
  tiff.write('GPS 34.81N 117.32E', 30)
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(exif.length + 2, 2)
  return Buffer.concat([plain.subarray(0, 2), head, exif, plain.subarray(2)])
}

function form(file: Buffer, name: string, fields: Record<string, string> = {}): [Buffer, string] {
  const parts = Object.entries(fields).map(
    ([key, value]) => `--b\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  )
  const head = `${parts.join('')}--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  return [Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--b--\r\n')]), 'multipart/form-data; boundary=b']
}
const attach = (who: SignedInCaller, file: Buffer, name: string, fields?: Record<string, string>) =>
  who.raw('POST', `/api/projects/${projectId}/attachments`, ...form(file, name, fields))
const dossier = async () => (await office.get(`/api/projects/${projectId}`)).body as Dossier

beforeAll(async () => {
  server = await testServer()
  office = await server.as('projectOffice')
  const project = {
    ...{
      id: projectId,
      name: '示例医院项目',
      kind: 'publicBuilding',
      yearClass: 'new',
      stage: 'tendered',
      regionCode: null,
    },
    ...{ administrationId: null, ownerUnitId: null, leadUnitId: null, headquartersId: null, areaHeadquartersId: null },
    ...{
      taskForceId: null,
      sponsorPostId: null,
      officerPostId: null,
      liaisonPostId: null,
      chain: null,
      chainRole: null,
    },
    ...{ sector: null, site: null, packageOf: null, total: '1000000.00', plannedStart: null },
  }
  await office.send('POST', '/api/projects', project)
})
afterAll(() => server.drop())

describe('a paper or photo', () => {
  let filed: Filed

  it('is filed by its content, with an upright thumbnail that has lost the place it was taken at', async () => {
    const sent = await attach(office, photo(), '现场照片.jpg', { subject: 'photo' })
    expect(sent.status).toBe(200)
    filed = sent.body as Filed
    expect(filed).toMatchObject({ name: '现场照片.jpg', mediaType: 'image/jpeg', subject: 'photo', hasThumbnail: true })
    const thumbnail = await office.raw('GET', `/api/attachments/${filed.id}/thumbnail`)
    expect(thumbnail.status).toBe(200)
    const { width, height, data } = jpeg.decode(thumbnail.bytes)
    expect([width, height]).toEqual([160, 320])
    const top = [...data.subarray(0, 3)]
    expect(top[0]! > 180 && top[2]! < 80).toBe(true)
    expect(thumbnail.bytes.includes('GPS') || thumbnail.bytes.includes('Exif')).toBe(false)
  })

  it('is shown in place when it is a photo, and handed out as a file otherwise, never guessed at', async () => {
    const headersOf = async (id: string) => {
      const cookie = await cookieOf()
      return (await server.app.inject({ method: 'GET', url: `/api/attachments/${id}`, headers: { cookie } })).headers
    }
    const shown = await headersOf(filed.id)
    expect(shown['content-disposition']).toMatch(/^inline; .*%E7%8E%B0%E5%9C%BA/)
    expect(shown).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' })
    const pdf = (await attach(office, Buffer.from('%PDF-1.7\n…'), '批复.pdf', { subject: 'constructionPermit' }))
      .body as Filed
    const handed = await headersOf(pdf.id)
    expect(handed['content-disposition']).toMatch(/^attachment; /)
    expect(handed['content-security-policy']).toContain('sandbox')
    expect((await office.raw('GET', `/api/attachments/${pdf.id}`)).bytes.toString()).toBe('%PDF-1.7\n…')
    expect((await office.raw('GET', `/api/attachments/${pdf.id}/thumbnail`)).status).toBe(404)
  })

  it.each([
    ['a page named as a picture', '照片.jpg', '<!DOCTYPE html><script>alert(1)</script>'],
    ['a drawing that may script', '图.png', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a program named as a paper', '通知.pdf', 'MZ\u0090\u0000\u0003'],
    ['an empty file', '空.txt', ''],
  ])('is refused when it is %s', async (_, name, content) => {
    const sent = await attach(office, Buffer.from(content, 'latin1'), name)
    expect([sent.status, codeOf(sent.body)]).toEqual([415, 'platform.fileTypeNotAllowed'])
  })

  it('may be Word, Excel, text in GB18030 or a picture that cannot be drawn', async () => {
    const types: string[] = []
    const sheet = readFileSync(new URL('../../../samples/guatu-sample-ledger.xlsx', import.meta.url))
    const gb = Buffer.from([0xd6, 0xd0, 0xb9, 0xfa, 0x0a])
    const bomb = new PNG({ width: 1, height: 1 })
    const forged = PNG.sync.write(bomb)
    forged.writeUInt32BE(60_000, 16)
    forged.writeUInt32BE(60_000, 20)
    for (const [file, name] of [
      [sheet, '台账.docx'],
      [gb, '说明.txt'],
      [forged, '图.png'],
    ] as const) {
      const sent = (await attach(office, file, name)).body as Filed
      types.push(`${sent.mediaType.split(/[./]/).at(-1)} ${sent.hasThumbnail}`)
    }
    expect(types).toEqual(['sheet false', 'plain false', 'png false'])
  })

  it('sent again with its id is the first answer; the same bytes are kept once; a lost thumbnail is drawn again', async () => {
    const id = newId()
    const first = (await attach(office, photo(), 'a.jpg', { id })).body as Filed
    expect((await attach(office, photo(), 'a.jpg', { id })).body).toEqual(first)
    expect((await attach(office, Buffer.from('另一份'), 'a.txt', { id })).status).toBe(409)
    const row = await server.db.selectFrom('attachment').select('sha256').where('id', 'in', [id, filed.id]).execute()
    expect(new Set(row.map((r) => r.sha256)).size).toBe(1)
    const path = thumbnailPathOf(server.platform.files.pathOf(row[0]!.sha256))
    const { rmSync } = await import('node:fs')
    rmSync(path)
    expect((await office.raw('GET', `/api/attachments/${id}/thumbnail`)).status).toBe(200)
    expect(existsSync(path)).toBe(true)
  })

  it('is out of sight for people of other projects and cannot be added by readers', async () => {
    const stranger = await server.as('liaison')
    expect((await stranger.raw('GET', `/api/attachments/${filed.id}`)).status).toBe(404)
    expect((await stranger.get(`/api/projects/${projectId}/attachments`)).status).toBe(404)
    const leader = await server.as('leader')
    expect(((await leader.get(`/api/projects/${projectId}/attachments`)).body as Filed[]).length).toBeGreaterThan(4)
    expect((await attach(leader, Buffer.from('文'), 'a.txt')).status).toBe(403)
  })

  it('of twelve megapixels is drawn without holding the server up', async () => {
    const [width, height] = [4000, 3000]
    const data = Buffer.alloc(width * height * 4, 200)
    const big = jpeg.encode({ width, height, data }, 80).data
    const sending = form(big, '大图.jpg')
    const filing = { done: false }
    const sent = office.raw('POST', `/api/projects/${projectId}/attachments`, ...sending).then((answer) => {
      filing.done = true
      return answer
    })
    // Drawn by this process, it would answer nobody until it had finished.
    let answered = 0
    while (!filing.done) {
      expect((await office.get('/api/session')).status).toBe(200)
      answered += 1
    }
    expect(((await sent).body as Filed).hasThumbnail).toBe(true)
    expect(answered).toBeGreaterThan(10)
  })
})

describe('a gate', () => {
  const enter = async (stage: string, passReason: string | null = null, version?: number) =>
    office.send('POST', `/api/projects/${projectId}/stages`, {
      ...{ id: newId(), stage, occurredOn: '2026-11-18', passReason },
      expectedVersion: version ?? (await dossier()).version,
    })

  it('opens by the papers filed under its items, and names what is missing until then', async () => {
    expect((await dossier()).gate).toEqual({ next: 'building', missing: ['landRight', 'startEvent'] })
    const shut = await enter('building')
    expect([shut.status, codeOf(shut.body)]).toEqual([422, 'projects.stage.gateShut'])
    expect((shut.body as { detail: string }).detail).toContain('土地使用权')
    await attach(office, Buffer.from('不动产权证'), '证.txt', { subject: 'landRight' })
    expect((await enter('building')).body).toMatchObject({ body: { stage: 'building' }, gate: { next: 'delivered' } })
  })

  it('is passed with a reason by somebody authorised; a stale version is shown the dossier that stands', async () => {
    const stale = await enter('delivered', '应急启用', 1)
    expect([stale.status, (stale.body as { current: Dossier }).current.body.stage]).toEqual([409, 'building'])
    expect((await enter('delivered', '应急启用')).body).toMatchObject({ body: { stage: 'delivered' } })
    const leader = await server.as('leader')
    const pass = async (passReason: string | null) =>
      leader.send('POST', `/api/projects/${projectId}/stages`, {
        ...{ id: newId(), stage: 'accepted', occurredOn: '2026-11-18', passReason },
        expectedVersion: (await dossier()).version,
      })
    expect((await pass(null)).status).toBe(403)
    expect((await pass('已现场验收，纸件后补')).body).toMatchObject({ body: { stage: 'accepted' } })
  })
})

describe('the time line', () => {
  it('says every fact in a sentence, newest first, page by page, with the paper it is about', async () => {
    const seen: z.infer<typeof TimelineItem>[] = []
    for (let cursor = ''; ; ) {
      const page = (await office.get(`/api/projects/${projectId}/timeline?limit=4${cursor && `&cursor=${cursor}`}`))
        .body as {
        rows: z.infer<typeof TimelineItem>[]
        next: string | null
        total: number
      }
      seen.push(...page.rows)
      if (page.next === null) {
        expect(seen).toHaveLength(page.total)
        break
      }
      cursor = page.next
    }
    const sentences = seen.map((s) => s.sentence)
    expect(sentences).toContain('说明理由后放行进入“交工”阶段：应急启用')
    expect(sentences).toContain('进入“在建”阶段')
    expect(sentences).toContain('上传“现场照片.jpg”')
    expect(sentences.at(-1)).toBe('建档')
    expect(sentences.filter((s) => /[{}]|projects\.|undefined/.test(s))).toEqual([])
    expect(seen.find((s) => s.kind === 'attachment')?.attachmentId).toMatch(/^[0-9a-f-]{36}$/)
    expect(new Set(seen.map((s) => s.id)).size).toBe(seen.length)
  })
})

async function cookieOf(): Promise<string> {
  const account = await server.db
    .selectFrom('account')
    .select('userName')
    .where('userName', 'like', 'projectOffice%')
    .executeTakeFirstOrThrow()
  const login = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { userName: account.userName, password: 'correct-horse-battery' },
  })
  return String(login.headers['set-cookie']).split(';')[0]!
}
