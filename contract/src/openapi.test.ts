import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allOperations, operationsBySubject } from './all.ts'
import { describeApi } from './openapi.ts'

type Node = { readonly [key: string]: unknown }
const document = describeApi(operationsBySubject, '/guatu') as {
  openapi: string
  paths: Record<string, Record<string, Node>>
  components: Record<string, Record<string, Node>>
  tags: { name: string }[]
  servers: { url: string }[]
}
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, op]) => ({ path, method, op })),
)

/** Every object in a JSON value, with its place. */
function everyObject(value: unknown, place: string, visit: (node: Node, place: string) => void): void {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) visit(value as Node, place)
  for (const [key, child] of Object.entries(value)) everyObject(child, `${place}/${key}`, visit)
}

describe('the OpenAPI document', () => {
  it('holds every operation of the contract once, and nothing else', () => {
    expect(allOperations.length).toBeGreaterThan(70)
    const ids = described.map((d) => d.op.operationId as string)
    expect(ids.sort()).toEqual(allOperations.map((op) => op.id).sort())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is made of every file of the contract that names an operation', () => {
    const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    const named = readdirSync(import.meta.dirname)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter((file) => / = operation\(\{/.test(readFileSync(join(import.meta.dirname, file), 'utf8')))
      .map((file) => camelCase(file.slice(0, -3)))
    const speaking = [...operationsBySubject].filter(([, operations]) => operations.length > 0)
    expect(speaking.map(([subject]) => subject).sort()).toEqual(named.sort())
  })

  it('says 3.1, where the server is, and which subjects there are', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.servers).toEqual([{ url: '/guatu' }])
    expect(document.tags.map((t) => t.name)).toContain('reports')
  })

  it('declares each placeholder of a path as a required parameter, and no other', () => {
    const wrong = described.filter(({ path, op }) => {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!)
      const declared = ((op.parameters ?? []) as Node[]).filter((p) => p.in === 'path')
      return (
        names.sort().join() !==
          declared
            .map((p) => p.name as string)
            .sort()
            .join() || declared.some((p) => !p.required)
      )
    })
    expect(wrong.map((w) => w.path)).toEqual([])
  })

  it('gives each parameter once, with a schema', () => {
    for (const { op } of described) {
      const parameters = (op.parameters ?? []) as Node[]
      expect(new Set(parameters.map((p) => `${p.in} ${p.name}`)).size).toBe(parameters.length)
      expect(parameters.filter((p) => typeof p.schema !== 'object')).toEqual([])
    }
  })

  it('gives no body to GET, an answer to each operation, and a problem when it is refused', () => {
    expect(described.filter((d) => d.method === 'get' && 'requestBody' in d.op)).toEqual([])
    for (const { op } of described) {
      const responses = op.responses as Record<string, Node>
      expect(responses.default).toEqual({ $ref: '#/components/responses/Refused' })
      expect(Object.keys(responses).filter((status) => /^2\d\d$/.test(status))).toHaveLength(1)
    }
  })

  it('asks for a session exactly where the contract does', () => {
    const secured = described.filter((d) => (d.op.security as unknown[]).length > 0).map((d) => d.op.operationId)
    const wanted = allOperations.filter((op) => op.auth === 'session').map((op) => op.id)
    expect(secured.sort()).toEqual(wanted.sort())
  })

  it('points only to what stands in it', () => {
    const missing: string[] = []
    everyObject(document, '#', (node, place) => {
      if (typeof node.$ref !== 'string') return
      const target = node.$ref
        .replace('#/', '')
        .split('/')
        .reduce<unknown>((at, key) => (at as Node | undefined)?.[key], document)
      if (target === undefined) missing.push(`${place} → ${node.$ref}`)
    })
    expect(missing).toEqual([])
  })

  it('knows only the types of JSON Schema, and requires only properties that it describes', () => {
    const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']
    const wrong: string[] = []
    everyObject(document.paths, '#/paths', (node, place) => {
      if (/\/properties$/.test(place)) return
      const type = node.type
      if (typeof type === 'string' && !types.includes(type)) wrong.push(`${place}: ${type}`)
      if (type === 'object' && Array.isArray(node.required) && node.properties)
        for (const name of node.required as string[])
          if (!(name in (node.properties as Node))) wrong.push(`${place}: ${name} is required and not described`)
    })
    expect(wrong).toEqual([])
  })

  it('describes a report as it travels: money as decimal strings, dates as dates', () => {
    const op = document.paths['/api/projects/{id}/reports']!.post as {
      requestBody: { content: { 'application/json': { schema: { properties: Record<string, Node> } } } }
    }
    const { properties } = op.requestBody.content['application/json'].schema
    expect(properties.asOf).toMatchObject({ type: 'string', format: 'date' })
    expect(JSON.stringify(properties.doneThisYear)).toContain('"pattern"')
    expect(JSON.stringify(properties.doneThisYear)).not.toContain('"number"')
  })
})
