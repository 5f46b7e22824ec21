import type { ImportView } from '@guatu/contract/imports'
import type { SignedInCaller } from '../../testing/test-server.ts'

type Answer = { status: number; body: never }

/** What an office does with a ledger, over HTTP. */
export function importDesk(office: SignedInCaller) {
  const view = async (id: string) => (await office.get(`/api/imports/${id}`)).body as ImportView
  const read = async (id: string): Promise<ImportView> => {
    for (;;) {
      const now = await view(id)
      if (now.state !== 'reading' && now.state !== 'storing') return now
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  const send = (bytes: Buffer, name = '台账.xlsx') => {
    const boundary = 'guatu-test-boundary'
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
    return office.raw('POST', '/api/imports', payload, `multipart/form-data; boundary=${boundary}`)
  }
  const idOf = (answer: Answer): string => {
    if (answer.status !== 200) throw new Error(`upload: ${answer.status} ${JSON.stringify(answer.body)}`)
    return (answer.body as { id: string }).id
  }
  const orThrow = (answer: Answer): ImportView => {
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as ImportView
  }
  return {
    view,
    read,
    send,
    upload: async (bytes: Buffer, name?: string): Promise<ImportView> => read(idOf(await send(bytes, name))),
    adjust: async (now: ImportView, body: object): Promise<ImportView> => {
      orThrow(await office.send('PUT', `/api/imports/${now.id}`, { expectedVersion: now.version, ...body }))
      return read(now.id)
    },
    tryConfirm: (now: ImportView, removeGone = false) =>
      office.send('POST', `/api/imports/${now.id}/confirmation`, { expectedVersion: now.version, removeGone }),
    confirm: async (now: ImportView, removeGone = false): Promise<ImportView> => {
      const body = { expectedVersion: now.version, removeGone }
      orThrow(await office.send('POST', `/api/imports/${now.id}/confirmation`, body))
      const done = await read(now.id)
      if (done.state !== 'confirmed') throw new Error(`not stored: ${done.state} ${done.problem}`)
      return done
    },
    /** The newest import. */
    last: async (): Promise<{ id: string }> =>
      ((await office.get('/api/imports')).body as { rows: { id: string }[] }).rows[0]!,
    undo: async (id: string): Promise<ImportView> => orThrow(await office.send('POST', `/api/imports/${id}/undo`)),
  }
}
