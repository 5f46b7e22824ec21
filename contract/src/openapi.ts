import { z } from 'zod'
import { Problem } from './common.ts'
import type { Operation } from './operation.ts'

type Json = { readonly [key: string]: unknown }

/** Media types of answers that are no JSON, by the `download` of their operation; the rest are files of any kind. */
const MEDIA: Readonly<Record<string, string>> = {
  'event-stream': 'text/event-stream',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  svg: 'image/svg+xml',
  json: 'application/json',
  xml: 'application/xml',
  calendar: 'text/calendar',
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  return rest
}

/**
 * The whole contract as an OpenAPI 3.1 document. `basePath` is '' or begins with a slash. Refusals stand by their codes in
 * `x-refusals`; every refused call answers with a problem of RFC 9457.
 */
export function describeApi(operationsBySubject: ReadonlyMap<string, readonly Operation[]>, basePath = ''): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const [subject, operations] of operationsBySubject)
    for (const op of operations) {
      const path = op.path.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [op.method.toLowerCase()]: describeOperation(op, subject) }
    }
  return {
    openapi: '3.1.0',
    info: { title: 'Guatu 挂图', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: basePath === '' ? '/' : basePath }],
    tags: [...operationsBySubject].filter(([, operations]) => operations.length > 0).map(([name]) => ({ name })),
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      responses: {
        Refused: {
          description: 'RFC 9457: why not, by code and in a sentence',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'guatu_session' } },
    },
  }
}

function describeOperation(op: Operation, subject: string): Json {
  const parameters = [...parametersOf(op, 'path'), ...parametersOf(op, 'query')]
  return {
    operationId: op.id,
    tags: [subject],
    security: op.auth === 'session' ? [{ session: [] }] : [],
    ...(parameters.length > 0 && { parameters }),
    ...(op.upload
      ? { requestBody: { required: true, content: { 'multipart/form-data': { schema: FORM } } } }
      : op.body && {
          requestBody: { required: true, content: { 'application/json': { schema: schemaOf(op.body, 'input') } } },
        }),
    responses: { ...answerOf(op), default: { $ref: '#/components/responses/Refused' } },
    ...(op.refusals && { 'x-refusals': op.refusals }),
  }
}

/** One file, sent as a form sends it. */
const FORM: Json = {
  type: 'object',
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
}

function answerOf(op: Operation): Json {
  if (op.download) {
    const media = MEDIA[op.download] ?? 'application/octet-stream'
    return { '200': { description: op.download, content: { [media]: { schema: { type: 'string' } } } } }
  }
  if (!op.response) return { '204': { description: 'done; nothing to say' } }
  return { '200': { description: op.id, content: { 'application/json': { schema: schemaOf(op.response, 'output') } } } }
}

function parametersOf(op: Operation, where: 'path' | 'query'): Json[] {
  const schema = where === 'path' ? op.params : op.query
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }))
}
