import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server?.drop())

test('the server tells its contract to anybody, and every route of it stands in it', async () => {
  const answer = await server.app.inject({ method: 'GET', url: '/api/openapi.json' })
  expect(answer.statusCode).toBe(200)
  const { openapi, paths } = answer.json() as {
    openapi: string
    paths: Record<string, Record<string, { operationId: string }>>
  }
  expect(openapi).toBe('3.1.0')
  const told = Object.values(paths).flatMap((methods) => Object.values(methods).map((op) => op.operationId))
  expect(told.sort()).toEqual([...server.platform.served.keys()].sort())
})
