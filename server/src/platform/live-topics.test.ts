import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '@guatu/domain/organization/actor'
import { describe, expect, it } from 'vitest'
import { topicFilter } from './live-routes.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const textsIn = (folder: string): string[] =>
  (readdirSync(join(root, folder), { recursive: true }) as string[])
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))

/** A topic as written in the client; `project:${id}` is named by its kind. */
const listened = new Set(
  textsIn('web/src').flatMap((text) =>
    [...text.matchAll(/(?:useRefreshOn\(|useTopic\(|topic=)["'`](\w+:?)/g)].map((found) => found[1]!),
  ),
)
const told = textsIn('server/src').join('\n')
const office: Actor = {
  accountId: 'a',
  name: '项目办',
  personId: null,
  unitIds: [],
  grants: [{ role: 'projectOffice', unitId: null, regionCode: null }],
} as unknown as Actor

describe('what screens listen to', () => {
  it('is let through to those who may see the screen', () => {
    const sees = topicFilter(office, null)
    const deaf = [...listened].filter((topic) => !sees(topic.endsWith(':') ? `${topic}1` : topic))
    expect(listened.size).toBeGreaterThan(10)
    expect(deaf).toEqual([])
  })
  it('is told by some command', () => {
    expect([...listened].filter((topic) => !told.includes(`'${topic}'`) && !told.includes(`\`${topic}\${`))).toEqual([])
  })
})
